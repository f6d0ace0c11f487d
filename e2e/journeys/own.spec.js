// Texts of the reader's own: opened, looked at in all views, put beside the site's, closed.
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../watched.js';
import { Own } from '../pages/own.js';

const TEXT = 'Đến hết năm 2022, toàn tỉnh Tiền Giang có 21.345 người tham gia bảo hiểm y tế, đạt 92,5% dân số. '
  + 'Năm 2021, toàn tỉnh có 20.017 người tham gia bảo hiểm y tế.';

test('a pasted text is read, and all views work over it', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open('#/');
  await own.navigation.getByRole('link', { name: 'Mở văn bản' }).click();
  await own.paste(TEXT);
  await expect(own.summary).toHaveText(/^[3-9] số liệu trong 1 bài$/);

  await own.way('Mở bảng số liệu').click();
  await expect(own.figure('21.345 người')).toBeVisible();
  expect(own.hash()).toContain('kho=toi');
  await own.figure('21.345 người').click();
  await expect(page.getByRole('article').getByText('toàn tỉnh Tiền Giang có').last()).toBeVisible();
  await own.navigation.getByRole('link', { name: 'Tra cứu' }).click();
  await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill('20.017');
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: '20.017' }).first()).toBeVisible();
  await own.navigation.getByRole('link', { name: 'Đối chiếu' }).click();
  await own.heading.filter({ hasText: 'Đối chiếu' }).waitFor();

  // Back to the articles of the site, and to one's own again.
  await own.collections.getByRole('link', { name: 'Bộ bài của trang' }).click();
  await own.navigation.getByRole('link', { name: 'Số liệu' }).click();
  await expect(own.figure('21.345 người')).toHaveCount(0);
  await own.collections.getByRole('link', { name: 'Bộ bài của tôi (1)' }).click();
  await expect(own.figure('21.345 người')).toBeVisible();
});

test('an address that needs own texts says so while they are not open', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open('#/so-lieu?v=1&kho=toi');
  await expect(own.main).toContainText('Địa chỉ này cần văn bản của riêng bạn');
  await own.main.getByRole('link', { name: 'Mở văn bản' }).click();
  await own.paste(TEXT);
  await own.way('Mở bảng số liệu').click();
  await expect(own.figure('21.345 người')).toBeVisible();
  // Nothing is kept: loaded again, the page needs them again.
  await own.reload();
  await expect(own.main).toContainText('Địa chỉ này cần văn bản của riêng bạn');
});

