// The site as a visitor knows it: every element is found by its role and its name, in the Vietnamese interface.
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

export class Site {
  constructor(page, address) {
    this.page = page;
    this.address = address;
    this.heading = page.getByRole('heading', { level: 1 });
    this.navigation = page.getByRole('navigation', { name: 'Các phần của trang' });
    this.notes = page.getByRole('status');
  }

  // Opens the page at an address after the `#`, and waits until it is there.
  async open(hash = '#/') {
    // The same document with another hash is not loaded again by goto: start from nowhere.
    await this.page.goto('about:blank');
    await this.page.goto(this.address + hash);
    await this.heading.waitFor();
  }

  // Goes to an address after the `#` of the page that is open, in this language.
  async goTo(hash, language) {
    await this.page.evaluate((to) => { location.hash = to; }, hash);
    await this.page.locator(`html[lang="${language}"]`).waitFor();
    await this.heading.waitFor();
  }

  async reload() {
    await this.page.reload();
    await this.heading.waitFor();
  }

  hash() {
    return decodeURIComponent(new URL(this.page.url()).hash);
  }

  // Axe finds no violation.
  async passesAxe() {
    // There are no frames, so no second page is needed to merge results; passed rules are not reported.
    const { violations } = await new AxeBuilder({ page: this.page })
      .setLegacyMode(true)
      .options({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      })
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect(found).toEqual([]);
  }

  // Adds a user style sheet to the page; returns a function that removes it.
  async addUserStyles(css) {
    const sheet = await this.page.evaluateHandle((text) => {
      const made = new CSSStyleSheet();
      made.replaceSync(text);
      document.adoptedStyleSheets.push(made);
      return made;
    }, css);
    return () => sheet.evaluate((worn) => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== worn);
    });
  }

  async hasNoHorizontalScroll(width) {
    const content = () => this.page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(content, { message: `the page is wider than its window of ${width} px` }).toBeLessThanOrEqual(width);
  }
}
