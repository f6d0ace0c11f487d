// Pages of Pagefind and FlexSearch over the same texts, for chromium.mjs to measure beside a site:
//
//   npm install --prefix TOOLS pagefind@1.6 flexsearch@0.8
//   node bench/large/peers.mjs TOOLS NEWS.jsonl OUT && node bench/large/chromium.mjs SITE OUT/pagefind OUT/flexsearch
//
// Both are as their manuals have it: Pagefind with lang="vi", FlexSearch with whole words and marks folded, without a store. Each
// searches for what the site is asked for, and shows ten titles; what a found article opens is Pagefind's page of it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [tools, news, out] = process.argv.slice(2).map((it) => resolve(it));
const require = createRequire(join(tools, 'package.json'));
const texts = readFileSync(news, 'utf8').trim().split('\n').map((line, at) => {
  const text = JSON.parse(line).text.trim();
  const title = text.split(/\n|\. /)[0].slice(0, 120);
  return { at, title, text: text.slice(title.length) };
});
const escaped = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
const page = (script) => `<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>peer</title><main></main><script type="module">
const show = (titles) => { for (const title of titles) { const line = document.createElement('p'); line.className = 'met'; line.textContent = title; document.querySelector('main').append(line); } };
${script}</script></html>`;

const pagefind = join(out, 'pagefind');
mkdirSync(join(pagefind, 'doc'), { recursive: true });
for (const { at, title, text } of texts) {
  writeFileSync(join(pagefind, `doc/${at}.html`), `<!DOCTYPE html><html lang="vi"><title>${escaped(title)}</title><body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`);
}
execFileSync(join(tools, 'node_modules/.bin/pagefind'), ['--site', pagefind, '--glob', 'doc/*.html'], { stdio: 'inherit' });
writeFileSync(join(pagefind, 'peer.html'), page(`
const { search } = await import('./pagefind/pagefind.js');
const { results } = await search('"thành phố"');
show((await Promise.all(results.slice(0, 10).map((it) => it.data()))).map((it) => it.meta.title));`));

const flexsearch = join(out, 'flexsearch');
mkdirSync(join(flexsearch, 'index'), { recursive: true });
const { Index } = require('flexsearch');
const index = new Index({ tokenize: 'strict' });
texts.forEach(({ at, title, text }) => index.add(at, `${title} ${text}`));
const keys = [];
await index.export((key, data) => {
  if (data === undefined) return;
  keys.push(key);
  writeFileSync(join(flexsearch, `index/${key}.json`), data);
});
writeFileSync(join(flexsearch, 'titles.json'), JSON.stringify(texts.map((it) => it.title)));
copyFileSync(join(tools, 'node_modules/flexsearch/dist/flexsearch.bundle.module.min.js'), join(flexsearch, 'flexsearch.js'));
writeFileSync(join(flexsearch, 'peer.html'), page(`
import { Index } from './flexsearch.js';
const index = new Index({ tokenize: 'strict' });
const got = (name) => fetch(name).then((it) => it.text());
const [titles, ...parts] = await Promise.all(['titles.json', ...${JSON.stringify(keys)}.map((key) => 'index/' + key + '.json')].map(got));
${JSON.stringify(keys)}.forEach((key, at) => index.import(key, parts[at]));
const all = JSON.parse(titles);
show(index.search('thành phố', { limit: 10 }).map((at) => all[at]));`));
