// A draft is checked while it is written: alone, and beside the articles of the site.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../watched.js';
import { Draft } from '../pages/draft.js';

const ARTICLE = new URL('../../seeds/002_19010a73d84e7aeb.txt', import.meta.url);

test('what is typed is marked and explained, and what it lacks is asked', async ({ page, address }) => {
  const draft = new Draft(page, address);
  await draft.open();
  await draft.field.fill('Có 1.250 người tham gia và 37 hội nghị.');
  await expect(draft.summary).toHaveText('2 con số; 0 chỗ cần xem lại');
  await expect(draft.finding('Chưa rõ thời gian: 2 con số')).toBeVisible();
  await expect(draft.margin.getByText('thời gian?').first()).toBeVisible();

  // A figure of the list is selected where it stands.
  await draft.margin.getByRole('button', { name: '37 hội nghị' }).click();
  await expect(draft.field).toBeFocused();
  const chosen = () => draft.field.evaluate(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd));
  await expect.poll(chosen).toBe('37 hội nghị');

  // What is written is still there when the reader comes back.
  await draft.navigation.getByRole('link', { name: 'Phương pháp' }).click();
  await draft.navigation.getByRole('link', { name: 'Kiểm bản thảo' }).click();
  await expect(draft.field).toHaveValue('Có 1.250 người tham gia và 37 hội nghị.');
  await expect(draft.summary).toHaveText('2 con số; 0 chỗ cần xem lại');
  await draft.field.fill('');
  await expect(draft.findings).toHaveCount(0);
});

test('an article with a changed figure is told to be a copy, and the other value is named', async ({ page, address }) => {
  const article = await readFile(ARTICLE, 'utf8');
  const draft = new Draft(page, address);
  await draft.open();
  await draft.field.fill(article.replaceAll('32,4%', '34,2%'));
  await expect(draft.findings.filter({ hasText: 'Gần như chép lại bài' }).first()).toBeVisible();
  const doubtful = draft.findings.filter({ hasText: 'cần xem lại' });
  await expect(doubtful.filter({ hasText: '34,2' }).first()).toBeVisible();
  await expect(doubtful.filter({ hasText: '32,4' }).first()).toBeVisible();
});

test('the report is saved as a page and as JSON', async ({ page, address }) => {
  const draft = new Draft(page, address);
  await draft.open();
  await draft.field.fill('Có 1.250 <b>người</b> tham gia.');
  await expect(draft.summary).toHaveText('1 con số; 0 chỗ cần xem lại');
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFile(await download.path(), 'utf8');
  };
  const report = await saved('Tải báo cáo');
  expect(report).toContain('&lt;b&gt;người&lt;/b&gt;');
  expect(report).toContain('Chưa rõ thời gian: 1 con số');
  const json = JSON.parse(await saved('Tải JSON'));
  expect(json.text).toBe('Có 1.250 <b>người</b> tham gia.');
  expect(json.figures[0].raw).toContain('1.250');
});

for (const { colorScheme, width } of [{ colorScheme: 'light', width: 1280 }, { colorScheme: 'dark', width: 390 }]) {
  test(`a draft with findings passes axe, ${colorScheme}, ${width} px`, async ({ page, address }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    const draft = new Draft(page, address);
    await draft.open();
    await draft.field.fill((await readFile(ARTICLE, 'utf8')).replaceAll('32,4%', '34,2%'));
    await expect(draft.findings.first()).toBeVisible();
    await draft.passesAxe();
    await draft.hasNoHorizontalScroll(width);
  });
}
