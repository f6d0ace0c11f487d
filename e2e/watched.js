// A page that is watched: whatever a journey does, it ends with no error on the console, no request to another origin,
// no violation of the policy. Journeys that break the site on purpose say which words on the console they expect. Those
// that need what the service worker does say so; for the others it stays away, since it fetches the whole site each time.
import { test as base, expect } from '@playwright/test';

export { expect };

async function clearFileStorage(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: 'file://', storageTypes: 'all' });
  await session.detach();
}

// It is never registered, and nobody hears why.
function holdServiceWorker() {
  if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});
}

export const test = base.extend({
  address: ['', { option: true }],
  expectedErrors: [[], { option: true }],
  withServiceWorker: [false, { option: true }],

  page: async ({ page, address, expectedErrors, withServiceWorker }, use) => {
    // Playwright empties the storage of hosts, and not that of files.
    if (address.startsWith('file:')) await clearFileStorage(page);
    // A journey before may have left the tab without a network.
    await page.context().setOffline(false);
    if (!withServiceWorker) await page.addInitScript(holdServiceWorker);
    const complaints = [];
    const expected = (text) => expectedErrors.some((pattern) => pattern.test(text));
    const complain = (text) => { if (!expected(text)) complaints.push(text); };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complain(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complain(`error: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (/^(data|blob):/.test(url)) return;
      const home = address.startsWith('file:') ? 'file://' : new URL(address).origin;
      if (!url.startsWith(home)) complain(`request: ${url}`);
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});
