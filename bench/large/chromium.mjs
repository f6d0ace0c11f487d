// What a visitor waits for in a site, in Chromium: bytes, times and memory until the start page stands, the first figure is in
// the table, the first search has answered, the first article is open. Each from nothing, in a browser of its own.
//
//   node bench/large/chromium.mjs [--local] [--rounds N] SITE [SITE…]
//
// SITE is a folder that `solieu site` wrote; for 10,000 articles: `solieu site news.jsonl --out SITE`; or a page with another search
// that peers.mjs wrote, which has a first search and perhaps articles. Needs `npm ci` in e2e/ and /usr/bin/chromium (or CHROMIUM).
//
// Files are served with gzip. A round measures every step of every SITE once, so that what else the machine does meets all of them
// alike; of three rounds the middle is told, then the slow line (1.6 Mbit/s down, 150 ms), once; --local leaves that out. Behind
// the numbers of a later SITE stands how many times that the first one takes.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const { chromium } = createRequire(new URL('../../e2e/package.json', import.meta.url))('playwright-core');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

async function host(folder, steps) {
  // Of ten thousand pages of articles only those that are opened.
  const opened = Object.values(steps).map(([address]) => address);
  const files = new Map();
  for (const name of readdirSync(folder, { recursive: true })) {
    if (name === 'offline.html' || (/^doc\/.*html$/.test(name) && !opened.includes(name)) || !statSync(join(folder, name)).isFile()) continue;
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

const SITE_STEPS = {
  'start page': ['#/', 'main h1'],
  'first figure': ['#/so-lieu', 'main table tbody td'],
  'first search': ['#/tim?q=%22th%C3%A0nh%20ph%E1%BB%91%22', 'main .met'],
};

// Which address to open, and what to wait for there.
function stepsOf(folder) {
  if (existsSync(join(folder, 'peer.html'))) {
    const page = ['doc/0.html', 'body > p'];
    return { 'first search': ['peer.html', 'main .met'], ...(existsSync(join(folder, page[0])) && { 'first article': page, 'article, static page': page }) };
  }
  const first = readdirSync(join(folder, 'doc/bai')).find((name) => name.endsWith('.html'));
  const [article] = /#\/bai\/[^"?]+/.exec(readFileSync(join(folder, 'doc/bai', first), 'utf8'));
  return { ...SITE_STEPS, 'first article': [article, 'main article'], 'article, static page': [`doc/bai/${first}`, 'article p'] };
}

async function measured(site, [address, selector], line) {
  const mark = `--solieu-bench=${Math.random()}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--disable-gpu', '--no-sandbox', mark, `--user-agent=${mark}`] });
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'vi-VN' });
  const page = await context.newPage();
  if (line) await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', line);
  site.restart();
  const started = performance.now();
  await page.goto(site.address + address, { waitUntil: 'commit' });
  await page.waitForSelector(selector, { timeout: 600_000 });
  const found = { millis: Math.round(performance.now() - started), bytes: site.sent(), mb: memory(mark) };
  await browser.close();
  return found;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { local: { type: 'boolean' }, rounds: { type: 'string', default: '3' } } });
const sites = [];
for (const folder of positionals) {
  const steps = stepsOf(folder);
  sites.push({ folder, steps, host: await host(folder, steps) });
}
const steps = Object.keys(sites[0].steps);
const runs = new Map();
const lines = [...Array(Number(values.rounds)).fill(undefined), ...(values.local ? [] : [SLOW])];
for (const line of lines) {
  for (const step of steps) {
    for (const { folder, host: site, steps: { [step]: target } } of sites) {
      if (!target) continue;
      const key = `${step} ${folder}`;
      const found = runs.get(key) ?? { local: [], slow: undefined };
      if (line) found.slow = await measured(site, target, line);
      else found.local.push(await measured(site, target, line));
      runs.set(key, found);
    }
  }
}

const cell = (value, first) => value.toLocaleString('en') + (first === undefined ? '' : ` (${(first / value).toLocaleString('en', { maximumSignificantDigits: 2 })}×)`);
console.log('| until | page | bytes, gzip | ms, local | ms, slow line | memory of the tab, MB |\n|---|---|---|---|---|---|');
for (const step of steps) {
  let first = {};
  for (const { folder, host: site } of sites) {
    const found = runs.get(`${step} ${folder}`);
    if (!found) continue;
    const middle = found.local.sort((one, other) => one.millis - other.millis)[Math.floor(found.local.length / 2)];
    const row = { bytes: middle.bytes, local: middle.millis, ...(found.slow && { slow: found.slow.millis }), mb: middle.mb };
    const cells = ['bytes', 'local', 'slow', 'mb'].map((name) => (row[name] === undefined ? '' : cell(row[name], first[name])));
    console.log(`| ${step} | ${basename(folder)} | ${cells.join(' | ')} |`);
    if (folder === sites[0].folder) first = row;
  }
}
for (const { host: site } of sites) site.stop();
