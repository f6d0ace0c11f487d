// Opens the site: sets the theme, loads glue and module, reports a failure, and registers the service worker. It
// knows no file name: the addresses are in index.html as
//   <link rel="modulepreload" href="./app-….js">                                     the glue
//   <link rel="preload" as="fetch" type="application/wasm" href="./app-…_bg.wasm">   the module
// The one-file site has neither link. It loads this same script inline and calls solieuBoot(start) itself, where
// start() gives a promise that the module runs.
//
// This script may come late, cut short or not at all: then index.html itself says so after some seconds (#failure-start).
(() => {
  'use strict';
  const page = document.documentElement;

  // The theme chosen earlier (src/browser/theme.rs keeps it); storage may be closed to us, and then the system's holds.
  try {
    const theme = localStorage.getItem('solieu.theme');
    if (theme) page.dataset.theme = theme;
  } catch { /* no storage */ }

  // The notice that nothing has started.
  const hideLateNotice = () => { document.getElementById('failure-start')?.setAttribute('hidden', ''); };

  // A fault of the program: it has stopped, what is on the page is not. Links begin it anew, and the next visit to this
  // address opens the start page (src/navigation.rs).
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    try {
      if (location.hash.length > 2) localStorage.setItem('solieu.failed', location.hash);
    } catch { /* no storage */ }
    addEventListener('hashchange', () => location.reload());
    const on = (id, act) => document.getElementById(id)?.addEventListener('click', (event) => { event.preventDefault(); act(event.target); });
    on('start-again', () => {
      history.replaceState(null, '', '#/');
      location.reload();
    });
    on('copy-report', async (button) => {
      const detail = document.querySelector('#failure-panic .failure-detail');
      try {
        await navigator.clipboard.writeText(`${detail.textContent}\n${location.href}\n${navigator.userAgent}`);
        button.textContent = 'Đã sao chép';
      } catch {
        // Then it is marked, to be copied by hand.
        getSelection().selectAllChildren(detail);
      }
    });
  };

  // Uncovers one of the failure sections of index.html.
  const fail = (kind, detail) => {
    if (kind === 'panic') stop();
    if (page.dataset.failure) return;
    page.dataset.failure = kind;
    hideLateNotice();
    const section = document.getElementById(`failure-${kind}`);
    if (!section) return;
    section.hidden = false;
    const line = section.querySelector('.failure-detail');
    if (line) line.textContent = detail;
  };

  // The features that the module and the page need and this browser lacks.
  const lacking = () => {
    if (typeof WebAssembly !== 'object') return ['WebAssembly'];
    // A function that uses what rustc takes for granted: references, bulk memory, saturating conversion, sign extension.
    const needed = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0, 3, 2, 1, 0, 5, 3, 1, 0, 0, 10, 22, 1, 20, 0,
      65, 0, 65, 0, 65, 0, 252, 11, 0, 67, 0, 0, 0, 0, 252, 0, 192, 26, 11);
    const has = {
      'WebAssembly 2.0': WebAssembly.validate(needed),
      IntersectionObserver: typeof IntersectionObserver === 'function',
      ResizeObserver: typeof ResizeObserver === 'function',
      'CSS custom properties': Boolean(globalThis.CSS?.supports('color', 'var(--a)')),
    };
    return Object.keys(has).filter((name) => !has[name]);
  };

  const parsed = new Promise((done) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', done, { once: true });
    else done();
  });

  const boot = async (start) => {
    await parsed;
    const opening = document.getElementById('opening');
    // The notice is delayed, so that a fast opening does not flicker.
    const timer = setTimeout(() => { if (opening) opening.hidden = false; }, 400);
    try {
      const missing = lacking();
      if (missing.length > 0) return fail('browser', `${missing.join(', ')}: ${navigator.userAgent}`);
      await start();
      page.dataset.opened = '';
      hideLateNotice();
    } catch (error) {
      const kind = error instanceof WebAssembly.RuntimeError ? 'panic' : 'load';
      // What was kept for visits without a network may be what did not load: then it is asked for again.
      if (kind === 'load' && await dropBroken().catch(() => false)) return location.reload();
      fail(kind, String(error));
    } finally {
      clearTimeout(timer);
      if (opening) opening.hidden = true;
    }
  };

  // Takes out of our caches what is not the content that its name promises: an earlier version of the service worker
  // kept whatever a host or a proxy answered. True if there was something.
  const dropBroken = async () => {
    let dropped = false;
    for (const name of await globalThis.caches?.keys() ?? []) {
      if (!name.startsWith('solieu ')) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const promised = request.url.match(/\.([0-9a-f]{16})\.[a-z0-9]+$/)?.[1];
        const kept = promised && await cache.match(request);
        if (!kept) continue;
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await kept.arrayBuffer()));
        const hash = Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
        if (hash !== promised) dropped = await cache.delete(request) || dropped;
      }
    }
    return dropped;
  };

  // A trap in the wasm after the start: a panic is reported already, running out of memory or stack is not.
  const onTrap = (error) => {
    if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) fail('panic', String(error));
  };
  addEventListener('error', (event) => onTrap(event.error));
  addEventListener('unhandledrejection', (event) => onTrap(event.reason));

  // The module is compiled while it arrives, and both while the page is still being read.
  const bootFromLinks = () => {
    const glue = document.querySelector('link[rel=modulepreload]');
    const wasm = document.querySelector('link[rel=preload][type="application/wasm"]');
    if (!glue || !wasm) return;
    const arriving = Promise.all([import(glue.href), compiled(wasm.href)]);
    // A failure is reported once the page can show it.
    arriving.catch(() => {});
    boot(async () => {
      const [{ default: init }, module] = await arriving;
      await init({ module_or_path: module });
      whenIdle(registerWorker);
    });
  };

  // The module; its address, where the host names it so that it cannot be compiled while it arrives, or where the browser
  // cannot do that.
  const compiled = async (address) => {
    try {
      return await WebAssembly.compileStreaming(fetch(address));
    } catch {
      return address;
    }
  };

  // The worker fetches the whole site: after what the visitor sees.
  const whenIdle = (act) => {
    const soon = () => (globalThis.requestIdleCallback ?? setTimeout)(act);
    if (document.readyState === 'complete') soon();
    else addEventListener('load', soon, { once: true });
  };

  // The policy of the page lets no text become the address of a script; this constant one is trusted.
  const workerAddress = () => {
    const address = './sw.js';
    return globalThis.trustedTypes?.createPolicy('solieu', { createScriptURL: () => address }).createScriptURL('') ?? address;
  };

  // Only where a worker can help: on http(s), in a finished site (it names its worker's version), not while developing.
  const registerWorker = () => {
    const version = document.querySelector('meta[name="solieu-version"]');
    if (!version || !/^https?:$/.test(location.protocol) || !('serviceWorker' in navigator)) return;
    // Only the tab in which the reader agreed is loaded again by itself; the others say what happened.
    let accepted = false;
    navigator.serviceWorker.register(workerAddress(), { scope: './', updateViaCache: 'none' }).then((registration) => {
      // Where workers are switched off, some browsers answer without one.
      if (!registration) return;
      const offer = () => {
        // A worker that waits while another one serves this page: the page offers the update (src/browser/update.rs).
        if (registration.waiting && navigator.serviceWorker.controller) dispatchEvent(new Event('solieu-update'));
      };
      const watch = () => registration.installing?.addEventListener('statechange', offer);
      offer();
      watch();
      registration.addEventListener('updatefound', watch);
      addEventListener('solieu-update-accepted', () => {
        accepted = true;
        if (registration.waiting) registration.waiting.postMessage('activate');
        else location.reload();
      });
    }, () => { /* private windows refuse workers; the page works without */ });
    // The first worker takes over a page of its own version; any other one brings a new page.
    let { controller } = navigator.serviceWorker;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (controller && accepted) location.reload();
      else if (controller) dispatchEvent(new Event('solieu-updated-elsewhere'));
      ({ controller } = navigator.serviceWorker);
    });
  };

  globalThis.solieuBoot = boot;
  bootFromLinks();
})();
