// How long Chromium takes to read an article of 5 KB, facts and all, with the engine compiled as the page's is:
//   node bench/reading/chromium.mjs
// Needs /usr/bin/chromium (or CHROMIUM) and `npm ci` in e2e/. Prints the median of 41 runs for each article of seeds/.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const { chromium } = createRequire(join(root, 'e2e/package.json'))('@playwright/test');
const target = process.env.CARGO_TARGET_DIR ?? join(here, 'target/wasm');
execFileSync(
  'cargo',
  ['build', '--quiet', '--release', '--target', 'wasm32-unknown-unknown', '--manifest-path', join(here, 'wasm/Cargo.toml')],
  { stdio: 'inherit', env: { ...process.env, CARGO_TARGET_DIR: target } },
);
const wasm = readFileSync(join(target, 'wasm32-unknown-unknown/release/reading_chromium.wasm')).toString('base64');
const files = (folder, ending) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]);
const knowledge = JSON.stringify([...files('seeds', 'codebook.toml'), ...files('seeds/lexicon', '.toml')]);
// Long enough for 5 KB, cut at a letter's end.
const cut = (text) => new TextDecoder().decode(new TextEncoder().encode(text.repeat(3)).slice(0, 5000)).replace(/\uFFFD$/, '');
const articles = files('seeds', '.txt').map(([path, text]) => [path, cut(text)]);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
const times = await page.evaluate(
  async ({ wasm, knowledge, articles }) => {
    const bytes = Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
    const { instance } = await WebAssembly.instantiate(bytes, {});
    const { memory, buffer, learn, read } = instance.exports;
    const put = (text) => {
      const bytes = new TextEncoder().encode(text);
      const at = buffer(bytes.length);
      new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
      return bytes.length;
    };
    put(knowledge);
    learn();
    const N_READS = 20;
    const time = () => {
      const start = performance.now();
      for (let i = 0; i < N_READS; i += 1) read();
      return (performance.now() - start) / N_READS;
    };
    return articles.map(([path, text]) => {
      const n_bytes = put(text);
      const times = Array.from({ length: 41 }, time).sort((a, b) => a - b);
      return { path, n_bytes, n_figures: read(), fastest: times[0], median: times[20], slowest: times[40] };
    });
  },
  { wasm, knowledge, articles },
);
await browser.close();
for (const { path, n_bytes, n_figures, fastest, median, slowest } of times) {
  const ms = (time) => `${time.toFixed(2)} ms`;
  console.log(`${path}: ${n_bytes} bytes, ${n_figures} figures: ${ms(median)} (${ms(fastest)} to ${ms(slowest)})`);
}
