// What becomes of a site that was opened before, when the host or the browser changes: the rows of the table in
// docs/hosting.md that `hosted.spec.js` does not already make.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { NEWER, caches, host, newer, versionOf } from '../host.js';
import { Own } from '../pages/own.js';

// What a worker keeps must be nobody else's.
test.use({ reuseContext: false });

const TEXT = 'Đến hết năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế.';

const parts = (page) => page.getByRole('navigation', { name: 'Các phần của trang' });
const heading = (page) => page.getByRole('heading', { level: 1 });
const now = (page) => page.getByRole('status').getByRole('button', { name: 'Cập nhật' });
const update = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).update().then(() => true, () => false));

// Opened, and kept for visits without a network.
async function kept(page, address) {
  await page.goto(address);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
}

// Opens a page that has not been opened before.
async function opens(page, name) {
  await parts(page).getByRole('link', { name }).click();
  await expect(heading(page)).toHaveText(name);
}

test('an update that breaks off changes nothing, and comes when the host is well', async ({ page }, info) => {
  let breaksOff = true;
  const broken = (response) => response.destroy();
  const { address, deploy, stop } = await host((path) => (breaksOff && /\/search\..*\.wasm$/.test(path) ? broken : undefined));
  breaksOff = false;
  await kept(page, address);
  const old = await versionOf(page);
  deploy(newer(['index.html', 'sw.js'], info.outputPath('site')));
  breaksOff = true;
  const became = page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return new Promise((tell) => {
      registration.addEventListener('updatefound', () => {
        registration.installing.addEventListener('statechange', (event) => tell(event.target.state));
      });
    });
  });
  await update(page);
  expect(await became).toBe('redundant');
  expect(await caches(page), 'the version before, whole').toEqual([old]);
  await page.reload();
  expect(await versionOf(page)).toBe(old);
  await opens(page, 'Tra cứu');
  breaksOff = false;
  await update(page);
  await now(page).click();
  await expect.poll(() => versionOf(page).catch(() => 'on its way')).toBe(NEWER);
  await stop();
});

test('a site that is rolled back is an update like any other', async ({ page }, info) => {
  const { address, deploy, stop } = await host();
  const old = readFileSync(join(process.env.SITE_FOLDER, 'index.html'), 'utf8').match(/"solieu-version" content="([0-9a-f]+)"/)[1];
  deploy(newer(['index.html', 'sw.js'], info.outputPath('site')));
  await kept(page, address);
  expect(await versionOf(page)).toBe(NEWER);
  deploy(process.env.SITE_FOLDER);
  await update(page);
  await now(page).click();
  await expect.poll(() => versionOf(page).catch(() => 'on its way')).toBe(old);
  await expect.poll(() => caches(page)).toEqual([old]);
  await stop();
  await page.reload();
  await opens(page, 'Số liệu');
});

// Whatever an old page looked like: a worker that answers from what it kept, and a page that knows of no update.
const OLD_WORKER = `const CACHE = 'solieu ' + self.registration.scope + ' 1';
self.addEventListener('install', (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['./', './gone.0123456789abcdef.js'])).then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request))));
`;
const OLD_PAGE = '<!doctype html><meta charset="utf-8"><title>x</title><h1>Bản cũ</h1><script src="./gone.0123456789abcdef.js"></script>';

test('a worker of a year ago gives way when its last tab is closed', async ({ context }, info) => {
  const { address, deploy, stop } = await host();
  const folder = info.outputPath('site');
  cpSync(process.env.SITE_FOLDER, folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), OLD_PAGE);
  writeFileSync(join(folder, 'sw.js'), OLD_WORKER);
  writeFileSync(join(folder, 'gone.0123456789abcdef.js'), "navigator.serviceWorker.register('./sw.js');");
  deploy(folder);
  const before = await context.newPage();
  await kept(before, address);

  deploy(process.env.SITE_FOLDER);
  const page = await context.newPage();
  await page.goto(address);
  await expect(heading(page), 'what was kept').toHaveText('Bản cũ');
  await update(page);
  await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))).toBe(true);
  await before.close();
  await page.goto('about:blank');
  await expect(async () => {
    await page.goto(address);
    await expect(parts(page)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect.poll(() => caches(page)).toEqual([await versionOf(page)]);
  await stop();
  await page.reload();
  await opens(page, 'Số liệu');
});

test('without room in the browser the page works, keeps no half version, and says that it cannot keep texts', async ({ page, context }) => {
  const { origin, address, stop } = await host();
  const browser = await context.newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const own = new Own(page, address);
  await own.open('#/');
  await opens(page, 'Số liệu');
  await page.waitForTimeout(2000);
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(false);
  expect(await caches(page)).toEqual([]);
  await own.open();
  await own.paste(TEXT);
  await own.keep('Bài của tôi');
  await expect(page.getByText('Trình duyệt không giữ được')).toBeVisible();
  await own.way('Mở bảng số liệu').click();
  await expect(own.figure('21.345 người')).toBeVisible();
  await stop();
});

test.describe('a private window', () => {
  test.use({ serviceWorkers: 'block' });

  test('that has no worker and no storage opens everything, and says that it keeps nothing', async ({ page }) => {
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(() => {
      const refuses = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
      for (const name of ['localStorage', 'sessionStorage', 'caches']) Object.defineProperty(globalThis, name, { get: refuses });
      indexedDB.open = refuses;
    });
    const { address, stop } = await host();
    const own = new Own(page, address);
    await own.open('#/');
    for (const name of ['Số liệu', 'Tra cứu', 'Đối chiếu', 'Phương pháp']) await opens(page, name);
    await own.open();
    await own.paste(TEXT);
    await own.keep('Bài của tôi');
    await expect(page.getByText('Trình duyệt không giữ được')).toBeVisible();
    expect(errors).toEqual([]);
    await stop();
  });
});

test('when the browser is told to forget the site, the open page goes on and the next visit keeps it again', async ({ page, context }) => {
  const { origin, address, stop } = await host();
  await kept(page, address);
  const browser = await context.newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  expect(await caches(page)).toEqual([]);
  await opens(page, 'Số liệu');
  await page.goto('about:blank');
  await kept(page, address);
  await expect.poll(() => caches(page)).toHaveLength(1);
  await stop();
  await page.reload();
  await opens(page, 'Tra cứu');
});

test('a site that moves to another folder of its host is another site there; what was kept at the old address stays', async ({ page }) => {
  const { origin, address, move, stop } = await host();
  await kept(page, address);
  const version = await versionOf(page);
  move('/khac/');
  expect(await update(page), 'the old worker is not there any more').toBe(false);
  await page.reload();
  await opens(page, 'Số liệu');
  await kept(page, `${origin}/khac/`);
  await expect.poll(() => caches(page), 'one for each address').toEqual([version, version]);
  await stop();
  for (const at of [address, `${origin}/khac/`]) {
    await page.goto('about:blank');
    await page.goto(at);
    await opens(page, 'Tra cứu');
  }
});
