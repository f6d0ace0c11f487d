// Firefox on a host that dies after the first visit: the worker brings the page, and texts are opened, checked, corrected and saved;
// the command reads what was saved the same way.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { host } from '../host.js';
import { unpacked } from '../pages/archive.js';
import { FIREFOX, Firefox } from '../pages/firefox.js';

const run = promisify(execFile);
const FILES = new URL('../../testdata/documents/files/', import.meta.url).pathname;

test('Firefox opens, checks, corrects and saves texts with the server dead since the first visit', async ({}, info) => {
  test.skip(!FIREFOX, 'SKIPPED, not tested: no Firefox is installed (FIREFOX names one)');
  const folder = join(info.outputDir, 'tai-ve');
  await mkdir(folder, { recursive: true });
  const { address, stop } = await host();
  const fox = await Firefox.start(address, folder);
  try {
    await fox.open('');
    await fox.page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await fox.page.goto('about:blank');
    await stop();

    await fox.open('#/cua-toi');
    const names = ['01-utf8.txt', '09-bao-cao.docx', '15-ban-in.pdf'];
    await fox.chooseFiles('Chọn tệp…', names.map((name) => join(FILES, name)));
    await fox.says('số liệu trong 3 bài');
    expect(await fox.text()).not.toContain('Không mở được');
    await fox.press('link', 'Mở bảng số liệu');
    await fox.says('41.250 người');
    await fox.goTo('#/ban-thao');
    await fox.write('textbox', 'Bản thảo', 'Năm 2022, huyện có 812 hội nghị.');
    await fox.says('812 hội nghị');
    await fox.goTo('#/doi-chieu');
    await fox.says('phép đối chiếu');
    await fox.goTo('#/cua-toi');
    await fox.press('button', 'Lưu bộ dữ liệu (.zip)');
    const saved = unpacked(await readFile(await fox.saved(folder, '.zip')));
    expect(Object.keys(saved)).toContain('codebook.toml');

    await fox.press('link', 'Mở bảng số liệu');
    const corrections = await fox.correctToTarget('41.250 người', folder);
    expect(fox.errors).toEqual([]);
    // Built again from what was saved, the one figure is a target, and the same number elsewhere is not.
    const articles = join(folder, 'tin');
    await mkdir(articles);
    for (const [name, text] of Object.entries(saved)) await writeFile(join(articles, name), text);
    const { stdout } = await run(process.env.SOLIEU, ['query', articles, '--json', '--corrections', corrections]);
    const rows = stdout.trim().split('\n').flatMap((line) => JSON.parse(line));
    const statuses = rows.filter(({ raw }) => raw === '41.250 người').map(({ status }) => status);
    expect(statuses.filter((status) => status === 'target')).toHaveLength(1);
  } finally {
    await fox.close();
  }
});
