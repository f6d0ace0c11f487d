// On a host: rooms come when they are first opened, and the second visit needs no network. For that the server is
// stopped, not the browser told to be offline.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { expect, test } from '@playwright/test';

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json',
};

// Serves the finished site under /deep/ on a free port.
async function host() {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname.replace(/^\/deep\//, '').replace(/^$/, 'index.html'));
    const file = join(process.env.SITE_FOLDER, path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  return { server, address: `http://127.0.0.1:${server.address().port}/deep/` };
}

test('the second visit needs no network', async ({ page }) => {
  const { server, address } = await host();
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto(`${address}#/so-lieu`);
  await heading.waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The worker serves pages that are opened after it took over.
  await page.goto('about:blank');

  server.closeAllConnections();
  await new Promise((closed) => { server.close(closed); });
  await page.goto(`${address}#/so-lieu?chua=25.358.667`);
  await expect(heading).toHaveText('Số liệu');
  await expect(page.getByRole('table').getByRole('link', { name: /25\.358\.667/ }).first()).toBeVisible();
  // Rooms that nobody has opened before.
  for (const room of ['Tra cứu', 'Đối chiếu', 'Truyền thông', 'Phương pháp']) {
    await page.getByRole('navigation', { name: 'Các phần của trang' }).getByRole('link', { name: room }).click();
    await expect(heading).toHaveText(room);
  }
});

test.describe('a visit', () => {
  // The worker would fetch every room by itself.
  test.use({ serviceWorkers: 'block' });

  test('fetches a room when it is first opened', async ({ page }) => {
    const { server, address } = await host();
    const heading = page.getByRole('heading', { level: 1 });
    const rooms = page.getByRole('navigation', { name: 'Các phần của trang' });
    const fetched = [];
    page.on('request', (request) => { if (/\.wasm$/.test(request.url())) fetched.push(request.url()); });
    await page.goto(address);
    await heading.waitFor();
    expect(fetched, 'the module alone').toHaveLength(1);
    await rooms.getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Số liệu');
    await expect(heading).toBeFocused();
    const n = fetched.length;
    expect(n).toBeGreaterThan(1);
    await rooms.getByRole('link', { name: 'Tổng quan' }).click();
    await expect(heading).not.toHaveText('Số liệu');
    await rooms.getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Số liệu');
    expect(fetched, 'the second time it is there').toHaveLength(n);
    server.close();
  });

  test('says that a room did not come, and fetches it again when asked', async ({ page }) => {
    const { server, address } = await host();
    const heading = page.getByRole('heading', { level: 1 });
    const rooms = page.getByRole('navigation', { name: 'Các phần của trang' });
    await page.route(/figures.*\.wasm$/, (route) => route.abort());
    await page.goto(address);
    await heading.waitFor();
    await rooms.getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Phần này của trang chưa tải được');
    await expect(heading).toBeFocused();
    // The rest of the page goes on.
    await rooms.getByRole('link', { name: 'Tổng quan' }).click();
    await expect(heading).not.toHaveText('Phần này của trang chưa tải được');
    await rooms.getByRole('link', { name: 'Số liệu' }).click();
    await expect(heading).toHaveText('Phần này của trang chưa tải được');
    await page.unroute(/figures.*\.wasm$/);
    await page.getByRole('button', { name: 'Tải lại trang' }).click();
    await expect(heading).toHaveText('Số liệu');
    server.close();
  });
});
