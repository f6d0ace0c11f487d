// A corpus of one's own is saved: as a site in one file, and as an archive that opens again. What is read in the page is what
// the command reads, byte for byte.
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '../watched.js';
import { Own } from '../pages/own.js';

const run = promisify(execFile);
const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const REGRESSION = new URL('../../testdata/regression/', import.meta.url).pathname;
const { SOLIEU } = process.env;

// The corpus that a one-file site carries, as bytes.
function corpusOf(page) {
  const [, packed] = page.match(/id="module">([^<]+)</);
  const module = new WebAssembly.Module(gunzipSync(Buffer.from(packed, 'base64')));
  const [section] = WebAssembly.Module.customSections(module, 'solieu.corpus');
  return Buffer.from(section);
}

// The parts of a bundle by their tags, without what documents are read with: a page does without it. The layout of a bundle is told
// in crates/store/src/wire.rs.
function partsOf(bundle) {
  const KNOWLEDGE = 3;
  const parts = new Map();
  let at = 12 + 12 * bundle.readUInt16LE(10);
  for (let entry = 12; parts.size < bundle.readUInt16LE(10); entry += 12) {
    const end = at + bundle.readUInt32LE(entry + 4);
    parts.set(bundle.readUInt16LE(entry), bundle.subarray(at, end));
    at = end;
  }
  parts.delete(KNOWLEDGE);
  return parts;
}

async function articles(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return names.map((name) => join(folder, name));
}

async function saved(page, name, path) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  await download.saveAs(path);
  return path;
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
  const file = await saved(page, 'Lưu thành một tệp', join(info.outputDir, 'mot-tep.html'));

  // A site of the command is laid out by column; its bundle is by row, as what a page saves.
  const bundle = join(info.outputDir, 'bo-bai.bin');
  await run(SOLIEU, ['build', folder, '--knowledge', SEEDS, '--out', bundle]);
  const here = partsOf(corpusOf(await readFile(file, 'utf8')));
  const there = partsOf(await readFile(bundle));
  expect([...here.keys()]).toEqual([...there.keys()]);
  for (const [tag, bytes] of there) expect(here.get(tag).equals(bytes), `part ${tag}`).toBe(true);

  // It opens without a network, with the same figures, and can be saved from again.
  const other = new Own(await page.context().newPage(), pathToFileURL(file).href);
  await other.page.context().setOffline(true);
  await other.open('#/');
  for (const count of summary.split(' trong ')) await expect(other.main).toContainText(count);
  await other.open();
  await other.paste('Đến hết năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế.');
  const again = await saved(other.page, 'Lưu thành một tệp', join(info.outputDir, 'lai.html'));
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
  const archive = await saved(page, 'Lưu bộ dữ liệu (.zip)', join(info.outputDir, 'bo-bai.zip'));
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
