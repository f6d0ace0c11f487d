// *Đối chiếu*: from the top, one line each; opened on demand; reprints and what cannot be decided in their places.
import { expect, test } from '../watched.js';
import { Site } from '../pages/site.js';

test('findings are lines that open, and Back finds open what was opened', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/doi-chieu');
  const lines = page.getByRole('article');
  expect(await lines.count()).toBeGreaterThan(5);
  // The whole list is no longer than a few screens.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThan(8000);
  const first = lines.first();
  await expect(first.getByRole('listitem')).toHaveCount(0);
  await first.getByRole('heading').click();
  const sentence = first.getByRole('listitem').first();
  await expect(sentence).toBeVisible();
  const link = sentence.getByRole('link').first();
  await link.click();
  await expect(site.heading).not.toHaveText('Đối chiếu');
  await page.goBack();
  await expect(site.heading).toHaveText('Đối chiếu');
  await expect(link).toBeFocused();
});

test('what cannot be decided is folded by kind', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/doi-chieu?doi-chieu=thieu-du-kien');
  const fold = page.getByRole('region', { name: 'Phép đối chiếu' }).getByRole('group').first();
  await expect(fold.getByRole('article').first()).toBeHidden();
  await fold.getByText('không đủ dữ kiện').first().click();
  await expect(fold.getByRole('article').first()).toBeVisible();
});

test('reprints are a tab of their own', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/doi-chieu');
  await page.getByRole('link', { name: /^Bài đăng lại: \d+$/ }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByText('Xem hai bài cạnh nhau').click();
  await expect(page.getByText(/triệu/).first()).toBeVisible();
  expect(site.hash()).toContain('muc=dang-lai');
});

for (const { colorScheme, width } of [{ colorScheme: 'light', width: 1280 }, { colorScheme: 'dark', width: 390 }]) {
  test(`opened lines and each tab pass axe, ${colorScheme}, ${width} px`, async ({ page, address }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    const site = new Site(page, address);
    await site.open('#/doi-chieu');
    await page.getByRole('article').first().getByRole('heading').click();
    await site.passesAxe();
    await site.hasNoHorizontalScroll(width);
    for (const tab of ['suy-ra', 'dang-lai']) {
      await site.open(`#/doi-chieu?v=1&muc=${tab}`);
      await page.getByRole('article').first().waitFor();
      await site.passesAxe();
      await site.hasNoHorizontalScroll(width);
    }
  });
}
