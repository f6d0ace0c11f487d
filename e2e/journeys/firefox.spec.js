// The main journeys with a reader's own texts, in Firefox: files of all kinds become a corpus in all views; a draft is checked;
// what is saved opens from a file; a figure is corrected; nothing is kept unasked; nothing but the site's own parts is fetched.
import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '../watched.js';
import { FIREFOX, Firefox } from '../pages/firefox.js';

const run = promisify(execFile);
const FILES = new URL('../../testdata/documents/files/', import.meta.url).pathname;
const SEEDS = new URL('../../seeds/', import.meta.url);
const SUMMARY = /[\d.]+ số liệu trong [\d.]+ bài/;

test.describe('Firefox', () => {
  test.skip(!FIREFOX, 'SKIPPED, not tested: no Firefox is installed (FIREFOX names one)');
  let fox;
  let folder;

  test.beforeEach(async ({ address }, info) => {
    folder = join(info.outputDir, 'tai-ve');
    await mkdir(folder, { recursive: true });
    fox = await Firefox.start(address, folder);
  });

  test.afterEach(async ({ address }) => {
    const home = address.startsWith('file:') ? 'file:' : new URL(address).origin;
    const elsewhere = fox.requests.filter((url) => !/^(about|data|blob|file):/.test(url) && !url.startsWith(home));
    await fox.close();
    expect(fox.errors).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  test('files of all kinds become one corpus in all views, and are forgotten when the page is loaded again', async () => {
    await fox.open('#/cua-toi');
    const names = (await readdir(FILES)).filter((name) => /^\d\d-/.test(name)).sort();
    expect(names.length).toBeGreaterThanOrEqual(20);
    await fox.chooseFiles('Chọn tệp…', names.map((name) => join(FILES, name)));
    await fox.says('Không mở được');
    await fox.press('link', 'Mở bảng số liệu');
    await fox.says('41.250 người');
    await fox.goTo('#/so-lieu?v=1&kho=toi&xem=cot');
    await fox.page.waitForSelector('::-p-aria([role="figure"]) ::-p-aria([role="button"])');
    await fox.goTo('#/tim?v=1&kho=toi&q=41.250');
    await fox.says('41.250 người tham gia bảo hiểm y tế');
    await fox.goTo('#/doi-chieu?v=1&kho=toi');
    await fox.says('phép đối chiếu');
    await fox.page.reload();
    await fox.says('mà chúng chưa được mở');
  });

  test('a draft is checked by itself and against the articles of the site', async () => {
    await fox.open('#/ban-thao');
    await fox.write('textbox', 'Bản thảo', (await readFile(new URL('002_19010a73d84e7aeb.txt', SEEDS), 'utf8')).replaceAll('32,4%', '34,2%'));
    await fox.says('Gần như chép lại bài');
    await fox.says('cần xem lại');
    expect(await fox.text()).toContain('34,2');
  });

  test('a corpus that is saved as one file opens from it with the same figures', async () => {
    await fox.open('#/cua-toi');
    await fox.write('textbox', 'Hoặc dán văn bản vào đây', await readFile(new URL('000_dfed1fc10457625e.txt', SEEDS), 'utf8'));
    await fox.press('button', 'Đọc văn bản này');
    await fox.says('số liệu trong 1 bài');
    const [summary] = (await fox.text()).match(SUMMARY);
    await fox.press('button', 'Lưu thành một tệp');
    fox.address = pathToFileURL(await fox.saved(folder, '.html')).href;
    await fox.open('#/so-lieu');
    const [count] = summary.match(/^[\d.]+/);
    await fox.says(`${count}/${count} số liệu`);
    await fox.press('link', 'gần 16 triệu người');
    await fox.says('Thẻ kiểm chứng');
  });

  test('a figure is corrected in place, and the file corrects it for the command', async () => {
    const text = 'Năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế.';
    await fox.open('#/cua-toi');
    await fox.write('textbox', 'Hoặc dán văn bản vào đây', text);
    await fox.press('button', 'Đọc văn bản này');
    await fox.says('1 số liệu trong 1 bài');
    await fox.press('link', 'Mở bảng số liệu');
    const file = await fox.correctToTarget('21.345 người', folder);

    const [, id] = (await readFile(file, 'utf8')).match(/^document = "(.*)"$/m);
    const articles = join(folder, 'tin');
    await mkdir(articles);
    await writeFile(join(articles, `${id}.txt`), text);
    const query = ['query', articles, '--knowledge', SEEDS.pathname, '--json', '--corrections', file];
    const { stdout } = await run(process.env.SOLIEU, query);
    const rows = stdout.trim().split('\n').flatMap((line) => JSON.parse(line));
    expect(rows.map(({ raw, status }) => [raw, status])).toEqual([['21.345 người', 'target']]);
  });
});
