// The finished site with its module changed on the way to the browser: how journeys break the corpus on purpose.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

const NAME = 'solieu.corpus';

// The sections of a WebAssembly module, from `start` to `end`; a custom one has a `name`, and what it holds begins at `body`.
function sections(module) {
  const found = [];
  let at = 8;
  const leb = () => {
    let value = 0, shift = 0, byte;
    do { byte = module[at++]; value += (byte & 127) * 2 ** shift; shift += 7; } while (byte >= 128);
    return value;
  };
  while (at < module.length) {
    const start = at;
    const id = module[at++];
    const length = leb();
    const content = at;
    const end = at + length;
    let name = '', body = content;
    if (id === 0) {
      const nameLength = leb();
      name = module.toString('utf8', at, at + nameLength);
      body = at + nameLength;
    }
    found.push({ start, body, end, name });
    at = end;
  }
  return found;
}

// The module without its corpus.
export function withoutCorpus(module) {
  const { start, end } = corpusOf(module);
  return Buffer.concat([module.subarray(0, start), module.subarray(end)]);
}

// The module whose corpus says that it is of a version that nobody knows yet: bytes 8 and 9 of the bundle.
export function withNewerCorpus(module) {
  const changed = Buffer.from(module);
  changed.writeUInt16LE(999, corpusOf(module).body + 8);
  return changed;
}

// The module whose corpus has lost its second half to zeros.
export function withBrokenCorpus(module) {
  const changed = Buffer.from(module);
  const { body, end } = corpusOf(module);
  changed.fill(0, body + Math.floor((end - body) / 2), end);
  return changed;
}

function corpusOf(module) {
  const corpus = sections(module).find(({ name }) => name === NAME);
  if (!corpus) throw new Error(`the module has no section ${NAME}`);
  return corpus;
}

// Makes `page` get the changed module; returns the address of the site to open.
export async function serveChanged(page, address, change, folderForFiles) {
  const site = process.env.SITE_FOLDER;
  if (address.startsWith('file:')) {
    const html = readFileSync(join(site, 'offline.html'), 'utf8');
    const changed = html.replace(/(<script type="application\/octet-stream" id="module">)([^<]+)/, (_, open, text) => (
      open + gzipSync(change(gunzipSync(Buffer.from(text, 'base64')))).toString('base64')
    ));
    if (changed === html) throw new Error('offline.html holds no module where it was expected');
    mkdirSync(folderForFiles, { recursive: true });
    const path = join(folderForFiles, 'offline.html');
    writeFileSync(path, changed);
    return pathToFileURL(path).href;
  }
  const name = readdirSync(site).find((file) => /^app_bg\..*\.wasm$/.test(file));
  const body = change(readFileSync(join(site, name)));
  await page.route(`**/${name}`, (route) => route.fulfill({ body, contentType: 'application/wasm' }));
  return address;
}
