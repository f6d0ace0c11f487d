// What is shown is saved as a workbook of Excel: by the page the same bytes as by the command. That the programs it is for
// open it is for e2e/files.py.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../watched.js';
import { Site } from '../pages/site.js';

const run = promisify(execFile);
const SEEDS = new URL('../../seeds/', import.meta.url).pathname;
const { SOLIEU } = process.env;

// `form` is the beginning of what it is called, with the number of rows behind it.
async function saved(page, form) {
  const menu = page.getByRole('main').getByText('Tải về', { exact: true });
  await menu.click();
  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('button', { name: form }).click(),
  ]);
  await menu.click();
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the chosen figures are saved as the workbook that the command writes', async ({ page, address }, info) => {
  const site = new Site(page, address);
  for (const pairs of ['', 'chi-so=vssid.approved']) {
    await site.open(`#/so-lieu?${pairs}`);
    const { name, bytes } = await saved(page, /^Excel/);
    expect(name).toMatch(/^so-lieu.*\.xlsx$/);
    const out = join(info.outputDir, 'command.xlsx');
    await run(SOLIEU, ['query', SEEDS, pairs, '--quiet', '--format', 'xlsx', '--site', page.url().split('#')[0], '--out', out]);
    expect(bytes.equals(await readFile(out))).toBe(true);
  }
});

test('checks, the ledger and words are saved as tables', async ({ page, address }) => {
  const site = new Site(page, address);
  for (const [hash, name, column] of [
    ['#/doi-chieu', 'doi-chieu', 'verdict_text'],
    ['#/truyen-thong', 'truyen-thong', 'counted'],
    ['#/tim?goc=tan-so', 'tan-so', 'n_articles'],
  ]) {
    await site.open(hash);
    const workbook = await saved(page, /^Excel/);
    expect(workbook.name).toBe(`${name}.xlsx`);
    expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
    const table = await saved(page, /^CSV \d/);
    expect(table.name).toBe(`${name}.csv`);
    expect(table.bytes.toString().split('\r\n')[0].split(',')).toContain(column);
    await site.passesAxe();
  }
});
