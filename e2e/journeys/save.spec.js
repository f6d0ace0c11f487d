// A corpus of one's own is saved: as a site in one file, and as an archive that opens again. What is read in the page is what
// the command reads, byte for byte.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../watched.js';
import { expectSame, ofFolder, ofOneFile } from '../pages/bundle.js';
import { Own } from '../pages/own.js';

const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const REGRESSION = new URL('../../testdata/regression/', import.meta.url).pathname;

async function articles(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return names.map((name) => join(folder, name));
}

test('the page reads what the command reads, byte for byte, and what it saves opens from a file', async ({ page, address }, info) => {
  const folder = join(info.outputDir, 'bai');
  await mkdir(folder, { recursive: true });
  // More articles, if their folder is named: `ARTICLES=FOLDER cargo xtask journeys save`.
  for (const source of [SEEDS, REGRESSION, ...(process.env.ARTICLES ? [process.env.ARTICLES] : [])]) {
    for (const path of await articles(source)) {
      await writeFile(join(folder, basename(path)), await readFile(path));
    }
  }
  const own = new Own(page, address);
  await own.open();
  await own.files.setInputFiles(await articles(folder));
  await own.summary.waitFor();
  const summary = await own.summary.textContent();
  const file = await own.saved('Lưu thành một tệp', join(info.outputDir, 'mot-tep.html'));

  const there = await ofFolder(folder, join(info.outputDir, 'bo-bai.bin'), '--knowledge', SEEDS);
  expectSame(await ofOneFile(file), there);

  // It opens without a network, with the same figures, and can be saved from again.
  const other = new Own(await page.context().newPage(), pathToFileURL(file).href);
  await other.page.context().setOffline(true);
  await other.open('#/');
  for (const count of summary.split(' trong ')) await expect(other.main).toContainText(count);
  await other.open();
  await other.paste('Đến hết năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế.');
  const again = await other.saved('Lưu thành một tệp', join(info.outputDir, 'lai.html'));
  const last = new Own(await page.context().newPage(), pathToFileURL(again).href);
  await last.open('#/so-lieu');
  await expect(last.figure('21.345 người')).toBeVisible();
});

test('an archive of the texts opens again with what is known of them', async ({ page, address }, info) => {
  const folder = join(info.outputDir, 'bai');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'tin.txt'), 'Đến hết năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế.\r\n');
  await writeFile(join(folder, 'tin.toml'), 'title = "Tin của tôi"\npublisher = "Báo A"\npublished = "2023-01-05"\n');
  const own = new Own(page, address);
  await own.open();
  await own.files.setInputFiles([join(folder, 'tin.txt'), join(folder, 'tin.toml')]);
  await expect(own.main.getByRole('link', { name: 'Tin của tôi' })).toBeVisible();
  const archive = await own.saved('Lưu bộ dữ liệu (.zip)', join(info.outputDir, 'bo-bai.zip'));
  await own.reload();
  await expect(own.summary).toHaveCount(0);
  await own.files.setInputFiles([archive]);
  await expect(own.main.getByRole('link', { name: 'Tin của tôi' })).toBeVisible();
  await expect(own.main.getByText(/Báo A/)).toBeVisible();
});

test('texts are kept on this machine only when asked, and can be deleted', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  await own.paste('Đến hết năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế.');
  await own.reload();
  await expect(own.summary).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Giữ trên máy này' })).toBeHidden();

  await own.paste('Đến hết năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế.');
  await page.getByRole('textbox', { name: 'Tên bộ bài' }).fill('Tin tháng 6');
  await page.getByRole('button', { name: 'Giữ lại' }).click();
  await expect(own.main.getByText('Tin tháng 6')).toBeVisible();
  await own.reload();
  await expect(own.main.getByText('1 KB')).toBeVisible();
  await page.getByRole('button', { name: 'Mở: Tin tháng 6' }).click();
  await expect(own.summary).toHaveText(/ trong 1 bài$/);
  await page.getByRole('button', { name: 'Xóa: Tin tháng 6' }).click();
  await expect(own.main.getByText('Tin tháng 6')).toHaveCount(0);
  await own.reload();
  await expect(page.getByRole('heading', { name: 'Giữ trên máy này' })).toBeHidden();
});
