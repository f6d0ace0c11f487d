// An older browser, Chromium 109: the last one on Windows 7. Every page opens, and colours are colours.
// It is not among the packages of this folder (50 MB): `npm install --no-save @sparticuz/chromium@109` here brings it.
import { chromium } from '@playwright/test';
import { expect, test } from '../watched.js';
import { Article } from '../pages/article.js';
import { Figures } from '../pages/figures.js';

const { default: packed } = await import('@sparticuz/chromium').catch(() => ({}));

test.describe('Chromium 109', () => {
  test.skip(!packed, 'SKIPPED, not tested: @sparticuz/chromium 109 is not installed');
  let browser;

  test.beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox', '--disable-gpu', '--no-zygote'] });
    expect(browser.version()).toMatch(/^109\./);
  });

  test.afterAll(() => browser?.close());

  // The colour that an element has at last, as red, green, blue, alpha.
  const colour = (locator, property) => locator.evaluate((element, name) => {
    const [red, green, blue, alpha = 1] = getComputedStyle(element)[name].match(/[\d.]+/g).map(Number);
    return { brightness: (red + green + blue) / 3, alpha };
  }, property);

  for (const colorScheme of ['light', 'dark']) {
    test(`opens every page and has its colours, ${colorScheme}`, async ({ address }) => {
      const context = await browser.newContext({ colorScheme, locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      const figures = new Figures(page, address);
      await figures.open('#/');
      const ground = await colour(page.locator('body'), 'backgroundColor');
      expect(ground.brightness > 128).toBe(colorScheme === 'light');
      const main = await colour(page.locator('.button-main').first(), 'backgroundColor');
      expect(main.alpha).toBe(1);
      for (const name of ['Số liệu', 'Tra cứu', 'Đối chiếu', 'Truyền thông', 'Phương pháp']) {
        await figures.navigation.getByRole('link', { name }).click();
        await expect(figures.heading).toHaveText(name);
      }
      await figures.open('#/so-lieu?xem=chi-tieu');
      const drawn = page.locator('.chart-picture').first().locator('circle, rect, path').first();
      await expect(drawn).toBeAttached();
      const box = page.locator('.facet-box').first();
      expect((await colour(box, 'borderTopColor')).alpha).toBe(1);
      const article = new Article(page, address);
      await article.open('#/bai/002_19010a73d84e7aeb');
      const mark = article.text.locator('.mark[data-kind="figure"]').first();
      expect((await colour(mark, 'backgroundColor')).alpha).toBe(1);
      expect(errors).toEqual([]);
      await context.close();
    });
  }
});

test('a browser that can make no style sheets has the looks of later pages all the same', async ({ page, address }) => {
  await page.addInitScript(() => {
    globalThis.CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor'); } };
  });
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu');
  const width = await page.locator('.facet-box').first().evaluate((box) => getComputedStyle(box).borderTopWidth);
  expect(parseFloat(width)).toBeGreaterThan(0);
});
