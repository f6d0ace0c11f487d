// An officer makes a brief for an audience and a place, reads its sources, prints it on two sheets, saves it.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../watched.js';
import { Own } from '../pages/own.js';
import { Site } from '../pages/site.js';

// How many sheets a print has.
const sheets = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

test('a brief for workers in a province has its lines with sources, and fits two sheets', async ({ page, address }, info) => {
  const site = new Site(page, address);
  await site.open('#/truyen-thong');
  await page.getByRole('link', { name: 'Tài liệu cho nhóm đối tượng', exact: true }).click();
  const audiences = page.getByRole('navigation', { name: 'Đối tượng' });
  await audiences.getByRole('link', { name: 'người lao động', exact: true }).click();
  await expect(site.heading).toHaveText('Tài liệu cho: người lao động');
  await page.getByRole('navigation', { name: 'Nơi' }).getByRole('link', { name: 'Tiền Giang' }).click();
  await expect(site.heading).toHaveText('Tài liệu cho: người lao động, Tiền Giang');
  const brief = page.getByRole('article');
  await expect(brief.getByRole('heading', { name: 'Chỉ tiêu và kết quả' })).toBeVisible();
  await expect(brief).toContainText('trên 5.147 tỷ đồng');
  await expect(brief.getByRole('heading', { name: 'Câu để trích' })).toBeVisible();
  await expect(brief.getByRole('link', { name: /Thông tấn xã Việt Nam/ })).toBeVisible();
  await site.passesAxe();
  expect(sheets(await page.pdf({ format: 'A4' }))).toBeLessThanOrEqual(2);
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    const path = info.outputPath(download.suggestedFilename());
    await download.saveAs(path);
    return readFile(path);
  };
  const html = (await save('Tải .html')).toString();
  expect(html).toContain('<h1>Tài liệu cho: người lao động, Tiền Giang</h1>');
  expect(html).not.toContain('<script');
  const word = await save('Tải .docx');
  expect(word.subarray(0, 2).toString()).toBe('PK');
  expect(word.includes('word/document.xml')).toBe(true);
});

test('for an audience that no article names the brief says so and offers others', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/tai-lieu');
  await page.getByRole('searchbox', { name: /Nhóm đối tượng/ }).fill('lao động tự do');
  await page.getByRole('button', { name: 'Lập tài liệu' }).click();
  await expect(page.getByRole('main')).toContainText('Không bài nào ở đây nhắc tới “lao động tự do”');
  await expect(page.getByRole('button', { name: 'In', exact: true })).toHaveCount(0);
});

test('an officer makes a brief for "lao động tự do" from articles of their own, and prints it', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  await own.paste('BHXH tỉnh Hà Nam vận động lao động tự do\n\nNăm 2023, BHXH tỉnh Hà Nam tổ chức 150 hội nghị tuyên truyền '
    + 'BHXH tự nguyện cho lao động tự do. Lao động tự do được tư vấn qua Facebook và loa truyền thanh cơ sở.');
  await own.goTo('#/tai-lieu?kho=toi', 'vi');
  await page.getByRole('searchbox', { name: /Nhóm đối tượng/ }).fill('lao động tự do');
  await page.getByRole('button', { name: 'Lập tài liệu' }).click();
  const brief = page.getByRole('article');
  await expect(brief).toContainText('150 hội nghị');
  await expect(brief).toContainText('loa truyền thanh');
  // On paper: the brief with its sources, and nothing of the page around it.
  const isPrinted = page.evaluate(() => new Promise((done) => { window.print = () => done(true); }));
  await page.getByRole('button', { name: 'In', exact: true }).click();
  expect(await isPrinted).toBe(true);
  await page.emulateMedia({ media: 'print' });
  await expect(brief).toBeVisible();
  await expect(brief).toContainText('BHXH tỉnh Hà Nam vận động lao động tự do');
  await expect(page.getByRole('button', { name: 'In', exact: true })).toBeHidden();
  await expect(page.getByRole('searchbox', { name: /Nhóm đối tượng/ })).toBeHidden();
  expect(sheets(await page.pdf({ format: 'A4' }))).toBeLessThanOrEqual(2);
});
