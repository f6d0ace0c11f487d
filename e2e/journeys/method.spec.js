// *Phương pháp*: what every name means, one activation away from it.
import { expect, test } from '../watched.js';
import { Article } from '../pages/article.js';

test('a figure leads to what its indicator means, with what it is out of and its sources', async ({ page, address }) => {
  const article = new Article(page, address);
  await article.open('#/bai/000_dfed1fc10457625e');
  await article.mark('gần 16 triệu người').click();
  await article.card.getByRole('link', { name: 'Định nghĩa' }).first().click();
  await expect(article.heading).toHaveText('Phương pháp');
  await expect(page.getByText('Số người đang tham gia bảo hiểm xã hội, cả bắt buộc và tự nguyện.')).toBeInViewport();
  for (const name of ['Từ điển chỉ số', 'Các bộ lọc', 'Từ viết tắt', 'Phím tắt', 'Giới hạn']) {
    await expect(page.getByRole('heading', { name })).toHaveCount(1);
  }
  await article.passesAxe();
});
