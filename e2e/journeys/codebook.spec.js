// A codebook that comes with texts: they are read by it, byte for byte as the command reads their folder, and what is saved reads
// them again the same way. A faulty one is named with its line, and the texts are read as they are without it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../watched.js';
import { archive, unpacked } from '../pages/archive.js';
import { expectSame, ofFolder, ofOneFile } from '../pages/bundle.js';
import { Own } from '../pages/own.js';

const OTHER = new URL('../../testdata/other/', import.meta.url).pathname;
const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const TEXTS = ['ca-mau-2019.txt', 'ca-nuoc-2020.txt', 'gia-lai-2022.txt'];
const KNOWLEDGE = ['codebook.toml', 'lexicon/organisations.toml'];
const READ_BY = /^Đọc bằng sách mã đi cùng các bài: \d+ chỉ số$/;

// Files of the other subject: `{ name: text }`.
async function files(names) {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(OTHER, name), 'utf8')])));
}

function zip(content) {
  return [{ name: 'bo-bai.zip', mimeType: 'application/zip', buffer: archive(content) }];
}

async function folderOf(content, folder) {
  for (const [name, text] of Object.entries(content)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

test('texts are read by the codebook in their archive, and what is saved reads them by it again', async ({ page, address }, info) => {
  const at = (name) => join(info.outputDir, name);
  const own = new Own(page, address);
  await own.open();
  await own.files.setInputFiles(zip(await files([...TEXTS, ...KNOWLEDGE])));
  await expect(own.main.getByText(READ_BY)).toBeVisible();
  await expect(own.main.getByRole('term')).toHaveCount(0);
  const expected = await ofFolder(OTHER, at('thu-muc.bin'));
  const file = await own.saved('Lưu thành một tệp', at('mot-tep.html'));
  expectSame(await ofOneFile(file), expected);

  const saved = await own.saved('Lưu bộ dữ liệu (.zip)', at('bo-bai.zip'));
  const content = unpacked(await readFile(saved));
  expect(content).toEqual(await files([...TEXTS, ...KNOWLEDGE]));
  expectSame(await ofFolder(saved, at('luu.bin')), expected);
  await own.reload();
  await own.files.setInputFiles([saved]);
  await expect(own.main.getByText(READ_BY)).toBeVisible();
  expectSame(await ofOneFile(await own.saved('Lưu thành một tệp', at('lai.html'))), expected);

  // The one-file site is one of this codebook: it reads new texts by it, too.
  const other = new Own(await page.context().newPage(), pathToFileURL(file).href);
  await other.open();
  await other.files.setInputFiles([join(OTHER, TEXTS[2])]);
  const [title] = (await readFile(join(OTHER, TEXTS[2]), 'utf8')).split('\n');
  await expect(other.main.getByRole('link', { name: title })).toBeVisible();
  await expect(other.main.getByText(READ_BY)).toHaveCount(0);
  const alone = at('mot-bai');
  await folderOf(await files([TEXTS[2], ...KNOWLEDGE]), alone);
  expectSame(await ofOneFile(await other.saved('Lưu thành một tệp', at('mot-bai.html'))), await ofFolder(alone, at('mot-bai.bin')));
});

test('a codebook holds for all texts that are open, until they are closed', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  await own.paste(await readFile(join(OTHER, TEXTS[2]), 'utf8'));
  const isNamed = own.page.getByRole('table').getByText('Số vụ tai nạn giao thông').first();
  await own.files.setInputFiles(zip(await files(KNOWLEDGE)));
  await expect(own.main.getByText(READ_BY)).toBeVisible();
  await own.way('Mở bảng số liệu').click();
  await expect(isNamed).toBeVisible();
  await own.goTo('#/cua-toi', 'vi');
  await page.getByRole('button', { name: 'Đóng tất cả' }).click();
  // Nothing is open that it could be of.
  await own.files.setInputFiles(zip(await files(KNOWLEDGE)));
  await expect(own.main.getByRole('term')).toHaveCount(2);
  await own.paste(await readFile(join(OTHER, TEXTS[2]), 'utf8'));
  await expect(own.main.getByText(READ_BY)).toHaveCount(0);
});

test('a faulty codebook is named with its line, and the texts are read by that of the site', async ({ page, address }, info) => {
  const own = new Own(page, address);
  await own.open();
  const texts = await files(TEXTS);
  await own.files.setInputFiles(zip({ ...texts, 'codebook.toml': '# Sách mã\n[[indicator]]\nname = 1\n' }));
  await expect(own.summary).toHaveText(/ trong 3 bài$/);
  await expect(own.main.getByRole('term')).toHaveText(['bo-bai.zip/codebook.toml']);
  await expect(own.main.getByRole('definition')).toHaveText(/^dòng 3: unknown field `name`, expected one of .*không dùng tệp này/);
  const folder = await folderOf(texts, join(info.outputDir, 'bai'));
  const file = await own.saved('Lưu thành một tệp', join(info.outputDir, 'mot-tep.html'));
  expectSame(await ofOneFile(file), await ofFolder(folder, join(info.outputDir, 'bai.bin'), '--knowledge', SEEDS));
});

test('an archive of texts that were read by the site holds its codebook, by which the command reads them the same way', async ({ page, address }, info) => {
  const own = new Own(page, address);
  await own.open();
  await own.files.setInputFiles([join(OTHER, TEXTS[1])]);
  await own.summary.waitFor();
  const file = await own.saved('Lưu thành một tệp', join(info.outputDir, 'mot-tep.html'));
  const saved = await own.saved('Lưu bộ dữ liệu (.zip)', join(info.outputDir, 'bo-bai.zip'));
  const content = unpacked(await readFile(saved));
  expect(Object.keys(content)).toEqual([TEXTS[1], 'codebook.toml']);
  expect(content['codebook.toml']).toBe(await readFile(join(SEEDS, 'codebook.toml'), 'utf8'));
  expectSame(await ofFolder(saved, join(info.outputDir, 'bai.bin')), await ofOneFile(file));
  // It is the site's own: nothing came with the texts.
  await own.reload();
  await own.files.setInputFiles([saved]);
  await own.summary.waitFor();
  await expect(own.main.getByText(READ_BY)).toHaveCount(0);
});
