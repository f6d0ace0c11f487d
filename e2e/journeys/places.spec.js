// A place: its targets, results, gap to the country, articles, and what it belongs to today; all provinces as tiles.
import { expect, test } from '../watched.js';
import { Site } from '../pages/site.js';

test('from the map to a province, to its figure, and to what it belongs to today', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/');
  await site.navigation.getByRole('link', { name: 'Nơi', exact: true }).click();
  await expect(site.heading).toHaveText('Nơi');
  const map = page.getByRole('region', { name: 'Bản đồ ô' });
  await expect(map.getByRole('listitem')).toHaveCount(63);
  await site.passesAxe();
  const shown = page.getByRole('navigation', { name: 'Số liệu trên bản đồ' });
  await shown.getByRole('link', { name: /^Tổng thu/ }).click();
  await expect(map.getByRole('heading')).toContainText('Tổng thu');
  await expect(map.getByRole('link', { name: 'Tiền Giang 5.235 tỷ' })).toBeVisible();

  await page.getByRole('link', { name: '34 (từ 1/7/2025)' }).click();
  await expect(map.getByRole('listitem')).toHaveCount(34);
  await expect(page.getByRole('main')).toContainText('chỉ số liệu từ ngày ấy');
  await expect(map.getByRole('link', { name: 'Tiền Giang' })).toHaveCount(0);
  await page.goBack();
  await map.getByRole('link', { name: /^Tiền Giang/ }).click();
  await expect(site.heading).toHaveText('Tiền Giang');
  const main = page.getByRole('main');
  await expect(main).toContainText('trên 5.147 tỷ đồng');
  await expect(main).toContainText('31,3 % − 38,08 % = −6,78 điểm %');
  await site.passesAxe();
  await main.getByRole('link', { name: 'trên 5.235 tỷ đồng' }).last().click();
  await expect(site.heading).not.toHaveText('Tiền Giang');
  await expect(page.getByRole('article')).toContainText('5.235 tỷ đồng');
  await page.goBack();
  await page.getByRole('link', { name: 'Từ 1/7/2025 thuộc Đồng Tháp (VN-45)' }).click();
  await expect(site.heading).toHaveText('Đồng Tháp');
  await expect(main.getByRole('link', { name: 'Tiền Giang (VN-46)' })).toBeVisible();
  await site.goTo('#/noi/VN-99', 'vi');
  await expect(main).toContainText('không có số liệu của nơi “VN-99”');
});
