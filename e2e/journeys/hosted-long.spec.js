// A corpus with more figures than a page should hold: only rows near the window are built, and the page says so.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { Figures } from '../pages/figures.js';

const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const N_COPIES = 8;

// The seeds, each several times, as a site of one file.
function longSite(folder) {
  const articles = join(folder, 'articles');
  mkdirSync(articles, { recursive: true });
  for (const name of readdirSync(SEEDS).filter((file) => /^\d.*\.txt$/.test(file))) {
    for (let nth = 0; nth < N_COPIES; nth += 1) copyFileSync(join(SEEDS, name), join(articles, `${nth}-${name}`));
  }
  const site = join(folder, 'site');
  execFileSync(process.env.SOLIEU, ['site', articles, '--from', process.env.SITE_FOLDER, '--out', site], { stdio: 'pipe' });
  return pathToFileURL(join(site, 'offline.html')).href;
}

test('of a long table only rows near the window are built, wherever the reader goes, and the heads stay', async ({ page }, info) => {
  const figures = new Figures(page, longSite(info.outputPath('long')));
  await figures.open();
  const all = Number((await figures.summary.innerText()).match(/^\d+/)[0]);
  expect(all).toBeGreaterThan(500);
  await expect(page.getByText('Bảng dài: chỉ các dòng gần chỗ đang xem có trong trang')).toBeVisible();
  await figures.rows.first().waitFor();
  const first = (await figures.rawTexts())[0];
  const head = figures.table.getByRole('columnheader', { name: 'Giá trị' });
  for (const [key, end] of [['End', 'last'], ['Home', 'first'], ['End', 'last']]) {
    // Rows that were never built may be higher than they were taken to be.
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(figures.rows[end]()).toBeInViewport({ timeout: 2_000 });
    }).toPass();
    await expect(head).toBeInViewport();
    // What is far from the window goes again.
    await expect.poll(() => figures.rows.count()).toBeLessThan(all);
    await expect.poll(async () => (await figures.rawTexts())[0] === first).toBe(end === 'first');
  }
});
