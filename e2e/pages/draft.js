// *Kiểm bản thảo*: a text that is checked while it is written.
import { Site } from './site.js';

export class Draft extends Site {
  constructor(page, address) {
    super(page, address);
    this.field = page.getByRole('textbox', { name: 'Bản thảo' });
    this.margin = page.getByRole('complementary', { name: 'Cần để ý' });
    this.summary = this.margin.getByText(/^[\d.]+ con số; [\d.]+ chỗ cần xem lại$/);
    this.findings = this.margin.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
  }

  async open(hash = '#/ban-thao') {
    await super.open(hash);
  }

  finding(title) {
    return this.findings.filter({ hasText: title });
  }
}
