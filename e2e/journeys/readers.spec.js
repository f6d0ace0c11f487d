// What two readers of DESIGN §1 leave with: a researcher a series in a file that says where it is from, a student a site of
// their own corpus. The officer is in brief.spec.js, the journalist in card.spec.js.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '../watched.js';
import { Figures } from '../pages/figures.js';
import { Site } from '../pages/site.js';

const run = promisify(execFile);
const OTHER = new URL('../../testdata/other/', import.meta.url).pathname;
const { SITE_FOLDER, SOLIEU } = process.env;

test('a researcher takes the series of coverage, with what each rate is out of, to a file that cites its sources', async ({ page, address }, info) => {
  const figures = new Figures(page, address);
  await figures.open();
  await figures.finder('Chỉ số').fill('bao phủ BHXH');
  await figures.value('Chỉ số', 'Tỷ lệ bao phủ BHXH').click();
  await figures.filterHead('Loại số đo').click();
  await figures.value('Loại số đo', 'Tỷ lệ').click();
  await expect(figures.value('Loại số đo', 'Tỷ lệ')).toBeChecked();
  await page.getByRole('main').getByText('Tải về', { exact: true }).click();
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    const path = info.outputPath(download.suggestedFilename());
    await download.saveAs(path);
    return { name: download.suggestedFilename(), text: await readFile(path, 'utf8') };
  };
  const file = await save(/^Data Package/);
  expect(file.name).toMatch(/^so-lieu_.*bao-phu.*_datapackage\.json$/);
  const { title, description, sources, resources } = JSON.parse(file.text);
  const [rows, , articles] = resources.map(({ data }) => data);
  expect(rows.length).toBeGreaterThan(3);
  await expect(figures.summary).toHaveText(new RegExp(`^${rows.length}/`));

  // The rates of the country, in time: each with its denominator, and with the base that it implies where its level stands
  // beside it.
  const country = rows.filter((row) => row.place_today === 'VN' && row.status === 'actual');
  const series = Object.fromEntries(country.map((row) => [row.value, row]));
  expect(Object.keys(series).sort()).toEqual(expect.arrayContaining(['32.4', '38.08']));
  for (const row of country) expect(row.denominator, row.raw).toMatch(/lực lượng lao động/);
  expect(series['32.4'].implied_base).toBe(49_382_716);
  expect(series['38.08'].implied_base).toBe(45_955_882);
  expect([series['32.4'].period_end, series['38.08'].period_end]).toEqual(['2021-03-31', '2022-12-31']);

  // The file says what it holds and which articles state it.
  expect(title).toBe('Số liệu: Tỷ lệ bao phủ BHXH, tỷ lệ · Truyền thông bảo hiểm xã hội, 2020–2023');
  expect(description).toMatch(/\S/);
  expect(sources).toHaveLength(articles.length);
  for (const article of articles.filter((it) => it.title)) {
    expect(sources).toContainEqual(expect.objectContaining({ title: article.title }));
  }
  for (const row of rows) {
    expect(articles.map(({ doc_id: id }) => id)).toContain(row.doc_id);
    expect(row.quote, row.figure_id).toContain(row.raw);
  }
  const { text } = await save(/BibTeX/);
  expect(text.match(/^@/gm)).toHaveLength(articles.length);
});

// What has a heading and nothing under it.
const emptySections = (headings) => headings.filter((heading) => {
  if (heading.tagName === 'H1') return false;
  const section = heading.closest('section, article, figure, li, details') ?? heading.parentElement;
  const isClosed = heading.closest('details:not([open])');
  return !isClosed && section.innerText.trim() === heading.innerText.trim() && !section.querySelector('svg, input');
}).map((heading) => heading.innerText);

test.describe('a site of another subject', () => {
  // It is a file of its own.
  test.use({ expectedErrors: [/^request: file:.*\/offline\.html$/] });

  test('a student finds what their own corpus is about, without a word of another subject and without an empty section', async ({ page }, info) => {
    const folder = join(info.outputDir, 'site');
    await run(SOLIEU, ['site', OTHER, '--from', SITE_FOLDER, '--out', folder]);
    const site = new Site(page, pathToFileURL(join(folder, 'offline.html')).href);
    await site.open('#/');
    const main = page.getByRole('main');
    // What it is about, on the start page: its figures, its places, its articles.
    await expect(main).toContainText('3 bài');
    await expect(main).toContainText(/tai nạn/i);
    await expect(main.getByRole('link', { name: /Cà Mau/ }).first()).toBeVisible();
    const hashes = await site.navigation.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hashes.length).toBeGreaterThan(3);
    const entries = await site.navigation.innerText();
    expect(entries, 'no codebook of it says what a programme is').not.toContain('Truyền thông');
    for (const hash of [...hashes, '#/noi/VN-59', '#/so-lieu?v=1&xem=duong', '#/so-lieu?v=1&xem=chi-tieu', '#/tim?v=1&q=tai%20nạn']) {
      for (const language of ['vi', 'en']) {
        await site.goTo(`${hash}${hash.includes('?') ? '&' : '?'}nn=${language}`, language);
        await test.step(`${hash} ${language}`, async () => {
          await expect(page.locator('body')).not.toContainText(/bảo hiểm (xã hội|y tế|thất nghiệp)|BHXH|BHYT|BHTN|VssID|social insurance|health insurance/i);
          expect(await main.getByRole('heading').evaluateAll(emptySections)).toEqual([]);
          for (const list of await main.getByRole('list').all()) expect(await list.innerText()).not.toBe('');
        });
      }
    }
  });
});
