// The page *Bài viết*: the text with its marks, and the card that tells what a mark is.
import { Site } from './site.js';

export class Article extends Site {
  constructor(page, address) {
    super(page, address);
    this.text = page.getByRole('article');
    this.card = page.getByRole('complementary');
  }

  mark(raw) {
    return this.text.getByRole('link', { name: raw, exact: true }).first();
  }

  // The marks that the address points at.
  async highlighted() {
    // In one step: the page may change meanwhile.
    return this.text.getByRole('link').evaluateAll((marks) => (
      marks.filter((mark) => mark.hasAttribute('data-highlighted')).map((mark) => mark.innerText)
    ));
  }
}
