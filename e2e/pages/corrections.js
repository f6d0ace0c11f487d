// *Sửa cách đọc*: the form in the card of a figure, and the page that lists what was corrected.
import { Article } from './article.js';

export class Corrections extends Article {
  constructor(page, address) {
    super(page, address);
    this.main = page.getByRole('main');
    this.openForm = this.card.getByRole('button', { name: 'Sửa cách đọc…' });
    this.form = { title: this.card.getByRole('heading', { name: 'Sửa cách đọc' }) };
    this.save = this.card.getByRole('button', { name: 'Lưu sửa đổi' });
    this.undo = this.card.getByRole('button', { name: 'Bỏ sửa đổi' });
    this.notAFigure = this.card.getByRole('checkbox', { name: 'Không phải số liệu' });
  }

  // A field of the form that offers choices, by its name.
  field(name) {
    return this.card.getByRole('combobox', { name, exact: true });
  }

  async edit(raw) {
    await this.mark(raw).click();
    await this.openForm.click();
    await this.form.title.waitFor();
  }
}
