// Search by keyboard alone, on a wide window and on a phone.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../watched.js';
import { Search } from '../pages/search.js';

const WINDOWS = { 'a wide window': { width: 1280, height: 800 }, 'a phone': { width: 390, height: 844 } };

for (const [where, viewport] of Object.entries(WINDOWS)) {
  test.describe(where, () => {
    test.use({ viewport });

    test('from any page a slash leads to the field, and what is typed is found', async ({ page, address }) => {
      const search = new Search(page, address);
      await search.open('#/phuong-phap');
      await page.keyboard.press('/');
      await expect(search.field).toBeFocused();
      await page.keyboard.type('tham gia');
      await search.asks('tham gia');
      await expect(search.main.getByRole('listitem').filter({ hasText: 'tham gia' }).first()).toBeVisible();
    });

    test('arrows go through what may be meant, and Enter goes there', async ({ page, address }) => {
      const search = new Search(page, address);
      await search.open('#/tim');
      await search.field.focus();
      await page.keyboard.type('tien gi');
      await expect(search.suggestion('Nơi', 'Tiền Giang')).toBeVisible();
      await expect(search.field).toHaveAttribute('aria-expanded', 'true');
      await expect(search.active).toHaveCount(0);
      const n = await search.suggestions.getByRole('option').count();
      for (let at = 0; at < n; at += 1) {
        await page.keyboard.press('ArrowDown');
        await expect(search.suggestions.getByRole('option').nth(at)).toHaveAttribute('aria-selected', 'true');
      }
      await page.keyboard.press('ArrowDown');
      await expect(search.active, 'after the last comes the field').toHaveCount(0);
      while (await search.active.filter({ hasText: 'Nơi' }).count() === 0) await page.keyboard.press('ArrowUp');
      const active = await search.active.getAttribute('id');
      await expect(search.field, 'the keyboard stays in the field').toHaveAttribute('aria-activedescendant', active);
      await page.keyboard.press('Enter');
      await expect.poll(() => search.hash()).toContain('noi=VN-46');
      await expect(search.heading).toHaveText('Số liệu');
    });

    test('Escape closes what may be meant and leaves what was typed', async ({ page, address }) => {
      const search = new Search(page, address);
      await search.open('#/tim');
      await search.field.focus();
      await page.keyboard.type('vssid');
      await expect(search.suggestions).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(search.suggestions).toBeHidden();
      await expect(search.field).toHaveValue('vssid');
      await expect(search.field).toHaveAttribute('aria-expanded', 'false');
    });

    test('a place is chosen as a field of the question, and typing goes on', async ({ page, address }) => {
      const search = new Search(page, address);
      await search.open('#/tim');
      await search.field.focus();
      await page.keyboard.type('loa noi:t');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await search.asks('loa noi:"Tiền Giang"');
      await expect(search.field).toBeFocused();
      await page.keyboard.type('x');
      await expect(search.field).toHaveValue('loa noi:"Tiền Giang" x');
    });

    test('what is being typed passes axe', async ({ page, address }) => {
      const search = new Search(page, address);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await search.open('#/tim');
        await search.field.focus();
        await page.keyboard.type('tien gi');
        await page.keyboard.press('ArrowDown');
        await expect(search.active).toHaveCount(1);
        await search.passesAxe();
        await search.hasNoHorizontalScroll(viewport.width);
      }
    });
  });
}

test('a suggestion is taken with the mouse', async ({ page, address }) => {
  const search = new Search(page, address);
  await search.open('#/tim');
  await search.field.click();
  await page.keyboard.type('vssid');
  await search.suggestion('Chỉ số', 'Lượt cài đặt VssID').click();
  await expect.poll(() => search.hash()).toContain('chi-so=vssid.installs');
});

test('what no sentence holds whole stands under a heading that says so', async ({ page, address }) => {
  const search = new Search(page, address);
  await search.open(`#/tim?q=${encodeURIComponent('lao động tự do')}`);
  await expect(search.main.getByRole('heading', { name: 'Không có câu nào đủ các từ; gần đúng:' })).toBeVisible();
  await search.open('#/tim?q=loa%20truyen%20thanh');
  await expect(search.main.getByRole('listitem').filter({ hasText: 'loa truyền thanh' }).first()).toBeVisible();
  await expect(search.main.getByRole('heading', { name: /gần đúng|thêm dấu|viết tiếp/ })).toHaveCount(0);
});

