// The questions that readers come with, each answered from the start page, by mouse alone and by keyboard alone; from
// each answer to its sentence in the article, and back to where one was.
import { expect, test } from '../watched.js';
import { Article } from '../pages/article.js';
import { Figures } from '../pages/figures.js';
import { Keyboard, Mouse } from '../pages/input_modes.js';

function question(name, journey) {
  for (const Hand of [Mouse, Keyboard]) {
    test(`${name}, by ${Hand.name.toLowerCase()}`, async ({ page, address }) => {
      const figures = new Figures(page, address);
      const hand = new Hand(page);
      await figures.open('#/');
      await hand.press(figures.navigation.getByRole('link', { name: 'Số liệu', exact: true }));
      await expect(figures.heading).toHaveText('Số liệu');
      await journey({ page, figures, hand, article: new Article(page, address) });
    });
  }
}

// From a link to its sentence, in which exactly these words are highlighted, and back: the link has the focus again.
async function thereAndBack({ page, article, hand }, link, raw) {
  await hand.press(link);
  await expect.poll(() => article.highlighted()).toEqual([raw]);
  await expect(article.mark(raw)).toBeInViewport();
  await page.goBack();
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
}

question('how far is VssID from its target, and at what pace must it go on', async (journey) => {
  const { figures, hand } = journey;
  await hand.type(figures.finder('Chỉ số'), 'vssid');
  await hand.press(figures.value('Chỉ số', 'Ứng dụng VssID'));
  await hand.press(figures.tab('Chỉ tiêu–Kết quả'));
  await expect(figures.chartTitle).toContainText('VssID');
  await expect(figures.chart).toContainText('còn thiếu gần 21,64 triệu người (85,3 %)');
  await expect(figures.chart).toContainText('cần thêm khoảng 2,63 triệu người mỗi tháng đến 31/12/2021');
  await expect(figures.mark('25.358.667')).toHaveCount(1);
  await hand.pressMark(figures.mark('3,72 triệu'));
  await expect(figures.sentences.getByRole('link')).toHaveCount(2);
  await thereAndBack(journey, figures.sentences.getByRole('link').first(), 'trên 3,72 triệu hồ sơ');
});

question('how many take part of their own will, over time', async (journey) => {
  const { figures, hand } = journey;
  await hand.press(figures.value('Chỉ số', 'Người tham gia BHXH tự nguyện'));
  await hand.press(figures.filterHead('Loại số đo'));
  await hand.press(figures.value('Loại số đo', 'Giá trị'));
  await hand.press(figures.tab('Đường'));
  await expect(figures.chartTitle).toHaveText('Người tham gia BHXH tự nguyện, 2020–2023');
  const dates = ['30/4/2020', '31/12/2020', '31/3/2021', '30/4/2021'];
  for (const date of dates) await expect(figures.mark(date)).toHaveCount(1);
  for (const date of dates.slice(0, 2)) await expect(figures.mark(date)).toHaveAccessibleName(/suy ra/);
  for (const date of dates.slice(2)) await expect(figures.mark(date)).not.toHaveAccessibleName(/suy ra/);
  // A derived point leads to what it is derived from: the level and the change.
  await hand.pressMark(figures.mark('30/4/2020'));
  await expect(figures.sentences.getByRole('link').filter({ hasText: '1,12 triệu' })).not.toHaveCount(0);
  await expect(figures.sentences.getByRole('link').filter({ hasText: '527 nghìn' })).not.toHaveCount(0);
  // Two articles state the third one; one is a reprint of the other, and both are a point.
  await hand.pressMark(figures.mark('31/3/2021'));
  await expect(figures.sentences.getByRole('link')).toHaveCount(2);
  await thereAndBack(journey, figures.sentences.getByRole('link').last(), 'trên 1,1 triệu người');
});

