// On a host: pages come when they are first opened, the second visit needs no network, and a new version comes when the
// reader wants it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HANGS, NEWER, NOTICE, caches, host, newer, versionOf } from '../host.js';
import { Own } from '../pages/own.js';

// What a worker keeps must be nobody else's: each journey has a browser's profile of its own.
test.use({ reuseContext: false });

test('the second visit needs no network', async ({ page }) => {
  const { address, stop } = await host();
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto(`${address}#/so-lieu`);
  await heading.waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The worker serves pages that are opened after it took over.
  await page.goto('about:blank');

  await stop();
  await page.goto(`${address}#/so-lieu?chua=25.358.667`);
  await expect(heading).toHaveText('Số liệu');
  await expect(page.getByRole('table').getByRole('link', { name: /25\.358\.667/ }).first()).toBeVisible();
  // Pages that nobody has opened before.
  for (const name of ['Tra cứu', 'Đối chiếu', 'Truyền thông', 'Phương pháp']) {
    await page.getByRole('navigation', { name: 'Các phần của trang' }).getByRole('link', { name }).click();
    await expect(heading).toHaveText(name);
  }
});

test('texts are opened, checked and saved with the server dead since the first visit', async ({ page }, info) => {
  const { address, stop } = await host();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto('about:blank');
  await stop();

  const own = new Own(page, address);
  await own.open();
  const files = new URL('../../testdata/documents/files/', import.meta.url).pathname;
  await own.files.setInputFiles(['01-utf8.txt', '09-bao-cao.docx', '15-ban-in.pdf'].map((name) => join(files, name)));
  await own.summary.waitFor();
  await expect(page.getByText('Không mở được')).toBeHidden();
  await own.way('Mở bảng số liệu').click();
  await expect(own.figure('41.250 người').first()).toBeVisible();
  await own.goTo('#/ban-thao', 'vi');
  await page.getByRole('textbox', { name: 'Bản thảo' }).fill('Năm 2022, huyện có 812 hội nghị.');
  await expect(page.getByText('812 hội nghị').first()).toBeVisible();
  await own.goTo('#/cua-toi', 'vi');
  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('button', { name: 'Lưu bộ dữ liệu (.zip)' }).click(),
  ]);
  await download.saveAs(join(info.outputDir, 'bo-bai.zip'));
});

// Its first visit: no worker served the page when it was opened.
test('a new version comes when the reader wants it, and nothing of the old one stays', async ({ page }, info) => {
  const { address, deploy, stop } = await host();
  await page.goto(address);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  const old = await versionOf(page);
  deploy(newer(['index.html', 'sw.js'], info.outputPath('site')));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const now = page.getByRole('status').getByRole('button', { name: 'Cập nhật' });
  await expect(now).toBeVisible();
  expect(await versionOf(page)).toBe(old);
  await now.click();
  await expect.poll(() => versionOf(page).catch(() => 'on its way')).toBe(NEWER);
  await expect.poll(() => caches(page)).toEqual([NEWER]);
  await stop();
  await page.reload();
  expect(await versionOf(page)).toBe(NEWER);
});

test('a new worker whose page has not come yet waits for it', async ({ page }, info) => {
  const { address, deploy, stop } = await host();
  await page.goto(address);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  const old = await versionOf(page);
  deploy(newer(['sw.js'], info.outputPath('site')));
  const becomes = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const became = new Promise((tell) => {
      registration.addEventListener('updatefound', () => {
        registration.installing.addEventListener('statechange', (event) => tell(event.target.state));
      });
    });
    await registration.update();
    return became;
  });
  expect(becomes).toBe('redundant');
  expect(await caches(page)).toEqual([old]);
  await stop();
});

