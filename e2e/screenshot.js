// The pictures of README.md and docs/tour.md: every page, light and dark, wide and narrow, into docs/pictures/.
import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const { SITE_URL, CHROMIUM } = process.env;
if (!SITE_URL || !CHROMIUM) throw new Error('SITE_URL and CHROMIUM are expected: run `cargo xtask screenshot`');

const folder = process.env.PICTURES ?? join(fileURLToPath(new URL('.', import.meta.url)), '../docs/pictures');
mkdirSync(folder, { recursive: true });

// What is pictured: a name, the address after the `#`, and what must be there before the picture is taken.
const views = [
  { name: 'home', hash: '#/' },
  { name: 'figures', hash: '#/so-lieu' },
  { name: 'chart', hash: '#/so-lieu?xem=duong&chi-so=si.coverage~hi.coverage&so-do=ty-le' },
  { name: 'targets', hash: '#/so-lieu?xem=chi-tieu' },
  { name: 'article', hash: '#/bai/000_dfed1fc10457625e?so=9-a6448beb.1' },
  { name: 'checks', hash: '#/doi-chieu' },
  { name: 'search', hash: '#/tim?q=tham%20gia&goc=ngu-canh' },
  { name: 'communication', hash: '#/truyen-thong' },
];

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--disable-gpu'] });
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    const context = await browser.newContext({
      colorScheme, viewport: { width, height: width > 600 ? 800 : 844 }, locale: 'vi-VN', reducedMotion: 'reduce',
      deviceScaleFactor: 1,
    });
    for (const { name, hash } of views) {
      const page = await context.newPage();
      await page.goto(SITE_URL + hash);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
