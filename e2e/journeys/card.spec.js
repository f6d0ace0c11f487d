// A journalist takes a figure to a card that can be quoted: copied, saved, printed.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../watched.js';
import { Article } from '../pages/article.js';

test('"gần 16 triệu" becomes a saved card with its two articles and one independent source', async ({ page, address }, info) => {
  const article = new Article(page, address);
  await article.open('#/bai/000_dfed1fc10457625e');
  await article.mark('gần 16 triệu người').click();
  await article.card.getByRole('link', { name: 'Thẻ kiểm chứng' }).click();
  await expect(article.heading).toHaveText('Người tham gia BHXH, Việt Nam, đến 31/3/2021: gần 16 triệu người');
  const card = page.getByRole('article');
  await expect(card).toContainText('2 bài, 1 nguồn độc lập; cùng một giá trị');
  await expect(card).toContainText('14,9 triệu + 1,1 triệu = 16 triệu');
  await article.passesAxe();
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    expect(download.suggestedFilename()).toMatch(/^the-kiem-chung_nguoi-tham-gia-bhxh/);
    const path = info.outputPath(download.suggestedFilename());
    await download.saveAs(path);
    return readFile(path);
  };
  const json = JSON.parse((await save('JSON (ClaimReview)')).toString());
  expect(json.review['@type']).toBe('ClaimReview');
  expect(json.review.itemReviewed.appearance).toHaveLength(2);
  expect((await save('Hình SVG')).toString()).toContain('gần 16 triệu người');
  expect((await save('Hình PNG')).subarray(1, 4).toString()).toBe('PNG');
  // On paper: the card without its buttons.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Hình PNG' })).toBeHidden();
  await expect(card).toBeVisible();
});

test('a check has a card, and what there is no card of says so', async ({ page, address }) => {
  const article = new Article(page, address);
  await article.open('#/doi-chieu?doi-chieu=lam-tron');
  const first = page.getByRole('article').first();
  await first.getByRole('heading').click();
  await first.getByRole('link', { name: 'Thẻ kiểm chứng' }).click();
  await expect(page.getByRole('article')).toContainText('khớp nếu làm tròn');
  await article.goTo('#/the/khong-co', 'vi');
  await expect(page.getByRole('main')).toContainText('Không có thẻ này');
});
