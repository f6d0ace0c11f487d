// Opens the site: sets the theme before anything is painted, loads glue and wasm, says so if that fails, and registers
// the service worker. It knows no file name: the addresses stand in index.html as
//   <link rel="modulepreload" href="./app-….js">                                     the glue
//   <link rel="preload" as="fetch" type="application/wasm" href="./app-…_bg.wasm">   the module
// The one-file site has neither link. It loads this same script inline and calls solieuBoot(start) itself, where
// start() gives a promise that the module runs.
(() => {
  'use strict';
  const page = document.documentElement;

  // The theme chosen earlier (src/io/theme.rs keeps it); storage may be closed to us, and then the system's holds.
  try {
    const theme = localStorage.getItem('solieu.theme');
    if (theme) page.dataset.theme = theme;
  } catch { /* no storage */ }

  // Uncovers one of the failure sections of index.html.
  const fail = (kind, detail) => {
    if (page.dataset.failure) return;
    page.dataset.failure = kind;
    const section = document.getElementById(`failure-${kind}`);
    if (!section) return;
    section.hidden = false;
    const line = section.querySelector('.failure-detail');
    if (line) line.textContent = detail;
  };

  const parsed = new Promise((done) => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', done, { once: true });
    else done();
  });

  const boot = async (start) => {
    await parsed;
    const opening = document.getElementById('opening');
    // Fast openings flash nothing.
    const timer = setTimeout(() => { if (opening) opening.hidden = false; }, 400);
    try {
      if (typeof WebAssembly !== 'object') return fail('browser', navigator.userAgent);
      await start();
      page.dataset.opened = '';
    } catch (error) {
      fail(error instanceof WebAssembly.RuntimeError ? 'panic' : 'load', String(error));
    } finally {
      clearTimeout(timer);
      if (opening) opening.hidden = true;
    }
  };

  // A trap in the wasm after the start: a panic has told already, running out of memory or stack has not.
  addEventListener('error', (event) => {
    if (typeof WebAssembly === 'object' && event.error instanceof WebAssembly.RuntimeError) fail('panic', String(event.error));
  });

  // The module is compiled while it arrives, and both while the page is still being read.
  const bootFromLinks = () => {
    const glue = document.querySelector('link[rel=modulepreload]');
    const wasm = document.querySelector('link[rel=preload][type="application/wasm"]');
    if (!glue || !wasm) return;
    const arriving = Promise.all([import(glue.href), compiled(wasm.href)]);
    // Whatever fails is told when the page can show it.
    arriving.catch(() => {});
    boot(async () => {
      const [{ default: init }, module] = await arriving;
      await init({ module_or_path: module });
      whenIdle(registerWorker);
    });
  };

  // The module; its address, where the host names it so that it cannot be compiled while it arrives.
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

  // Only where a worker can help: on http(s), in a finished site (it names its worker's version), not while developing.
  const registerWorker = () => {
    const version = document.querySelector('meta[name="solieu-version"]');
    if (!version || !/^https?:$/.test(location.protocol) || !('serviceWorker' in navigator)) return;
    navigator.serviceWorker.register('./sw.js', { scope: './', updateViaCache: 'none' }).then((registration) => {
      // Where workers are switched off, some browsers answer without one.
      if (!registration) return;
      const offer = () => {
        // A worker that waits while another one serves this page: the page offers the update (src/io/update.rs).
        if (registration.waiting && navigator.serviceWorker.controller) dispatchEvent(new Event('solieu-update'));
      };
      const watch = () => registration.installing?.addEventListener('statechange', offer);
      offer();
      watch();
      registration.addEventListener('updatefound', watch);
      addEventListener('solieu-update-accepted', () => registration.waiting?.postMessage('activate'));
    }, () => { /* private windows refuse workers; the page works without */ });
    // The first worker takes over a page of its own version; any other one brings a new page.
    let { controller } = navigator.serviceWorker;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (controller) location.reload();
      ({ controller } = navigator.serviceWorker);
    });
  };

  globalThis.solieuBoot = boot;
  bootFromLinks();
})();
