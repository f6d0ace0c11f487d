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
  async lit() {
    const marks = await this.text.getByRole('link').all();
    const lit = [];
    for (const mark of marks) {
      if (await mark.getAttribute('data-highlighted') !== null) lit.push(await mark.innerText());
    }
    return lit;
  }
}
