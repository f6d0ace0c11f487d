// *Mở văn bản*: texts of the reader's own.
import { Site } from './site.js';

export class Own extends Site {
  constructor(page, address) {
    super(page, address);
    this.main = page.getByRole('main');
    this.pasted = page.getByRole('textbox', { name: 'Hoặc dán văn bản vào đây' });
    this.read = page.getByRole('button', { name: 'Đọc văn bản này' });
    this.files = page.getByLabel('Chọn tệp…');
    this.collections = page.getByRole('navigation', { name: 'Bộ bài của tôi' });
    this.summary = this.main.getByText(/^[\d.]+ số liệu trong [\d.]+ bài$/);
  }

  async open(hash = '#/cua-toi') {
    await super.open(hash);
  }

  // Opens a text as a reader does who has copied it.
  async paste(text) {
    await this.pasted.fill(text);
    await this.read.click();
    await this.summary.waitFor();
  }

  // Asks the browser to keep the texts under a name.
  async keep(name) {
    await this.page.getByRole('textbox', { name: 'Tên bộ bài' }).fill(name);
    await this.page.getByRole('button', { name: 'Giữ lại' }).click();
  }

  // Presses a button that saves a file, to `path`; gives it back.
  async saved(button, path) {
    const pressed = this.page.getByRole('button', { name: button }).click();
    const [download] = await Promise.all([this.page.waitForEvent('download'), pressed]);
    await download.saveAs(path);
    return path;
  }

  // Drops files and folders onto the page, wherever it is.
  async drop(paths) {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    }
    await session.detach();
  }

  // The figure of the table that is written so: "21.345 người".
  figure(written) {
    return this.page.getByRole('table').getByRole('link', { name: written, exact: true });
  }

  // A link of one of the ways on from here: *Mở bảng số liệu*.
  way(name) {
    return this.main.getByRole('link', { name, exact: true });
  }
}
