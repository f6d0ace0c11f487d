// The second visit works without a network. One cache per version of the site, its own folder as scope, and a new
// version takes over only when the reader agrees (page/boot.js asks).
//
// What builds the site replaces the constants below: VERSION by a hash over all files, FILES and BLOCKS by their relative
// addresses, './' for the page itself among them. Without them the worker is tied to no site.
'use strict';
const VERSION = 'dev';
const FILES = [];
// Files of a large corpus: kept when a visitor has fetched them.
const BLOCKS = [];

const PREFIX = 'solieu ';
// Sites of one host share their caches: the scope keeps ours apart.
const CACHE = `${PREFIX}${self.registration.scope} ${VERSION}`;

// A name that carries a hash promises one content: the first half of its SHA-256.
const HASHED = /\.([0-9a-f]{16})\.[a-z0-9]+$/;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    // A version is cached only if every file of it matches its hash.
    try {
      await Promise.all(FILES.map(async (file) => cache.put(file, await whole(file))));
      // While a host takes up a new version it may hand out the new worker and the old page: then this version waits
      // for the next visit.
      const page = await cache.match('./');
      if (!(await page.text()).includes(VERSION)) throw new Error(`the page is not of version ${VERSION}`);
    } catch (error) {
      await caches.delete(CACHE);
      throw error;
    }
  })());
});

// A file of this version. Where its name carries a hash it may come from the browser's own cache: what the page has loaded
// is not downloaded again. Any other name is asked for again, and so is what is not what its name promises: a proxy's page
// of notice, half an upload.
async function whole(file) {
  const hash = HASHED.exec(file)?.[1];
  for (const cache of hash ? ['default', 'reload'] : ['reload']) {
    const response = await fetch(new Request(file, { cache }));
    if (!response.ok) continue;
    if (hash ? await hashOf(response.clone()) === hash : isOfKind(file, response)) return response;
  }
  throw new Error(`${file} is not what it should be`);
}

async function hashOf(response) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A page is HTML, and nothing else is.
function isOfKind(file, response) {
  const isHtml = (response.headers.get('Content-Type') ?? '').startsWith('text/html');
  return isHtml === /(^|\/)$|\.html$/.test(file);
}

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (!name.startsWith(`${PREFIX}${self.registration.scope} `) || name === CACHE) continue;
      const [before, now] = [await caches.open(name), await caches.open(CACHE)];
      // What of the corpus has not changed was fetched once and for all.
      for (const file of BLOCKS) {
        const kept = await before.match(file);
        if (kept) await now.put(file, kept);
      }
      await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  // Asked past every cache: what was kept has not served.
  if (event.request.cache === 'reload' || event.request.cache === 'no-store') return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(event.request, { ignoreSearch: true })
      ?? (event.request.mode === 'navigate' && isThePage(url) ? await cache.match('./') : undefined);
    return kept ?? (isBlock(url) ? block(event.request, cache) : fetch(event.request));
  })());
});

function isBlock(url) {
  return BLOCKS.some((file) => new URL(file, self.location.href).pathname === url.pathname);
}

// A file of the corpus, which is kept if it is what its name promises.
async function block(request, cache) {
  const response = await fetch(request);
  const hash = HASHED.exec(new URL(request.url).pathname)?.[1];
  if (response.ok && await hashOf(response.clone()) === hash) await cache.put(request, response.clone());
  return response;
}

// "…/" and "…/index.html" are one page; another file of the folder (offline.html) is not.
function isThePage(url) {
  const folder = new URL('./', self.location.href).pathname;
  return url.pathname === folder || url.pathname === `${folder}index.html`;
}
