// A module without a corpus, with a newer one, with a broken one: the page says so in words, with what to do.
import { expect, test } from '../watched.js';
import { serveChanged, withBrokenCorpus, withNewerCorpus, withoutCorpus } from '../module.js';

test.use({ expectedErrors: [/solieu\.corpus|corpus|bundle|checksum|version/i] });

const CASES = [
  { what: 'no corpus', change: withoutCorpus, heading: 'Trang chưa có dữ liệu', advice: 'cargo xtask build' },
  { what: 'a newer corpus', change: withNewerCorpus, heading: 'Dữ liệu mới hơn chương trình', advice: 'Hãy tải lại' },
  { what: 'a broken corpus', change: withBrokenCorpus, heading: 'Dữ liệu bị hỏng', advice: 'đóng gói lại' },
];

for (const { what, change, heading, advice } of CASES) {
  test(`${what} is said in words`, async ({ page, address }, info) => {
    await page.goto(await serveChanged(page, address, change, info.outputDir) + '#/so-lieu');
    const alert = page.getByRole('alert');
    await expect(alert.getByRole('heading', { name: heading })).toBeVisible();
    await expect(alert).toContainText(advice);
  });
}
