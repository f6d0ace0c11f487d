// *Dạy một từ*: the form, what changed, and the list of what was added.
import { Site } from './site.js';

export class Teach extends Site {
  constructor(page, address) {
    super(page, address);
    this.main = page.getByRole('main');
    this.phrase = page.getByRole('textbox', { name: 'Cụm từ, như trong bài' });
    this.indicator = page.getByRole('combobox', { name: 'Cụm từ ấy nói về chỉ số' });
    this.name = page.getByRole('textbox', { name: 'Tên chỉ số' });
    this.unit = page.getByRole('textbox', { name: /^Đơn vị/ });
    this.add = page.getByRole('button', { name: 'Thêm và đọc lại' });
    this.changes = page.getByRole('heading', { name: 'Thay đổi sau khi đọc lại' });
  }

  async open(hash = '#/day-tu') {
    await super.open(hash);
  }
}
