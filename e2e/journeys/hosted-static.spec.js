// The corpus without JavaScript: static pages, found from the start page, that hold every text and every figure; and the
// worker that keeps the page for visits without a network, at work.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../watched.js';

test.use({ withServiceWorker: true });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every article is read with its figures, from the start page on', async ({ page, address }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Trang này cần JavaScript' })).toBeVisible();
    const list = page.getByRole('navigation', { name: 'Trang không cần JavaScript' });
    const articles = await list.getByRole('listitem').getByRole('link').evaluateAll((links) => links.map((link) => link.href));
    expect(articles).toHaveLength(5);
    for (const article of articles) {
      await page.goto(article);
      const [row] = await page.getByRole('row').filter({ has: page.getByRole('cell') }).all();
      // The sentence of a figure is a link away, on the same page.
      await row.getByRole('link').click();
      const figure = page.locator(':target');
      await expect(figure).toBeInViewport();
      expect(await page.getByRole('article').innerText()).toContain(await figure.innerText());
    }
    await page.getByRole('link', { name: 'Các bài và số liệu' }).click();
    await page.getByRole('link', { name: 'Tỷ lệ bao phủ BHXH' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tỷ lệ bao phủ BHXH' })).toBeVisible();
    await page.getByRole('row', { name: '38,08' }).getByRole('link').click();
    await expect(page.locator(':target')).toHaveText('38,08%');
  });
});

test('a static page leads to the same article in the page, and axe finds nothing', async ({ page, address }) => {
  for (const name of ['doc/index.html', 'doc/chi-so/si.coverage.html', 'doc/noi/vn-46.html', 'doc/bai/000_dfed1fc10457625e.html']) {
    await page.goto(new URL(name, address).href);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('link', { name: 'Mở để lọc, vẽ, đối chiếu' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
});

test('the page leads to the static pages, and to the whole site in one file', async ({ page, address }) => {
  await page.goto(address);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Đọc không cần JavaScript' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Các bài và số liệu');
  await page.goBack();
  const oneFile = page.getByRole('contentinfo').getByRole('link', { name: 'Cả trang trong một tệp' });
  expect((await page.request.get(new URL(await oneFile.getAttribute('href'), address).href)).ok()).toBe(true);
});

test('every page comes from the service worker as it comes from the host', async ({ page, address }) => {
  await page.goto(address);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  await page.reload();
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  for (const name of ['Số liệu', 'Tra cứu', 'Đối chiếu', 'Truyền thông', 'Nơi', 'Kiểm bản thảo', 'Phương pháp']) {
    await page.getByRole('navigation', { name: 'Các phần của trang' }).getByRole('link', { name, exact: true }).click();
    await expect(heading).toHaveText(name);
  }
});
