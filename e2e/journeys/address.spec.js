// Whatever stands after the `#`, the page is never blank, and says what it did not understand.
import { expect, test } from '../watched.js';
import { Site } from '../pages/site.js';

for (const hash of ['#/khong-co-phong-nay', '#/bai/khong-co-bai-nay', '#khong-phai-dia-chi', '#/so-lieu?%E0%A4%A', '#/%%%']) {
  test(`${hash} is not blank`, async ({ page, address }) => {
    const site = new Site(page, address);
    await site.open(hash);
    await expect(site.heading).toBeVisible();
    await expect(site.navigation.getByRole('link', { name: 'Số liệu' })).toBeVisible();
    await site.navigation.getByRole('link', { name: 'Số liệu' }).click();
    await expect(page.getByRole('table')).toBeVisible();
  });
}

test('a key that is not understood is reported, ignored, and can be dismissed', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/so-lieu?v=1&khong-co-khoa-nay=1');
  const note = page.getByRole('status').filter({ hasText: 'khong-co-khoa-nay' });
  await expect(note).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await note.getByRole('button', { name: 'Bỏ qua' }).click();
  await expect(note).toHaveCount(0);
});

test('a sentence that has changed since is said to have changed, and no other one lights up', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/bai/000_dfed1fc10457625e?so=9-00000000.4');
  await expect(page.getByRole('article').getByRole('status').first()).toBeVisible();
  expect(await page.evaluate(() => document.querySelectorAll('[data-highlighted]').length)).toBe(0);
});
