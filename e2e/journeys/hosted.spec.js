// On a host: the second visit needs no network. The server is stopped, not the browser told to be offline.
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
});
