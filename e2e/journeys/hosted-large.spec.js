// A corpus of more than a megabyte: its articles come in files when somebody looks at them. What is shown waits for what it
// needs, and says so; a file that does not come is named and asked for again; what was looked at is there without a network.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { NOTICE, host } from '../host.js';
import { Figures } from '../pages/figures.js';
import { Search } from '../pages/search.js';

const ARTICLES = new URL('../../testdata/regression/', import.meta.url).pathname;
const N_ARTICLES = 400;
const N_SENTENCES = 24;
const LOST = 'Một phần của tập bài chưa tải được';

// What a worker keeps must be nobody else's: each journey has a browser's profile of its own.
test.use({ reuseContext: false });

let folder;

// Articles of sentences of the test articles, shuffled; each begins with a sentence that no other has.
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'large-'));
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  const texts = readdirSync(ARTICLES).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(join(ARTICLES, name), 'utf8'));
  const sentences = texts.flatMap((text) => text.split(/(?<=\.)\s+/)).map((it) => it.trim()).filter((it) => it.length > 40);
  let seed = 7;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return sentences[seed % sentences.length];
  };
  for (let at = 0; at < N_ARTICLES; at += 1) {
    const own = `Xã Thứ ${at} năm 2022 thu hoạch được ${1000 + at} tấn lúa, theo bản tin số ${at}.`;
    const text = [`Bản tin mùa màng số ${at}`, own, ...Array.from({ length: N_SENTENCES }, next)].join('\n\n');
    writeFileSync(join(articles, `tin-${String(at).padStart(3, '0')}.txt`), text);
  }
  const run = (...more) => execFileSync(process.env.SOLIEU, ['site', articles, '--from', process.env.SITE_FOLDER, ...more], { stdio: 'pipe' });
  run('--out', join(folder, 'site'));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = () => readdirSync(join(folder, 'site/corpus'));
// Blocks of articles are numbered; the others are of the index: all of it, its list of words, the places of some words.
const isBlock = (file) => /^\d/.test(file);
const blocks = () => files().filter(isBlock).sort();

// The site on a host that notes what is asked for of the corpus, and answers with a proxy's notice for what is `lost`.
async function visit(page) {
  const asked = new Set();
  const state = { asked, isLost: () => false };
  const large = await host((path) => {
    const [, file] = /\/corpus\/(.+)$/.exec(path) ?? [];
    if (!file) return undefined;
    asked.add(file);
    return state.isLost(file) ? NOTICE : undefined;
  });
  large.deploy(join(folder, 'site'));
  return Object.assign(state, large, { main: page.getByRole('main'), heading: page.getByRole('heading', { level: 1 }) });
}

test('the start page and the figures stand before any article has come, and sentences follow', async ({ page }) => {
  const site = await visit(page);
  expect(files().length, 'blocks and the index').toBeGreaterThan(10);
  const figures = new Figures(page, site.address);
  let isHeld = true;
  site.isLost = () => isHeld;
  await page.goto(site.address);
  await site.heading.waitFor();
  await expect(page.getByText('400').first()).toBeVisible();
  await page.goto(`${site.address}#/so-lieu`);
  await expect(figures.rows.first()).toContainText('tấn');
  // What is held back is told, and comes when it is asked for again.
  await expect(page.getByText(LOST)).toBeVisible();
  isHeld = false;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByText(LOST)).toBeHidden();
  await expect(figures.rows.first()).toContainText('thu hoạch được');
  expect(site.asked.size, 'only what is looked at comes').toBeLessThan(files().length / 2);
  expect([...site.asked].every(isBlock), 'nobody has searched').toBe(true);
  await site.stop();
});

test('a filter, a chart and a row lead on as in any corpus', async ({ page }) => {
  const site = await visit(page);
  const figures = new Figures(page, site.address);
  await page.goto(`${site.address}#/so-lieu?bai=tin-137`);
  await expect(figures.rows.filter({ hasText: '1.137 tấn' }).first()).toBeVisible();
  await page.goto(`${site.address}#/so-lieu?xem=cot&bai=tin-137`);
  await expect(site.main.getByRole('img').or(site.main.getByRole('figure')).first()).toBeVisible();
  await page.goto(`${site.address}#/so-lieu?bai=tin-137`);
  await figures.rows.filter({ hasText: '1.137 tấn' }).first().getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/bai\/tin-137\?.*so=2-[0-9a-f]{8}/);
  await expect(site.main.getByRole('article')).toContainText('Xã Thứ 137 năm 2022 thu hoạch được 1137 tấn lúa');
  await site.stop();
});