question('what Tiền Giang is to reach in 2023', async (journey) => {
  const { figures, hand } = journey;
  await hand.press(figures.value('Thực hiện hay chỉ tiêu', 'Chỉ tiêu'));
  await hand.type(figures.filter('Thời gian').getByRole('textbox', { name: 'Từ' }), '2023');
  await hand.type(figures.filter('Thời gian').getByRole('textbox', { name: 'Đến' }), '2023');
  await hand.press(figures.value('Nơi', 'Tiền Giang'));
  await expect(figures.summary).toContainText(/^5\//);
  for (const digits of ['221.000', '36.000', '5.147', '3.181', '1.632']) {
    await expect(figures.figure(digits)).toHaveCount(1);
  }
  await thereAndBack(journey, figures.figure('5.147'), 'trên 5.147 tỷ đồng');
});

question('which figures agree only when rounded, and which ask for another look', async (journey) => {
  const { figures, hand } = journey;
  await hand.press(figures.filterHead('Đối chiếu'));
  await expect(figures.value('Đối chiếu', 'Khớp nếu làm tròn')).toBeVisible();
  await expect(figures.value('Đối chiếu', 'Cần xem lại'), 'no figure contradicts another').toHaveCount(0);
  await hand.press(figures.value('Đối chiếu', 'Khớp nếu làm tròn'));
  const promised = Number((await figures.value('Đối chiếu', 'Khớp nếu làm tròn').innerText()).match(/(\d+)\s*$/)[1]);
  expect(promised).toBeGreaterThan(0);
  await expect(figures.rows).toHaveCount(promised);
  await expect(figures.table.getByRole('link', { name: /khớp nếu làm tròn/i })).toHaveCount(promised);
  await thereAndBack(journey, figures.figure('14,665').first(), '14,665 %');
});

question('may two rates of coverage be compared', async (journey) => {
  const { page, figures, hand } = journey;
  await hand.press(figures.navigation.getByRole('link', { name: 'Đối chiếu', exact: true }));
  await expect(figures.heading).toHaveText('Đối chiếu');
  await hand.press(page.getByRole('link', { name: /^Suy ra thêm/ }));
  const found = page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'Cơ sở tính khác nhau' }),
    hasText: '16 triệu ÷ 32,4 % ≈ 49,38 triệu; so với 17,5 triệu ÷ 38,08 % ≈ 45,96 triệu',
  });
  await expect(found).toHaveCount(1);
  await hand.press(found.getByRole('heading', { name: 'Cơ sở tính khác nhau' }));
  await expect(found).toContainText('không so trực tiếp được');
  await expect(found, 'what follows from both is no verdict on either').not.toContainText(/khớp|cần xem lại/i);
  const rate = found.getByRole('listitem').filter({ hasText: /Tỷ lệ bao phủ BHXH\s+năm 2022/ });
  await thereAndBack(journey, rate.getByRole('link', { name: '38,08%' }), '38,08%');
});

test('the start page compares two dated values, and each leads to its sentence', async ({ page, address }) => {
  await page.goto(`${address}#/`);
  const series = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Người tham gia BHXH, Việt Nam' }) });
  await expect(series).toContainText('tăng khoảng 9,4 % so với 31/3/2021');
  await series.getByRole('link', { name: 'gần 16 triệu người' }).click();
  const article = new Article(page, address);
  await expect.poll(() => article.highlighted()).toEqual(['gần 16 triệu người']);
});

test('a finding on the start page leads to its figures and to its arithmetic', async ({ page, address }) => {
  await page.goto(`${address}#/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Truyền thông bảo hiểm xã hội, 2020–2023');
  const finding = page.getByRole('listitem').filter({ hasText: 'khoảng 2,64 điểm % trong mức tăng 5,68 điểm %' });
  await finding.getByRole('link', { name: '38,08 %' }).click();
  const article = new Article(page, address);
  await expect.poll(() => article.highlighted()).toEqual(['38,08%']);
  await page.goBack();
  await finding.getByRole('link', { name: 'Xem phép tính' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đối chiếu');
  await expect(page.getByRole('article').filter({ hasText: '17,5 triệu ÷ 38,08 % ≈ 45,96 triệu' }).first()).toBeInViewport();
});
