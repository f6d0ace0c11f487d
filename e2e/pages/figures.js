// The room *Số liệu*: filters, ways to show, chart, table.
import { Site } from './site.js';

export class Figures extends Site {
  constructor(page, address) {
    super(page, address);
    this.filters = page.getByRole('region', { name: 'Bộ lọc' });
    this.selection = page.getByRole('group', { name: 'Đang chọn' });
    this.table = page.getByRole('table');
    this.rows = this.table.getByRole('row').filter({ has: page.getByRole('cell') });
    this.tabs = page.getByRole('navigation', { name: 'Xem dưới dạng' });
    this.chart = page.getByRole('figure');
  }

  async open(hash = '#/so-lieu') {
    await super.open(hash);
  }

  // The link from a figure, as the article writes it, to its sentence.
  figure(raw) {
    return this.table.getByRole('link', { name: raw, exact: true });
  }

  filter(name) {
    return this.filters.getByRole('group').filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  tab(name) {
    return this.tabs.getByRole('link', { name, exact: true });
  }

  async rawTexts() {
    const column = this.rows.getByRole('link');
    return column.allInnerTexts();
  }
}
