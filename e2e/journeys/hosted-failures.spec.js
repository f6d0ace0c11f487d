// Files of the site × ways in which they fail to come: the page is never blank, says so in words within ten seconds, and is
// whole again when it is loaded again from a host that is well. The start page itself is left out: where it does not come,
// the browser has nothing of ours to show.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { NOTICE, host } from '../host.js';

// What a worker keeps must be nobody else's.
test.use({ reuseContext: false });

// `SOLIEU_FAILURES=all` asks for every pair; else each file fails in one way, and each way takes its turn.
const N_WAYS = process.env.SOLIEU_FAILURES === 'all' ? 8 : 1;

// How the host answers for the file.
const WAYS = {
  'is not found': (response) => response.writeHead(404, { 'content-type': 'text/html' }).end(NOTICE),
  'is a fault of the host': (response) => response.writeHead(500).end(),
  'is a page of notice': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(NOTICE),
  'is cut': (response, bytes, type) => response.writeHead(200, { 'content-type': type }).end(bytes.subarray(0, bytes.length * 0.6)),
  'has a bit turned': (response, bytes, type) => {
    const turned = Buffer.from(bytes);
    turned[Math.floor(turned.length / 2)] ^= 0x10;
    response.writeHead(200, { 'content-type': type }).end(turned);
  },
  'is empty': (response, _, type) => response.writeHead(200, { 'content-type': type }).end(),
  'hangs': () => undefined,
  'breaks off': (response, bytes, type) => {
    response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  },
};

// What the page says when something did not come, or has not come yet.
const TOLD = /^(Trang chưa mở được|Không tải được trang|Dữ liệu bị hỏng|Trang gặp lỗi và đã dừng|Phần này của trang (chưa tải được|gặp lỗi))/;
const TOLD_BESIDE = /Phần đọc văn bản chưa tải được|Đang tải phần này của trang|Đang mở dữ liệu|Biểu đồ chưa tải được/;

// A page by its address, what its heading says, and the part of the module that it is in.
const PAGES = {
  start: ['#/', /./],
  figures: ['#/so-lieu', 'Số liệu'],
  search: ['#/tim', 'Tra cứu'],
  records: ['#/doi-chieu', 'Đối chiếu'],
  places: ['#/noi', 'Nơi'],
  brief: ['#/tai-lieu', /Tài liệu/],
  own: ['#/ban-thao', 'Kiểm bản thảo'],
  article: ['#/bai/002_19010a73d84e7aeb', /BHXH/],
};

// The files of the site by their names without the hash, largest first.
const NAMES = readdirSync(process.env.SITE_FOLDER)
  .filter((name) => /\.[0-9a-f]{16}\.[a-z0-9]+$/.test(name))
  .sort((one, other) => statSync(join(process.env.SITE_FOLDER, other)).size - statSync(join(process.env.SITE_FOLDER, one)).size)
  .map((name) => name.replace(/\.[0-9a-f]{16}\./, '.'));

// For each part the largest file that it shares with others and that is not the one of a part before it.
const PARTS = Object.keys(PAGES).filter((name) => name !== 'start');
const SHARED = {};
for (const part of PARTS) {
  const isOfIt = (name) => name.endsWith('.wasm') && name.includes('-') && name.replace('.wasm', '').split('-').includes(part);
  SHARED[part] = NAMES.find((name) => isOfIt(name) && !Object.values(SHARED).includes(name));
}
const FILES = [
  ...['boot.js', 'app.js', 'app_bg.wasm'].map((file) => ({ file, page: 'start' })),
  ...['style.css', 'favicon.svg', 'manifest.webmanifest', 'sw.js'].map((file) => ({ file, page: 'start', opens: true })),
  ...PARTS.flatMap((part) => [`${part}.wasm`, SHARED[part]].map((file) => ({ file, page: part }))),
];

test('the files are those of the site', () => {
  expect(new Set(FILES.map(({ file }) => file)).size).toBe(21);
  for (const { file } of FILES) expect([...NAMES, 'sw.js', 'manifest.webmanifest']).toContain(file);
});

const pattern = (file) => new RegExp(`/${file.replace(/\.([a-z0-9]+)$/, '(\\.[0-9a-f]{16})?\\.$1')}$`);

for (const [nth, { file, page: name, opens }] of FILES.entries()) {
  const ways = Object.keys(WAYS).filter((_, at) => (at - nth) % (Object.keys(WAYS).length / N_WAYS) === 0);
  test(`${file} for ${name}: ${ways.join(', ')}`, async ({ context }) => {
    const [hash, title] = PAGES[name];
    for (const way of ways) {
      await test.step(way, async () => {
        let isWell = false;
        const { address, stop } = await host((path) => (isWell || !pattern(file).test(path) ? undefined : WAYS[way]));
        const page = await context.newPage();
        const heading = page.getByRole('heading', { level: 1 }).filter({ visible: true });
        const isTold = heading.filter({ hasText: TOLD }).or(page.getByText(TOLD_BESIDE).filter({ visible: true })).first();
        const isOpen = page.locator('html[data-opened]').and(page.locator(':has(main h1)'));
        await page.goto(address + hash, { waitUntil: 'commit' });
        if (opens) await isOpen.waitFor({ timeout: 10_000 });
        // Not every bit that is turned can be told; but then the page opens.
        else if (way === 'has a bit turned') await isTold.or(heading.filter({ hasText: title })).first().waitFor({ timeout: 10_000 });
        else await expect(isTold, way).toBeVisible({ timeout: 10_000 });
        isWell = true;
        await page.reload();
        if (way === 'has a bit turned') {
          // A page that stopped opens the start page at the next visit, and its address again after that.
          await isOpen.waitFor();
          await page.goto('about:blank');
          await page.goto(address + hash);
        }
        await expect(heading.filter({ hasText: title }), `${way}, healed`).toBeVisible();
        await expect(heading.filter({ hasText: TOLD })).toHaveCount(0);
        await page.close();
        await stop();
      });
    }
  });
}
