// Files of all kinds are opened together, and what is hostile in them stays text: nothing runs and nothing is fetched.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../watched.js';
import { archive } from '../pages/archive.js';
import { Own } from '../pages/own.js';

const FILES = new URL('../../testdata/documents/files/', import.meta.url).pathname;
// The files that are refused.
const REFUSED = /^(16-anh-chup|17-khoa|18-khoa|19-hong|20-rong|21-anh)\./;

test('twenty files of all kinds become one corpus in all views, and each that is refused is named', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  const names = (await readdir(FILES)).filter((name) => /^\d\d-/.test(name)).sort();
  expect(names.length).toBeGreaterThanOrEqual(20);
  await own.files.setInputFiles(names.map((name) => join(FILES, name)));
  await own.summary.waitFor();
  await expect(own.main.getByRole('heading', { name: 'Không mở được' })).toBeVisible();
  for (const name of names.filter((name) => REFUSED.test(name))) {
    await expect(own.main.getByRole('term').filter({ hasText: name })).toHaveCount(1);
  }

  await own.way('Mở bảng số liệu').click();
  await expect(own.figure('41.250 người').first()).toBeVisible();
  await own.goTo('#/so-lieu?v=1&kho=toi&xem=cot', 'vi');
  await expect(own.main.getByRole('img').or(own.main.getByRole('group')).first()).toBeVisible();
  await own.goTo('#/tim?v=1&kho=toi&q=41.250', 'vi');
  await expect(own.main.getByRole('listitem').filter({ hasText: '41.250' }).first()).toBeVisible();
  await own.goTo('#/doi-chieu?v=1&kho=toi', 'vi');
  await expect(own.heading).toHaveText('Đối chiếu');
});

const ELSEWHERE = 'https://khong-co.example';

const PAGE = `<!doctype html><html><head><title>Tin có bẫy</title>
<meta http-equiv="refresh" content="0;url=${ELSEWHERE}/refresh"><base href="${ELSEWHERE}/">
<link rel="stylesheet" href="style.css"><link rel="preload" as="font" href="font.woff2">
<style>@import url(${ELSEWHERE}/import.css); @font-face { font-family: x; src: url(${ELSEWHERE}/font.woff) } body { background: url(${ELSEWHERE}/back.png) }</style>
<script>window.ran = true; fetch('${ELSEWHERE}/fetch')</script><script src="${ELSEWHERE}/script.js"></script></head>
<body onload="window.ran = true"><p>Năm 2022, huyện có 21.345 người tham gia bảo hiểm y tế.</p>
<img src="${ELSEWHERE}/image.png" onerror="window.ran = true"><svg onload="window.ran = true"><image href="${ELSEWHERE}/svg.png"/></svg>
<iframe src="${ELSEWHERE}/frame.html"></iframe><object data="${ELSEWHERE}/object"></object><video poster="${ELSEWHERE}/poster.png" src="${ELSEWHERE}/video.mp4" autoplay></video>
<a href="javascript:window.ran=true">Xem thêm</a><p>&lt;img src=x onerror="window.ran = true"&gt; là chữ, không phải ảnh.</p></body></html>`;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id, type, target) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}" TargetMode="External"/>`;
const DOCUMENT = {
  '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'attachedTemplate', `${ELSEWHERE}/template.dotm`)}${relation('r2', 'image', `${ELSEWHERE}/image.png`)}${relation('r3', 'hyperlink', 'javascript:window.ran=true')}</Relationships>`,
  'word/document.xml': `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${RELATIONS}"><w:body><w:p><w:r><w:t>Năm 2022, huyện có 812 hội nghị. &lt;script&gt;window.ran = true&lt;/script&gt;</w:t></w:r><w:r><w:instrText>INCLUDEPICTURE "${ELSEWHERE}/field.png"</w:instrText></w:r></w:p></w:body></w:document>`,
};
// No Word document declares entities: one that does is refused.
const WITH_ENTITY = {
  ...DOCUMENT,
  'word/document.xml': DOCUMENT['word/document.xml'].replace(XML, `${XML}<!DOCTYPE x [<!ENTITY far SYSTEM "${ELSEWHERE}/entity">]>`),
};

test('a hostile page and a hostile document run nothing and fetch nothing', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  const file = (name, buffer) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
  const requests = [];
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url())) requests.push(request.url()); });
  await own.files.setInputFiles([file('bay.html', PAGE), file('bay.docx', archive(DOCUMENT)), file('thuc-the.docx', archive(WITH_ENTITY))]);
  await expect(own.summary).toHaveText(/ trong 2 bài$/);
  await expect(own.main.getByRole('term')).toHaveText(['thuc-the.docx']);
  for (const title of [/Tin có bẫy/, /812 hội nghị/]) {
    await own.main.getByRole('heading', { level: 3 }).getByRole('link', { name: title }).click();
    await page.getByRole('article').waitFor();
    await expect(page.getByRole('article').getByRole('img')).toHaveCount(0);
    await page.goBack();
    await own.summary.waitFor();
  }
  expect(await page.evaluate(() => window.ran)).toBe(undefined);
  // Only what is of the site has come: the parts that open and read files, its picture for the tab.
  expect(requests.filter((url) => !(url.startsWith(address) && /\.(wasm|svg)$/.test(url)))).toEqual([]);
});