test.describe('a visit', () => {
  // The worker would fetch every page by itself.
  test.use({ serviceWorkers: 'block' });

  test('fetches a page when it is first opened', async ({ page }) => {
    const { address, stop } = await host();
    const heading = page.getByRole('heading', { level: 1 });
    const navigation = page.getByRole('navigation', { name: 'Các phần của trang' });
    const fetched = [];
    page.on('request', (request) => { if (/\.wasm$/.test(request.url())) fetched.push(request.url()); });
    await page.goto(address);
    await heading.waitFor();
    expect(fetched, 'the module alone').toHaveLength(1);
    await navigation.getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Số liệu');
    await expect(heading).toBeFocused();
    const n = fetched.length;
    expect(n).toBeGreaterThan(1);
    await navigation.getByRole('link', { name: 'Tổng quan' }).click();
    await expect(heading).not.toHaveText('Số liệu');
    await navigation.getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Số liệu');
    expect(fetched, 'the second time it is there').toHaveLength(n);
    await stop();
  });

  test('asks for the parts of a deep link beside the module, and once', async ({ page }) => {
    let release;
    const isAsked = new Promise((done) => { release = done; });
    // The module comes only when a part of the page has been asked for.
    const { address, stop } = await host((path) => {
      if (/\/figures\.[^/]*\.wasm$/.test(path)) release();
      return /\/app_bg\.[^/]*\.wasm$/.test(path) ? (response, bytes, type) => {
        isAsked.then(() => response.writeHead(200, { 'content-type': type }).end(bytes));
      } : undefined;
    });
    const fetched = [];
    page.on('request', (request) => { if (/\.wasm$/.test(request.url())) fetched.push(request.url()); });
    await page.goto(`${address}#/so-lieu?v=1&xem=cot`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Số liệu');
    await expect(page.getByRole('figure')).toBeVisible();
    expect(fetched.filter((url) => /\/figures\./.test(url))).toHaveLength(1);
    expect(new Set(fetched).size).toBe(fetched.length);
    await stop();
  });

  test('says that a page did not come, and fetches it again when asked', async ({ page }) => {
    const { address, stop } = await host();
    const heading = page.getByRole('heading', { level: 1 });
    const navigation = page.getByRole('navigation', { name: 'Các phần của trang' });
    await page.route(/figures.*\.wasm$/, (route) => route.abort());
    await page.goto(address);
    await heading.waitFor();
    await navigation.getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Phần này của trang chưa tải được');
    await expect(heading).toBeFocused();
    // The rest of the page goes on.
    await navigation.getByRole('link', { name: 'Tổng quan' }).click();
    await expect(heading).not.toHaveText('Phần này của trang chưa tải được');
    await navigation.getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Phần này của trang chưa tải được');
    await page.unroute(/figures.*\.wasm$/);
    await page.getByRole('button', { name: 'Tải lại trang' }).click();
    await expect(heading).toHaveText('Số liệu');
    await stop();
  });
});

test.describe('a host that answers wrongly', () => {
  test('a part that a proxy has replaced is not kept, and comes when the proxy lets it', async ({ page }) => {
    let isReplaced = true;
    const { address, stop } = await host((path) => (isReplaced && /figures[^/]*\.wasm$/.test(path) ? NOTICE : undefined));
    const heading = page.getByRole('heading', { level: 1 });
    await page.goto(address);
    await heading.waitFor();
    await page.waitForTimeout(2000);
    expect(await caches(page), 'a version is whole or it is not there').toEqual([]);
    await page.getByRole('navigation', { name: 'Các phần của trang' }).getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Phần này của trang chưa tải được');
    isReplaced = false;
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await expect(heading).toHaveText('Số liệu');
    await page.reload();
    await expect.poll(() => caches(page)).toHaveLength(1);
    await stop();
  });

  // An earlier version of the worker kept it.
  for (const [what, pattern] of Object.entries({ module: /app_bg.*\.wasm$/, glue: /app\.[0-9a-f]+\.js$/, part: /\/figures\..*\.wasm$/ })) {
    test(`what was kept of the ${what} and is not it, is thrown away`, async ({ page }) => {
      const { address, stop } = await host();
      await page.goto(address);
      await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
      const n = await page.evaluate(async ([source, notice]) => {
        const [name] = await globalThis.caches.keys();
        const cache = await globalThis.caches.open(name);
        const own = (await cache.keys()).filter(({ url }) => new RegExp(source).test(url));
        for (const request of own) await cache.put(request, new Response(notice, { headers: { 'Content-Type': 'text/html' } }));
        return own.length;
      }, [pattern.source, NOTICE]);
      expect(n).toBeGreaterThan(0);
      await page.goto('about:blank');
      await page.goto(`${address}#/so-lieu`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Số liệu');
      await stop();
    });
  }

  const boot = /\/boot\.[0-9a-f]+\.js$/;
  const cut = readFileSync(new URL('../../page/boot.js', import.meta.url), 'utf8').slice(0, 900);
  const WITHOUT = {
    'the script that opens the page is empty': [boot, ''],
    'the script that opens the page is cut': [boot, cut],
    'the script that opens the page is a page': [boot, NOTICE],
    'the script that opens the page never comes': [boot, HANGS],
    'the module never comes': [/app_bg.*\.wasm$/, HANGS],
    'the glue never comes': [/\/app\.[0-9a-f]+\.js$/, HANGS],
  };

  // Side by side, each from a host of its own: the page waits for seconds before it says so.
  test('whatever does not come, the page says that it did not start', async ({ context }) => {
    await Promise.all(Object.entries(WITHOUT).map(([what, [pattern, answer]]) => test.step(what, async () => {
      const { address, stop } = await host((path) => (pattern.test(path) ? answer : undefined));
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'commit' });
      await expect(page.getByRole('heading', { name: 'Trang chưa mở được' }), what).toBeVisible();
      await stop();
    })));
  });

  test('a part that hangs says that it is coming, then that it did not come, and comes when asked again', async ({ page }) => {
    let hangs = true;
    const { address, stop } = await host((path) => (hangs && /\/figures\.[^/]*\.wasm$/.test(path) ? HANGS : undefined));
    await page.goto(`${address}`);
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    await page.getByRole('navigation', { name: 'Các phần của trang' }).getByRole('link', { name: 'Số liệu' }).click();
    await expect(page.getByText(/Đang tải phần này của trang… đã nhận \d+ KB/)).toBeVisible();
    await expect(heading).toHaveText('Phần này của trang chưa tải được');
    hangs = false;
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await expect(heading).toHaveText('Số liệu');
    await stop();
  });
});

test('an update that one tab asked for does not reload the others', async ({ page, context }, info) => {
  const { address, deploy, stop } = await host();
  await page.goto(address);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  const other = await context.newPage();
  await other.goto(`${address}#/doi-chieu`);
  await other.getByRole('heading', { level: 1 }).waitFor();
  await other.evaluate(() => { globalThis.isSame = true; });
  deploy(newer(['index.html', 'sw.js'], info.outputPath('site')));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByRole('status').getByRole('button', { name: 'Cập nhật' }).click();
  await expect.poll(() => versionOf(page).catch(() => 'on its way')).toBe(NEWER);
  await expect(other.getByText('Trang đã được cập nhật ở một thẻ khác')).toBeVisible();
  expect(await other.evaluate(() => globalThis.isSame)).toBe(true);
  await other.getByRole('button', { name: 'Tải lại trang' }).click();
  await expect.poll(() => versionOf(other).catch(() => 'on its way')).toBe(NEWER);
  await stop();
});
