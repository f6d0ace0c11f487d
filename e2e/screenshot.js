// The pictures of README.md and docs/tour.md: every page, light and dark, wide and narrow, into docs/pictures/.
import { chromium } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
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
// What others show beside a link to a site, of whatever corpus: page/preview.png, in the size that they ask for.
const preview = await browser.newPage({ viewport: { width: 1200, height: 630 }, deviceScaleFactor: 1 });
const icon = readFileSync(new URL('../page/favicon.svg', import.meta.url), 'utf8');
await preview.setContent(`<body style="margin:0;height:630px;box-sizing:border-box;padding:96px;background:#FBF8F2;color:#211C17;
  font:400 36px/1.4 'Noto Sans','DejaVu Sans',sans-serif;border-bottom:16px solid #A8321E">
  <div style="width:96px;height:96px">${icon.replace('<svg', '<svg width="96" height="96"')}</div>
  <h1 style="font:700 88px/1.2 'Noto Serif','DejaVu Serif',serif;margin:40px 0 24px">Số Liệu</h1>
  <p style="margin:0;max-width:24em">Mỗi con số trong bài báo tiếng Việt, cùng câu văn nêu nó: lọc, vẽ, tra cứu, đối chiếu, ngay trong trình duyệt.</p>
</body>`);
await preview.screenshot({ path: fileURLToPath(new URL('../page/preview.png', import.meta.url)) });
await browser.close();
