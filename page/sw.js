// The second visit works without a network. One cache per version of the site, its own folder as scope, and a new
// version takes over only when the reader agrees (page/boot.js asks).
//
// What builds the site replaces the two constants below: VERSION by a hash over all files, FILES by their relative
// addresses, './' for the page itself among them. As it stands here, the worker is of no site.
'use strict';
const VERSION = 'dev';
const FILES = [];

const PREFIX = 'solieu ';
// Sites of one host share their caches: the scope keeps ours apart.
const CACHE = `${PREFIX}${self.registration.scope} ${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    // A version is whole or it is not there. A name that carries a hash means one content, which may come from the
    // browser's own cache: what the page has loaded is not downloaded again. Any other name is asked for anew.
    const hashed = /\.[0-9a-f]{16}\.[a-z0-9]+$/;
    await cache.addAll(FILES.map((file) => new Request(file, { cache: hashed.test(file) ? 'default' : 'reload' })));
    // While a host takes up a new version it may hand out the new worker and the old page: then this version waits for
    // the next visit.
    const page = await cache.match('./');
    if (!(await page.text()).includes(VERSION)) {
      await caches.delete(CACHE);
      throw new Error(`the page is not of version ${VERSION}`);
    }
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(`${PREFIX}${self.registration.scope} `) && name !== CACHE) await caches.delete(name);
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
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(event.request, { ignoreSearch: true })
      ?? (event.request.mode === 'navigate' && isThePage(url) ? await cache.match('./') : undefined);
    return kept ?? fetch(event.request);
  })());
});

// "…/" and "…/index.html" are one page; another file of the folder (offline.html) is not.
function isThePage(url) {
  const folder = new URL('./', self.location.href).pathname;
  return url.pathname === folder || url.pathname === `${folder}index.html`;
}
