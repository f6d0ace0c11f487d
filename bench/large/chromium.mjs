// What a visitor waits for in a site, in Chromium: bytes, times and memory until the start page stands, the first figure is in
// the table, the first search has answered, the first article is open. Each from nothing, in a browser of its own.
//
//   node bench/large/chromium.mjs [--local] SITE [SITE…]
//
// SITE is a folder that `solieu site` wrote; for 10,000 articles: `solieu site news.jsonl --out SITE`; or a page with another search
// that peers.mjs wrote, of which the first search alone is measured. Needs `npm ci` in e2e/ and
// /usr/bin/chromium (or CHROMIUM). Files are served with gzip; on the slow line (1.6 Mbit/s down, 150 ms) once, else three
// times, the middle one; --local leaves the slow line out.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const { chromium } = createRequire(new URL('../../e2e/package.json', import.meta.url))('playwright-core');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

async function host(folder) {
  const files = new Map();
  for (const name of readdirSync(folder, { recursive: true })) {
    if (name === 'offline.html' || name.startsWith('doc/') || !statSync(join(folder, name)).isFile()) continue;
    files.set(name, gzipSync(readFileSync(join(folder, name)), { level: 9 }));
  }
  let sent = 0;
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://x').pathname.slice(1) || 'index.html';
    const bytes = files.get(name);
    if (!bytes) return response.writeHead(404).end();
    sent += bytes.length;
    return response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'content-encoding': 'gzip', 'content-length': bytes.length }).end(bytes);
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  return { address: `http://127.0.0.1:${server.address().port}/`, restart: () => { sent = 0; }, sent: () => sent, stop: () => server.close() };
}

// Memory of a browser's largest process that shows a page, in MB: what it has for itself, and its part of what is shared.
function memory(browser) {
  const pids = execFileSync('ps', ['-eo', 'pid,args']).toString().split('\n')
    .filter((line) => line.includes('--type=renderer') && line.includes(browser)).map((line) => Number(line.trim().split(' ')[0]));
  const of = (pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
    } catch {
      return 0;
    }
  };
  return Math.round(Math.max(0, ...pids.map(of)));
}

const STEPS = {
  'start page': ['#/', 'main h1'],
  'first figure': ['#/so-lieu', 'main table tbody td'],
  'first search': ['#/tim?q=%22th%C3%A0nh%20ph%E1%BB%91%22', 'main .met'],
  'first article': [undefined, 'main article'],
};

// A page that peers.mjs wrote.
const PEER = 'first search of another';

async function measured(site, step, article, isSlow) {
  const [hash, selector] = step === PEER ? ['peer.html', 'main .met'] : STEPS[step];
  const mark = `--solieu-bench=${Math.random()}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--disable-gpu', '--no-sandbox', mark, `--user-agent=${mark}`] });
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'vi-VN' });
  const page = await context.newPage();
  if (isSlow) await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', SLOW);
  site.restart();
  const started = performance.now();
  await page.goto(site.address + (hash ?? article), { waitUntil: 'commit' });
  await page.waitForSelector(selector, { timeout: 600_000 });
  const found = { millis: Math.round(performance.now() - started), bytes: site.sent(), mb: memory(mark) };
  await browser.close();
  return found;
}

const isLocal = process.argv.includes('--local');
for (const folder of process.argv.slice(2).filter((it) => it !== '--local')) {
  const site = await host(folder);
  const isPeer = existsSync(join(folder, 'peer.html'));
  const first = isPeer ? '' : readdirSync(join(folder, 'doc/bai')).find((name) => name.endsWith('.html'));
  const [article] = isPeer ? [] : /#\/bai\/[^"?]+/.exec(readFileSync(join(folder, 'doc/bai', first), 'utf8'));
  console.log(`${folder}\n| until | bytes, gzip | ms, local | ms, slow line | memory of the tab, MB |\n|---|---|---|---|---|`);
  for (const step of isPeer ? [PEER] : Object.keys(STEPS)) {
    const runs = [];
    for (let nth = 0; nth < 3; nth += 1) runs.push(await measured(site, step, article, false));
    const middle = runs.sort((one, other) => one.millis - other.millis)[1];
    const slow = isLocal ? { millis: '' } : await measured(site, step, article, true);
    console.log(`| ${step} | ${middle.bytes.toLocaleString('en')} | ${middle.millis} | ${slow.millis} | ${middle.mb} |`);
  }
  site.stop();
}
