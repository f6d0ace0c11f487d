// The page *Số liệu*: filters, ways to show, chart, table.
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
    this.chartTitle = this.chart.getByRole('heading', { level: 2 });
    this.marks = this.chart.getByRole('button', { name: /\d/ });
    this.sentences = this.chart.getByRole('list').filter({ has: page.getByRole('link') });
    this.summary = page.getByRole('main').getByText(/^[\d.]+\/[\d.]+ số liệu$/);
  }

  async open(hash = '#/so-lieu') {
    await super.open(hash);
  }

  // The links from figures that the article writes with these digits, each to its sentence.
  figure(digits) {
    const whole = new RegExp(`(?<![\\d.,])${digits.replaceAll('.', '\\.')}(?![.,]?\\d)`);
    return this.table.getByRole('link', { name: whole });
  }

  // Only the rows near the window are built: goes down until this one is.
  async showRow(link) {
    await this.rows.first().waitFor();
    for (let screens = 0; screens < 40 && await link.count() === 0; screens += 1) {
      await this.page.mouse.wheel(0, 700);
      await this.page.waitForTimeout(50);
    }
    await link.first().scrollIntoViewIfNeeded();
  }

  filter(name) {
    return this.filters.getByRole('group').filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  // What opens and closes a filter.
  filterHead(name) {
    return this.filters.getByRole('heading', { name, exact: true });
  }

  // The field that finds a value in a long filter.
  finder(name) {
    return this.filter(name).getByRole('searchbox');
  }

  // The values of a filter, boxes to tick.
  values(name) {
    return this.filter(name).getByRole('checkbox');
  }

  // A value of a filter; its name ends in its count.
  value(name, label) {
    return this.values(name).filter({ hasText: new RegExp(`^${label}\\s*[\\d.]+$`, 'i') });
  }

  // The marks that say these words.
  mark(words) {
    const spoken = new RegExp(words.replaceAll('.', '\\.').replaceAll(' ', '\\s'));
    return this.chart.getByRole('button', { name: spoken });
  }

  tab(name) {
    return this.tabs.getByRole('link', { name, exact: true });
  }

  async markNames() {
    return this.marks.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));
  }

  async rawTexts() {
    const column = this.rows.getByRole('link');
    return column.allInnerTexts();
  }
}
