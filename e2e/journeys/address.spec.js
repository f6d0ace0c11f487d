// Whatever stands after the `#`, the page is never blank, and says what it did not understand.
import { expect, test } from '../watched.js';
import { Site } from '../pages/site.js';

for (const hash of ['#/khong-co-phong-nay', '#/bai/khong-co-bai-nay', '#khong-phai-dia-chi', '#/so-lieu?%E0%A4%A', '#/%%%']) {
  test(`${hash} is not blank`, async ({ page, address }) => {
    const site = new Site(page, address);
    await site.open(hash);
    await expect(site.heading).toBeVisible();
    await expect(site.navigation.getByRole('link', { name: 'Số liệu' })).toBeVisible();
    await site.navigation.getByRole('link', { name: 'Số liệu' }).click();
    await expect(page.getByRole('table')).toBeVisible();
  });
}

test('a key that is not understood is reported, ignored, and can be dismissed', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/so-lieu?v=1&khong-co-khoa-nay=1');
  const note = page.getByRole('status').filter({ hasText: 'khong-co-khoa-nay' });
  await expect(note).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await note.getByRole('button', { name: 'Bỏ qua' }).click();
  await expect(note).toHaveCount(0);
});

test('a sentence that has changed since is said to have changed, and no other one lights up', async ({ page, address }) => {
  const site = new Site(page, address);
  await site.open('#/bai/000_dfed1fc10457625e?so=9-00000000.4');
  await expect(page.getByRole('article').getByRole('status').first()).toBeVisible();
  expect(await page.evaluate(() => document.querySelectorAll('[data-highlighted]').length)).toBe(0);
});

test('20,000 values and 5,000 unknown keys are read as far as they go, and said so', async ({ page, address }) => {
  const site = new Site(page, address);
  const list = (n, name) => Array.from({ length: n }, (_, at) => name + at);
  await site.open(`#/so-lieu?chi-so=${list(20_000, 'x').join('~')}`);
  await expect(page.getByRole('status').filter({ hasText: 'Liên kết quá dài' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Đang chọn' })).toContainText(/và \d+ giá trị nữa/);
  await site.open(`#/so-lieu?${list(5_000, 'khoa-').map((key) => `${key}=1`).join('&')}`);
  await expect(page.getByRole('status').filter({ hasText: /và [\d.]+ phần nữa của liên kết/ })).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
});

test.describe('a fault of the program', () => {
  test.use({ expectedErrors: [/RuntimeError|unreachable|out of bounds|null function|signature|indirect call|panicked/i] });

  test('leaves the links, can be reported, and the next visit opens the start page', async ({ page, address }) => {
    await page.addInitScript(() => {
      const instantiate = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...given) => {
        const made = await instantiate(...given);
        window.memory ??= (made.instance ?? made).exports.memory;
        return made;
      };
    });
    const site = new Site(page, address);
    await site.open('#/so-lieu');
    await expect(page.getByRole('table')).toBeVisible();
    await page.evaluate(() => new Uint8Array(window.memory.buffer).fill(0xff));
    // Whatever the page does next meets the fault, a key at the latest. (A change of address would begin it anew.)
    await page.keyboard.press('?');
    const told = page.getByRole('alert').filter({ hasText: 'Trang gặp lỗi và đã dừng' });
    await expect(told).toBeVisible();
    await expect(told.getByRole('button', { name: /^Chép dòng này/ })).toBeVisible();
    await expect(page.getByRole('table')).toBeHidden();
    const failed = new URL(page.url()).hash;
    await site.navigation.getByRole('link', { name: 'Tra cứu' }).click();
    await expect(site.heading).toHaveText('Tra cứu');
    await site.open(failed);
    await expect(page.getByRole('status').filter({ hasText: 'gặp lỗi và đã dừng' })).toBeVisible();
    expect(site.hash()).toBe('#/');
    await site.open(failed);
    await expect(page.getByRole('table')).toBeVisible();
  });
});