test('every count of a table of words opens as many lines', async ({ page, address }) => {
  const search = new Search(page, address);
  await search.open('#/tim?goc=tan-so&tu=tieng');
  const count = search.main.getByRole('table').getByRole('row').nth(3).getByRole('cell').first().getByRole('link');
  const n = await count.textContent();
  await count.click();
  await expect(search.lenses.getByRole('link', { name: 'Ngữ cảnh' })).toHaveAttribute('aria-current', 'true');
  await expect(search.main.getByText(`${n} chỗ trong`, { exact: false }).first()).toBeVisible();
});

test('a table is saved with as many rows as it says', async ({ page, address }) => {
  const search = new Search(page, address);
  await search.open('#/tim?q=tham%20gia&goc=ket-hop');
  await search.main.getByText('Tải về').click();
  const form = search.main.getByRole('button', { name: /^CSV \d/ });
  const n = Number((await form.textContent()).replace(/\D/g, ''));
  const [file] = await Promise.all([page.waitForEvent('download'), form.click()]);
  expect(file.suggestedFilename()).toBe('ket-hop.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(n + 1);
});

test('a reprint and its original are one where asked', async ({ page, address }) => {
  const search = new Search(page, address);
  await search.open('#/tim?q=bhxh&goc=phan-bo');
  const articles = search.main.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^\d+$/ }) });
  const n = await articles.count();
  await search.main.getByRole('link', { name: 'gộp bài đăng lại' }).click();
  await expect(articles).toHaveCount(n - 1);
});

test('what is typed on the start page is looked for, and Back returns', async ({ page, address }) => {
  await page.goto(`${address}#/`);
  await page.getByRole('searchbox', { name: 'Tra cứu' }).fill('đại lý');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Tra cứu' })).toHaveValue('đại lý');
  await expect(page.getByText(/^\d+ câu trong \d+ bài$/).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Tra cứu' })).toBeVisible();
});

test('tables of words leave function words out by a switch, say what their numbers mean, and compare a part with the rest', async ({ page, address }) => {
  const search = new Search(page, address);
  await search.open('#/tim?goc=tan-so');
  const words = page.getByRole('rowheader');
  await expect(words.filter({ hasText: /^và$/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'giữ từ nối' }).click();
  await expect(words.filter({ hasText: /^và$/ })).toHaveCount(1);
  await search.open('#/tim?goc=ket-hop&q=VssID');
  await expect(page.getByText(/logDice: gắn bó đến đâu/)).toBeVisible();
  await search.open('#/tim?goc=tan-so&q=VssID');
  await expect(page.getByText(/^Từ đặc trưng của \d bài được chọn, so với \d bài còn lại$/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Log ratio' })).toBeVisible();
});

test('beside the results stand the filters, each value with the sentences that it leaves', async ({ page, address }) => {
  const search = new Search(page, address);
  const filters = page.getByRole('region', { name: 'Bộ lọc' });
  await search.open('#/tim');
  await expect(filters, 'nothing is found yet').toHaveCount(0);
  await search.field.fill('tham gia');
  await expect(filters).toBeVisible();
  const value = filters.getByRole('checkbox', { name: /^Tiền Giang \d+$/ });
  const n = Number((await value.innerText()).match(/(\d+)\s*$/)[1]);
  expect(n).toBeGreaterThan(0);
  // Beside what was found, not above it.
  const [left, right] = [await filters.boundingBox(), await search.main.getByRole('listitem').filter({ hasText: /tham gia/i }).last().boundingBox()];
  expect(left.x + left.width).toBeLessThanOrEqual(right.x);
  await value.click();
  await expect(search.main.getByText(new RegExp(`^${n} câu trong \\d+ bài$`)).first()).toBeVisible();
  await expect(value).toBeChecked();
  await expect(value).toBeFocused();
  await value.press('Space');
  await expect(value).not.toBeChecked();
  // Another question, other counts.
  await search.field.fill('hội nghị');
  await expect(value).not.toHaveText(new RegExp(`${n}$`));
  await search.field.press('Escape');
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(value).toBeHidden();
  await filters.getByRole('button', { name: 'Bộ lọc' }).click();
  await expect(value).toBeVisible();
  await expect(filters.getByRole('button', { name: /^Xem \d+ câu$/ })).toBeVisible();
});

test('beside each sentence stand its article and its outlet', async ({ page, address }) => {
  const search = new Search(page, address);
  await search.open('#/tim?q=VssID');
  await expect(page.getByRole('listitem').filter({ hasText: /“.+” · .+/ }).first()).toBeVisible();
});