test('a folder is dropped anywhere: what can be read is read, the rest is named', async ({ page, address }) => {
  const folder = await mkdtemp(join(tmpdir(), 'solieu-'));
  await mkdir(join(folder, 'tin/2022'), { recursive: true });
  await writeFile(join(folder, 'tin/mot.txt'), TEXT);
  await writeFile(join(folder, 'tin/2022/hai.txt'), 'Quý I/2022, cả nước có 16,2 triệu người tham gia bảo hiểm xã hội.');
  await writeFile(join(folder, 'tin/anh.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
  await writeFile(join(folder, 'tin/trong.txt'), '');
  const own = new Own(page, address);
  await own.open('#/phuong-phap');
  if (address.startsWith('file:')) {
    // A page that was opened from a file may read no folder that is dropped: it says so, and reads files.
    await own.drop([join(folder, 'tin')]);
    await expect(own.main.getByText('hãy dùng nút Chọn thư mục')).toBeVisible();
    await own.drop(['mot.txt', '2022/hai.txt', 'anh.png', 'trong.txt'].map((name) => join(folder, 'tin', name)));
  } else {
    await own.drop([join(folder, 'tin')]);
  }
  await expect(own.summary).toHaveText(/ trong 2 bài$/);
  await expect(own.main.getByText('không có chữ nào')).toBeVisible();
  await expect(own.main.getByText(/anh\.png$/)).toBeVisible();

  await page.getByRole('button', { name: 'Đặt cạnh bộ bài của trang' }).click();
  await expect(own.collections.getByRole('link', { name: 'Cả hai' })).toHaveAttribute('aria-current', 'page');
  await own.navigation.getByRole('link', { name: 'Số liệu' }).click();
  expect(own.hash()).toContain('kho=ca-hai');

  await own.open();
  await expect(own.main.getByText('Đã mở')).toHaveCount(0);
});

test('one text is closed, then all', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  await own.paste(TEXT);
  await own.paste('Năm 2023, tỉnh có 5 hội nghị.');
  await expect(own.summary).toHaveText(/ trong 2 bài$/);
  await page.getByRole('button', { name: /^Đóng: Năm 2023/ }).click();
  await expect(own.summary).toHaveText(/ trong 1 bài$/);
  await page.getByRole('button', { name: 'Đóng tất cả' }).click();
  await expect(own.summary).toHaveCount(0);
  await expect(own.collections).toBeHidden();
});

for (const { colorScheme, width } of [{ colorScheme: 'light', width: 1280 }, { colorScheme: 'dark', width: 390 }]) {
  test(`the page with texts passes axe, ${colorScheme}, ${width} px`, async ({ page, address }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    const own = new Own(page, address);
    await own.open();
    await own.paste(TEXT);
    await own.passesAxe();
    await own.hasNoHorizontalScroll(width);
  });
}

test('the keyboard alone opens a text and goes on', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  await own.pasted.focus();
  await page.keyboard.insertText(TEXT);
  await page.keyboard.press('Tab');
  await expect(own.read).toBeFocused();
  await page.keyboard.press('Enter');
  await own.summary.waitFor();
  await own.way('Mở bảng số liệu').focus();
  await page.keyboard.press('Enter');
  await expect(own.figure('21.345 người')).toBeVisible();
});

test('title, outlet and date are corrected in place, and an unnamed province is asked once', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  await own.paste('Năm ngoái, toàn tỉnh có 21.345 người tham gia bảo hiểm y tế, tăng so với 20.017 người của năm trước đó.');
  await page.getByText('Sửa thông tin').click();
  await page.getByRole('textbox', { name: 'Tiêu đề' }).fill('Kết quả bảo hiểm y tế');
  await page.getByRole('textbox', { name: 'Nguồn đăng' }).fill('Báo Ấp Bắc');
  const published = page.getByRole('textbox', { name: /Ngày đăng/ });
  await published.fill('hôm qua');
  await page.getByRole('button', { name: 'Đọc lại với thông tin này' }).click();
  await expect(own.main.getByRole('alert')).toContainText('Chưa hiểu ngày đăng');
  await published.fill('15/1/2023');
  await page.getByRole('button', { name: 'Đọc lại với thông tin này' }).click();
  await expect(own.main.getByRole('link', { name: 'Kết quả bảo hiểm y tế' })).toBeVisible();
  await expect(own.main).toContainText('Báo Ấp Bắc, 15/1/2023');

  await own.paste('Quý I/2022, toàn tỉnh có 812 hội nghị tuyên truyền.');
  await expect(own.summary).toHaveText(/ trong 2 bài$/);
  const province = page.getByRole('combobox', { name: 'Đó là tỉnh nào?' });
  await province.selectOption('Tiền Giang');
  await page.getByRole('button', { name: 'Ghi cho mọi bài' }).click();
  await expect(province).toHaveCount(0);
  await own.way('Các chỗ đã sửa').click();
  await expect(own.main).toContainText('Nơi: Tiền Giang');
});

test('a PDF is read when one comes', async ({ page, address }) => {
  const own = new Own(page, address);
  await own.open();
  await own.files.setInputFiles(new URL(`../../testdata/documents/files/15-ban-in.pdf`, import.meta.url).pathname);
  await own.summary.waitFor();
  await expect(own.main.getByText('Không mở được')).toBeHidden();
});
