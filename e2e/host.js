// A host of the finished site, under /deep/ on a free port, that can be told to answer wrongly, to serve another folder, to
// stop. To be without a network the host is stopped, not the browser told to be offline.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json',
};

// An answer that never comes.
export const HANGS = Symbol('hangs');
// What the proxy of an office says in place of a file.
export const NOTICE = '<!doctype html><title>Sign in</title><h1>Sign in to go on</h1>';

// What `tamper` gives for a path is answered in its place: a text, `HANGS`, or a function of the response, the bytes of the
// file and its type. `root` is the folder of the host that the site stands in.
export async function host(tamper = () => undefined, root = '/deep/') {
  let [folder, at] = [process.env.SITE_FOLDER, root];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const other = tamper(pathname);
    if (other === HANGS) return undefined;
    if (typeof other === 'string') return response.writeHead(200, { 'content-type': 'text/html' }).end(other);
    if (!pathname.startsWith(at)) return response.writeHead(404).end();
    const file = join(folder, normalize(pathname.slice(at.length) || 'index.html'));
    if (!existsSync(file)) return response.writeHead(404).end();
    const [bytes, type] = [readFileSync(file), TYPES[extname(file)] ?? 'application/octet-stream'];
    if (other) return other(response, bytes, type);
    return response.writeHead(200, { 'content-type': type }).end(bytes);
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    address: origin + root,
    deploy: (other) => { folder = other; },
    move: (to) => { at = to; },
    stop: () => {
      server.closeAllConnections();
      return new Promise((closed) => { server.close(closed); });
    },
  };
}

export const NEWER = 'fedcba9876543210';

// A copy of the finished site in which these files are of a newer version.
export function newer(files, folder) {
  cpSync(process.env.SITE_FOLDER, folder, { recursive: true });
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const old = page.match(/"solieu-version" content="([0-9a-f]+)"/)[1];
  for (const file of files) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(old, NEWER));
  }
  return folder;
}

export const versionOf = (page) => page.evaluate(() => document.querySelector('meta[name="solieu-version"]').content);
export const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).map((name) => name.split(' ').at(-1)));
