// The page of search.
import { expect } from '@playwright/test';
import { Site } from './site.js';

export class Search extends Site {
  constructor(page, address) {
    super(page, address);
    this.field = page.getByRole('combobox', { name: 'Tra cứu' });
    this.suggestions = page.getByRole('listbox', { name: 'Gợi ý' });
    this.active = this.suggestions.getByRole('option', { selected: true });
    this.lenses = page.getByRole('navigation', { name: 'Xem dưới dạng' });
    this.main = page.getByRole('main');
  }

  suggestion(sort, text) {
    return this.suggestions.getByRole('option', { name: `${text} ${sort}`, exact: true });
  }

  // What the field holds when the page has answered.
  async asks(question) {
    await expect.poll(() => this.hash()).toContain(`q=${question}`);
  }
}
