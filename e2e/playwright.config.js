// How the journeys run: one Chromium of the machine, the finished site in two shapes.
// `cargo xtask journeys` builds and serves the site and names it in the environment.
import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';

const { SITE_URL, SITE_FOLDER, CHROMIUM } = process.env;
if (!SITE_URL || !SITE_FOLDER || !CHROMIUM) {
  throw new Error('SITE_URL, SITE_FOLDER and CHROMIUM are expected: run `cargo xtask journeys`');
}

// The pages are the same in both shapes: `everyone` looks at them once; `hosted` needs a server.
export default defineConfig({
  testDir: 'journeys',
  forbidOnly: true,
  fullyParallel: true,
  // More than cores: a journey often waits, for a frame, a rest between two keys, a host that does not answer.
  workers: Math.ceil(availableParallelism() * 1.5),
  retries: 0,
  // Generous: a journey says what happens, not how fast, and a busy machine is slow.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    // One tab for a worker: every journey gets it emptied, back at the defaults and at about:blank. A tab of its own took
    // each twice the computing, most of it to compile again what the one before had compiled.
    reuseContext: true,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: CHROMIUM,
      args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'site', use: { address: SITE_URL } },
    { name: 'one file', use: { address: pathToFileURL(`${SITE_FOLDER}/offline.html`).href }, testIgnore: /everyone|hosted/ },
  ],
});
