// Firefox, driven over WebDriver BiDi: Playwright knows its own build of it only. Elements are found by role and name here,
// too.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const { default: puppeteer } = await import('puppeteer-core');

// Where the Firefox of this machine is; undefined if it has none.
export const FIREFOX = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => path && existsSync(path));

// A busy machine is slow.
const TIMEOUT = 60_000;

const selector = (role, name) => `::-p-aria([name="${name}"][role="${role}"])`;

export class Firefox {
  // A window of its own, with nothing kept from before; downloads go into `folder`.
  static async start(address, folder) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      defaultViewport: { width: 1280, height: 800 },
      extraPrefsFirefox: {
        'intl.accept_languages': 'vi-VN',
        'browser.download.dir': folder,
        'browser.download.folderList': 2,
        'browser.download.useDownloadDir': true,
        'browser.helperApps.neverAsk.saveToDisk': 'text/html,application/zip,application/json,application/toml',
        // A page that was saved is opened from its file.
        'security.fileuri.strict_origin_policy': true,
      },
    });
    return new Firefox(browser, await browser.newPage(), address);
  }

  constructor(browser, page, address) {
    Object.assign(this, { browser, page, address, errors: [], requests: [] });
    page.setDefaultTimeout(TIMEOUT);
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  close() {
    return this.browser.close();
  }

  async open(hash) {
    await this.page.goto('about:blank');
    await this.page.goto(this.address + hash);
    await this.page.waitForSelector('::-p-aria([role="heading"])');
  }

  // Another address of the page that is open.
  async goTo(hash) {
    await this.page.evaluate((to) => { location.hash = to; }, hash);
  }

  find(role, name) {
    return this.page.locator(selector(role, name)).setTimeout(TIMEOUT);
  }

  press(role, name) {
    return this.find(role, name).click();
  }

  write(role, name, text) {
    return this.find(role, name).fill(text);
  }

  // Chooses an option of a list by its words.
  async choose(name, words) {
    const list = await this.page.waitForSelector(selector('combobox', name), { timeout: TIMEOUT });
    const value = await list.evaluate((own, of) => [...own.options].find((it) => it.text === of).value, words);
    await list.select(value);
  }

  // Waits until the page says this.
  async says(words) {
    const isSaid = (text) => document.body.innerText.replace(/\s+/g, ' ').includes(text);
    await this.page.waitForFunction(isSaid, { timeout: TIMEOUT }, words).catch(async (error) => {
      throw new Error(`“${words}” is not said (${error.message}): ${(await this.text()).slice(0, 600)}`);
    });
  }

  async chooseFiles(name, paths) {
    const ofLabel = (words) => [...document.querySelectorAll('label')].find((label) => label.innerText.trim() === words)?.control;
    const field = await this.page.waitForFunction(ofLabel, { timeout: TIMEOUT }, name);
    await field.uploadFile(...paths);
  }

  // Says of a figure in the table of own texts that it is a target; gives the file of corrections, saved into `folder`.
  async correctToTarget(figure, folder) {
    await this.press('link', figure);
    await this.press('button', 'Sửa cách đọc…');
    await this.choose('Thực hiện hay chỉ tiêu', 'chỉ tiêu');
    await this.press('button', 'Lưu sửa đổi');
    await this.says('người đọc đã sửa');
    await this.goTo('#/sua?v=1&kho=toi');
    await this.says('1 chỗ đã sửa');
    await this.press('button', 'Tải corrections.toml');
    return this.saved(folder, '.toml');
  }

  // What was saved into `folder`, when all of it is there.
  async saved(folder, ending) {
    const until = Date.now() + TIMEOUT;
    while (Date.now() < until) {
      const names = await readdir(folder);
      const found = names.find((name) => name.endsWith(ending));
      if (found && !names.some((name) => name.endsWith('.part'))) return join(folder, found);
      await new Promise((rest) => { setTimeout(rest, 100); });
    }
    throw new Error(`nothing with the ending ${ending} was saved`);
  }

  text() {
    return this.page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
  }
}
