// The programme on a common base: periods side by side, what follows from them, each number with its arithmetic and its
// sentences; names with pages of their own.
import { expect, test } from '../watched.js';
import { Site } from '../pages/site.js';

test('two periods of different lengths are compared, and each derived number shows its arithmetic', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/');
  await site.navigation.getByRole('link', { name: 'Truyền thông', exact: true }).click();
  await expect(site.heading).toHaveText('Truyền thông');
  const base = page.getByRole('region', { name: 'Việt Nam', exact: true });
  await expect(base.getByRole('columnheader', { name: 'năm 2020 12 tháng, 366 ngày' })).toBeVisible();
  await expect(base.getByRole('columnheader', { name: /18 tháng, 546 ngày/ })).toBeVisible();
  const events = base.getByRole('row', { name: /^Hội nghị, tập huấn, tọa đàm toàn bộ/ });
  await expect(events).toContainText('≈ 2.177 mỗi tháng');
  await expect(events).toContainText('≈ 3.167 mỗi tháng');
  await expect(base.getByRole('row', { name: /^Lượt người dự, bình quân .* ở Trung ương/ })).toContainText('≈ 200');

  await events.getByRole('link', { name: '≈ +45,48 %' }).click();
  const working = page.getByRole('region').or(page.getByRole('article'));
  await expect(page.getByRole('heading', { name: /Hội nghị, tập huấn, tọa đàm, toàn bộ, .*: so với năm 2020/ })).toBeVisible();
  await expect(working.filter({ hasText: '57.000 ÷ 18 tháng ÷ ((120 + 26.000) ÷ 12 tháng) − 1 ≈ 45,48 %' }).last()).toBeVisible();
  await expect(page.getByRole('article').getByRole('link', { name: /trên 120 hội nghị/ })).toBeVisible();
  await site.passesAxe();
  // The address says it all: reloaded, it is still open; chosen again, it closes.
  await site.reload();
  await events.getByRole('link', { name: '≈ +45,48 %' }).click();
  await expect(page.getByRole('heading', { name: /so với năm 2020/ })).toHaveCount(0);
});

test('a plan stands with its target and its result', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/truyen-thong');
  await expect(page.getByRole('heading', { name: 'Kế hoạch 818/KH-BHXH' })).toBeVisible();
  await page.getByText('Xem phép tính', { exact: true }).click();
  await expect(page.getByRole('article').filter({ hasText: '3,72 triệu ÷ 25.358.667 ≈ 14,67 %' }).first()).toBeVisible();
});

test('a channel leads to its sentences, and on to whom it reaches', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/truyen-thong');
  await page.getByRole('link', { name: 'mạng xã hội', exact: true }).click();
  await expect(site.heading).toHaveText('mạng xã hội');
  await expect(page.getByRole('link', { name: /mạng xã hội/ }).first()).toBeVisible();
  await site.passesAxe();
  await page.getByRole('link', { name: 'người dân', exact: true }).click();
  await expect(site.heading).toHaveText('người dân');
  await page.goBack();
  await expect(site.heading).toHaveText('mạng xã hội');
  await site.goTo('#/ten/kenh:khong-co', 'vi');
  await expect(page.getByRole('main')).toContainText('không có kênh “khong-co”');
});