test('a search finds what is in articles that nobody has opened, and fetches those that it shows', async ({ page }) => {
  const site = await visit(page);
  const search = new Search(page, site.address);
  await page.goto(`${site.address}#/tim`);
  await search.field.fill('"Xã Thứ 250"');
  await expect(search.main.getByRole('listitem').filter({ hasText: 'thu hoạch được 1250 tấn' })).toHaveCount(1);
  expect([...site.asked].filter(isBlock).length, 'the block of that article').toBeLessThanOrEqual(3);
  const places = (names) => names.filter((file) => file.startsWith('words-')).length;
  expect(places([...site.asked]), 'the places of its words').toBeLessThan(places(files()));
  expect([...site.asked].some((file) => file.startsWith('index')), 'not the whole index').toBe(false);
  // A table of words counts them all.
  await page.goto(`${site.address}#/tim?goc=tan-so`);
  await expect(site.main.getByRole('table').getByRole('row').nth(20)).toBeVisible();
  expect([...site.asked].some((file) => file.startsWith('index'))).toBe(true);
  // Words in the sentences of figures are in the articles: all of them come.
  await page.goto(`${site.address}#/so-lieu?chua=bản tin số 250`);
  await expect(site.main.getByRole('table')).toContainText('1250 tấn');
  expect([...site.asked].filter(isBlock).length).toBe(blocks().length);
  await site.stop();
});

test('an article whose file is not what it should be is named and asked for again', async ({ page }) => {
  const site = await visit(page);
  site.isLost = isBlock;
  await page.goto(`${site.address}#/bai/tin-300`);
  await expect(page.getByText(LOST)).toBeVisible();
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByText(LOST)).toBeVisible();
  site.isLost = () => false;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(site.main.getByRole('article')).toContainText('Xã Thứ 300 năm 2022');
  await expect(page.getByText(LOST)).toBeHidden();
  await site.stop();
});

test('while one file is lost, others come', async ({ page }) => {
  const site = await visit(page);
  const [lost] = blocks();
  site.isLost = (file) => file === lost;
  await page.goto(`${site.address}#/bai/tin-000`);
  await expect(page.getByText(LOST)).toBeVisible();
  // What needs others is shown, without a word from the reader.
  await page.goto(`${site.address}#/tim?q="Xã Thứ 390"`);
  await expect(site.main.getByRole('listitem').filter({ hasText: 'thu hoạch được 1390 tấn' })).toHaveCount(1);
  await page.goto(`${site.address}#/bai/tin-000`);
  await expect(page.getByText(LOST)).toBeVisible();
  site.isLost = () => false;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(site.main.getByRole('article')).toContainText('Xã Thứ 0 năm 2022');
  await expect(page.getByText(LOST)).toBeHidden();
  await site.stop();
});

test('what was looked at is there without a network; what was not says so', async ({ page }) => {
  const site = await visit(page);
  await page.goto(site.address);
  await site.heading.waitFor();
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  await page.goto(`${site.address}#/bai/tin-020`);
  await expect(site.main.getByRole('article')).toContainText('Xã Thứ 20 năm 2022');
  // What was asked for before the worker was there is asked for through it.
  await page.waitForLoadState('networkidle');
  const other = blocks().findIndex((file) => !site.asked.has(file));
  const elsewhere = String(Math.floor((other + 0.5) * N_ARTICLES / blocks().length)).padStart(3, '0');
  await page.goto('about:blank');
  await site.stop();
  await page.goto(`${site.address}#/bai/tin-020`);
  await expect(site.main.getByRole('article')).toContainText('Xã Thứ 20 năm 2022');
  await page.goto(`${site.address}#/bai/tin-${elsewhere}`);
  await expect(page.getByText(LOST)).toBeVisible();
});

test('the one file holds all of it', async ({ page }) => {
  await page.goto(`${pathToFileURL(join(folder, 'site/offline.html')).href}#/bai/tin-399`);
  await expect(page.getByRole('main').getByRole('article')).toContainText('Xã Thứ 399 năm 2022');
});
