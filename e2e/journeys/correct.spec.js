// A figure that was read wrongly is corrected in place; the correction goes along as a file and in a site of one file.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '../watched.js';
import { Corrections } from '../pages/corrections.js';
import { Own } from '../pages/own.js';

const run = promisify(execFile);
const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const { SOLIEU } = process.env;
const TEXT = 'Năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế. Ngoài ra có 812 hộ nghèo được hỗ trợ.';

async function downloaded(page, name, path) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  await download.saveAs(path);
  return path;
}

test('a figure is corrected, and the file corrects it for the command', async ({ page, address }, info) => {
  const own = new Own(page, address);
  await own.open();
  await own.paste(TEXT);
  await own.main.getByRole('heading', { level: 3 }).getByRole('link').click();
  const article = new Corrections(page, address);
  await article.edit('21.345 người');

  // Nothing differs yet; what cannot be understood is said.
  await article.save.click();
  await expect(article.card.getByRole('alert')).toHaveText('Chưa có gì khác với cách đọc hiện nay');
  await article.field('Thời gian: trong hay tính đến').selectOption('tính đến');
  await article.card.getByRole('textbox', { name: /Năm, tháng hay ngày/ }).fill('giữa năm');
  await article.save.click();
  await expect(article.card.getByRole('alert')).toContainText('Chưa hiểu thời gian');

  await article.card.getByRole('textbox', { name: /Năm, tháng hay ngày/ }).fill('30/6/2022');
  await article.field('Thực hiện hay chỉ tiêu').selectOption('chỉ tiêu');
  await article.card.getByRole('textbox', { name: /Vì sao/ }).fill('theo phụ lục 2');
  await article.save.click();
  await expect(article.card).toContainText('đến 30/6/2022');
  await expect(article.card).toContainText('người đọc đã sửa');
  await expect(article.openForm).toBeFocused();

  // Another one is no figure at all.
  await article.edit('812 hộ nghèo');
  await article.notAFigure.check();
  await article.save.click();
  await expect(article.text.getByRole('link', { name: '812 hộ nghèo', exact: true })).toHaveCount(0);
  await expect(article.card.getByText(/^Câu \d+$/)).toBeVisible();

  await article.goTo('#/sua?v=1&kho=toi', 'vi');
  await expect(page.getByRole('heading', { name: '2 chỗ đã sửa' })).toBeVisible();
  await expect(article.main).toContainText('Thời gian: đến 30/6/2022');
  const file = await downloaded(page, 'Tải corrections.toml', join(info.outputDir, 'corrections.toml'));
  const written = await readFile(file, 'utf8');
  expect(written.match(/^\[\[correction\]\]$/gm)).toHaveLength(2);

  // The same text and the file, read by the command.
  const folder = join(info.outputDir, 'tin');
  await mkdir(folder, { recursive: true });
  const [, id] = written.match(/^document = "(.*)"$/m);
  await writeFile(join(folder, `${id}.txt`), TEXT);
  const { stdout } = await run(SOLIEU, ['query', folder, '--knowledge', SEEDS, '--json', '--corrections', file]);
  const rows = stdout.trim().split('\n').flatMap((line) => JSON.parse(line));
  const row = rows.find(({ raw }) => raw === '21.345 người');
  expect([row.status, row.period_end]).toEqual(['target', '2022-06-30']);
  expect(rows.some(({ raw }) => raw.startsWith('812'))).toBe(false);

  // Taken back, the figure is as it was read.
  await page.getByRole('button', { name: 'Bỏ sửa đổi: 812 hộ nghèo' }).click();
  await expect(page.getByRole('heading', { name: '1 chỗ đã sửa' })).toBeVisible();
});

test('corrections of the articles of the site go along in a site of one file', async ({ page, address }, info) => {
  const article = new Corrections(page, address);
  await article.open('#/bai/000_dfed1fc10457625e?so=9-a6448beb.1');
  await article.openForm.click();
  await article.form.title.waitFor();
  await article.field('Nơi').selectOption('Tiền Giang');
  await article.save.click();
  await expect(article.card).toContainText('Tiền Giang');
  await article.goTo('#/sua', 'vi');
  await expect(page.getByRole('heading', { name: '1 chỗ đã sửa' })).toBeVisible();
  const file = await downloaded(page, 'Lưu thành một tệp', join(info.outputDir, 'da-sua.html'));

  const other = new Corrections(await page.context().newPage(), pathToFileURL(file).href);
  await other.open('#/bai/000_dfed1fc10457625e?so=9-a6448beb.1');
  await expect(other.card).toContainText('Tiền Giang');
  await other.goTo('#/sua', 'vi');
  await expect(other.page.getByRole('heading', { name: '1 chỗ đã sửa' })).toBeVisible();
  await other.page.getByRole('button', { name: /^Bỏ sửa đổi/ }).click();
  await expect(other.main).toContainText('Chưa có chỗ nào được sửa');
});

test('a correction of a sentence that has changed is told and not made', async ({ page, address }, info) => {
  const folder = join(info.outputDir, 'tin');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'a.txt'), TEXT);
  await writeFile(join(folder, 'corrections.toml'), '[[correction]]\ndocument = "a"\nfigure = "1-0badcafe.1"\nstatus = "target"\n');
  const own = new Own(page, address);
  await own.open();
  await own.files.setInputFiles(['a.txt', 'corrections.toml'].map((name) => join(folder, name)));
  await own.summary.waitFor();
  await expect(own.main).toContainText('không sửa: câu đã thay đổi');
});

for (const { colorScheme, width } of [{ colorScheme: 'light', width: 1280 }, { colorScheme: 'dark', width: 390 }]) {
  test(`the form and the list pass axe, ${colorScheme}, ${width} px`, async ({ page, address }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    const article = new Corrections(page, address);
    await article.open('#/bai/000_dfed1fc10457625e?so=9-a6448beb.1');
    await article.openForm.click();
    await article.form.title.waitFor();
    await article.passesAxe();
    await article.hasNoHorizontalScroll(width);
    await article.field('Nơi').selectOption('Tiền Giang');
    await article.save.click();
    await expect(article.card).toContainText('Tiền Giang');
    await article.goTo('#/sua', 'vi');
    await expect(page.getByRole('heading', { name: '1 chỗ đã sửa' })).toBeVisible();
    await article.passesAxe();
    await article.hasNoHorizontalScroll(width);
  });
}
