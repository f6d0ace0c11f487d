// A phrase that the codebook lacks is taught in the page; it goes along as a file, in an archive and in a site of one file.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '../watched.js';
import { Corrections } from '../pages/corrections.js';
import { Own } from '../pages/own.js';
import { Teach } from '../pages/teach.js';

const run = promisify(execFile);
const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const { SOLIEU } = process.env;
const TEXT = 'Năm 2022, toàn tỉnh Tiền Giang có 812 lượt thắp hương tại đền. Quý I/2023 ghi nhận 950 lượt thắp hương.';

async function downloaded(page, name, path) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  await download.saveAs(path);
  return path;
}

test('a phrase is taught from a figure, and the files that carry it', async ({ page, address }, info) => {
  const own = new Own(page, address);
  await own.open();
  await own.paste(TEXT);
  await own.main.getByRole('heading', { level: 3 }).getByRole('link').click();
  const article = new Corrections(page, address);
  await article.edit('812 lượt');
  await article.card.getByRole('link', { name: /Dạy một từ/ }).click();

  const teach = new Teach(page, address);
  await expect(teach.main.getByRole('blockquote')).toContainText('812 lượt thắp hương');
  await teach.add.click();
  await expect(teach.main.getByRole('alert')).toHaveText('Chưa chọn chỉ số');
  await teach.phrase.fill('lượt thắp hương');
  await teach.indicator.selectOption('Chỉ số mới');
  await teach.name.fill('Số lượt thắp hương');
  await expect(teach.unit).toHaveValue('lượt');
  await teach.add.click();
  await expect(teach.changes).toBeFocused();
  await expect(teach.main).toContainText('2 số liệu đổi');
  await expect(teach.main.getByText('chưa có chỉ số → Số lượt thắp hương')).toHaveCount(2);
  await expect(teach.main).toContainText('có trong 2 câu; 2 câu có số liệu nhận chỉ số này');

  // The file, read by the command with the same text.
  const file = await downloaded(page, 'Tải additions.toml', join(info.outputDir, 'additions.toml'));
  const folder = join(info.outputDir, 'tin');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'a.txt'), TEXT);
  const { stdout } = await run(SOLIEU, ['query', folder, '--knowledge', SEEDS, '--json', '--additions', file]);
  const rows = stdout.trim().split('\n').flatMap((line) => JSON.parse(line));
  expect(rows.map(({ indicator }) => indicator)).toEqual(['added.so_luot_thap_huong', 'added.so_luot_thap_huong']);

  // Its figures are a series of its own.
  await teach.main.getByRole('link', { name: 'Số lượt thắp hương', exact: true }).click();
  await expect(own.figure('950 lượt')).toBeVisible();

  // A site of one file and an archive carry it.
  await own.goTo('#/cua-toi?v=1&kho=toi', 'vi');
  const site = await downloaded(page, 'Lưu thành một tệp', join(info.outputDir, 'so-lieu.html'));
  const archive = await downloaded(page, 'Lưu bộ dữ liệu (.zip)', join(info.outputDir, 'bo-bai.zip'));
  const saved = new Teach(await page.context().newPage(), pathToFileURL(site).href);
  await saved.open();
  await expect(saved.main).toContainText('có trong 2 câu; 2 câu có số liệu nhận chỉ số này');
  await saved.page.getByRole('button', { name: 'Bỏ: lượt thắp hương' }).click();
  await expect(saved.main.getByText('Số lượt thắp hương → chưa có chỉ số')).toHaveCount(2);
  await expect(saved.main).toContainText('Chưa thêm từ nào');
  await saved.page.close();

  // Nothing is kept unasked; the archive brings it back.
  await own.reload();
  await own.open();
  await own.files.setInputFiles(archive);
  await own.summary.waitFor();
  await own.way('Dạy một từ').click();
  await expect(teach.main).toContainText('có trong 2 câu; 2 câu có số liệu nhận chỉ số này');
});

test('a phrase is taught to the articles of the site, and within a second', async ({ page, address }) => {
  const teach = new Teach(page, address);
  await teach.open('#/phuong-phap');
  await teach.main.getByRole('link', { name: 'Dạy một từ' }).click();
  await teach.phrase.fill('bảo hiểm xã hội');
  await teach.indicator.selectOption('Chỉ số mới');
  await teach.name.fill('Bảo hiểm');
  await teach.unit.fill('người');
  await teach.add.click();
  await expect(teach.main.getByRole('alert')).toContainText('sách mã đã dùng cụm từ này');
  await teach.phrase.fill('lượt truy cập tương tác');
  const before = Date.now();
  await teach.add.click();
  await expect(teach.changes).toBeVisible();
  expect(Date.now() - before).toBeLessThan(5_000);
  await expect(teach.main).toContainText('Không số liệu nào đổi');
  await page.getByRole('button', { name: /^Bỏ: / }).click();
  await expect(teach.main).toContainText('Chưa thêm từ nào');
});

test('a file of additions is opened, and one that is none is told', async ({ page, address }) => {
  const teach = new Teach(page, address);
  await teach.open();
  const open = page.getByLabel('Mở additions.toml…');
  const file = (text) => ({ name: 'additions.toml', mimeType: 'application/toml', buffer: Buffer.from(text) });
  await open.setInputFiles(file('xin chào'));
  await expect(page.getByRole('status').filter({ hasText: 'không phải tệp từ đã thêm' })).toBeVisible();
  await open.setInputFiles(file('[[phrase]]\nindicator = "không.có"\nphrase = "thắp hương"\n'));
  await expect(teach.main).toContainText('sách mã không có chỉ số này');
});

for (const { colorScheme, width } of [{ colorScheme: 'light', width: 1280 }, { colorScheme: 'dark', width: 390 }]) {
  test(`the page passes axe, ${colorScheme}, ${width} px`, async ({ page, address }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    const teach = new Teach(page, address);
    await teach.open('#/day-tu?so=000_dfed1fc10457625e.9-a6448beb.1');
    await teach.indicator.selectOption('Chỉ số mới');
    await teach.passesAxe();
    await teach.phrase.fill('toàn tỉnh');
    await teach.name.fill('Của tỉnh');
    await teach.unit.fill('người');
    await teach.add.click();
    await teach.changes.waitFor();
    // From the top: axe takes what the masthead covers for a small target.
    await page.evaluate(() => scrollTo(0, 0));
    await teach.passesAxe();
    await teach.hasNoHorizontalScroll(width);
  });
}
