// Two ways to work the page: with the mouse alone, and with the keyboard alone. A journey that both can make needs neither.
import { expect } from '@playwright/test';

// More stops than any page has.
const MOST_STOPS = 300;

export class Mouse {
  constructor(page) {
    this.page = page;
  }

  async press(target) {
    // On its first letters: a link may fill its row, and others lie over its middle.
    await target.click({ position: { x: 8, y: 8 } });
  }

  // A mark of a chart is pointed at in its middle.
  async pressMark(mark) {
    await mark.click();
  }

  async type(field, text) {
    await field.click();
    await field.fill(text);
    await this.page.keyboard.press('Enter');
  }
}

export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async press(target) {
    await this.#reach(target, 'Tab');
    await this.page.keyboard.press('Enter');
  }

  // The marks are one stop of the Tab key; arrows go from one to the next.
  async pressMark(mark) {
    await this.#reach(mark.locator('xpath=..').getByRole('button').and(this.page.locator('[tabindex="0"]')), 'Tab');
    await this.page.keyboard.press('Home');
    await this.#reach(mark, 'ArrowRight');
    await this.page.keyboard.press('Enter');
  }

  async type(field, text) {
    await this.#reach(field, 'Tab');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  async #reach(target, key) {
    // It is looked up once, since to find it by its role takes longer than to press a key; again if the page has
    // replaced it meanwhile. The heading of a filter opens it by the summary that it stands in.
    let element = await target.elementHandle();
    const state = () => element.evaluate((it) => (
      it.isConnected ? (it.closest('summary') ?? it) === document.activeElement : 'replaced'
    ));
    const hasFocus = async () => {
      let now = await state();
      for (; now === 'replaced'; now = await state()) element = await target.elementHandle();
      return now;
    };
    for (let stops = 0; !await hasFocus(); stops += 1) {
      expect(stops, `${target} is reached by ${key}`).toBeLessThan(MOST_STOPS);
      await this.page.keyboard.press(key);
    }
    await expect(target).toBeInViewport();
  }
}
