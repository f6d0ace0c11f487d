// Runs the bound tests of crates/dom (`cargo xtask dom-tests` compiles them) in Chromium and says how each ended.
import { chromium } from '@playwright/test';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const [folder] = process.argv.slice(2);
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
const PAGE = '<!doctype html><meta charset="utf-8"><title>tests</title><pre id="output"></pre>';

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, 'http://x').pathname);
  if (path === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  const file = join(folder, path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  return createReadStream(file).pipe(response);
});
await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error.message));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
const passed = await page.evaluate(async () => {
  // What the runner of wasm-bindgen has in its page.
  globalThis.__wbg_test_invoke = (test) => test();
  const glue = await import('/tests.js');
  const wasm = await glue.default('/tests_bg.wasm');
  const context = new glue.WasmBindgenTestContext(false);
  const tests = Object.keys(wasm).filter((name) => name.startsWith('__wbgt_'));
  return tests.length > 0 && context.run(tests.map((name) => wasm[name]));
}).catch((error) => { console.error(error.message); return false; });
console.log(await page.locator('#output').textContent());
await browser.close();
server.close();
process.exitCode = passed ? 0 : 1;
