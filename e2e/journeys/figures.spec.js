// From five articles to one figure: the table lists them, a filter narrows them, a row opens its sentence.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../watched.js';
import { Article } from '../pages/article.js';
import { Figures } from '../pages/figures.js';

// One figure that each article is known to state.
const STATED = {
  '000_dfed1fc10457625e': '25.358.667',
  '001_8a3a128b0371dffa': '47.200',
  '002_19010a73d84e7aeb': '32,4',
  '003_0ef4b35e285dc9a5': '1,12',
  '004_47596a35d746ec32': '5.147',
};

test('the table lists figures of all five articles', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  const articles = figures.values('Bài viết');
  await expect(articles).toHaveCount(5);
  for (const [article, raw] of Object.entries(STATED)) {
    await figures.open(`#/so-lieu?bai=${article}`);
    await figures.showRow(figures.figure(raw));
    await expect(figures.figure(raw).first(), `${raw} of ${article}`).toBeVisible();
  }
});

test('choosing a value of a filter changes the table, and its count was true', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  const before = await figures.summary.innerText();
  const value = figures.values('Bài viết').first();
  const promised = Number((await value.innerText()).match(/(\d+)\s*$/)[1]);
  await value.click();
  await expect(figures.summary).not.toHaveText(before);
  await expect(figures.summary).toContainText(new RegExp(`^${promised}/`));
  await expect(figures.selection.getByRole('link').first()).toBeVisible();
  await page.goBack();
  await expect(figures.summary).toHaveText(before);
});

test('a filter that was closed while another one changed says what choosing in it would give', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  await figures.values('Bài viết').first().click();
  await expect(figures.selection.getByRole('link').first()).toBeVisible();
  await figures.filterHead('Cấp').click();
  const value = figures.values('Cấp').first();
  const promised = (await value.innerText()).match(/[\d.]+$/)[0];
  const before = await figures.hash();
  await value.click();
  await expect.poll(() => figures.hash()).not.toBe(before);
  await expect(figures.summary).toContainText(new RegExp(`^${promised}/`));
  await expect(figures.selection.getByRole('link')).toHaveCount(3);
});

test('a row opens its article with exactly that number highlighted, and Back returns', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?chua=25.358.667');
  const raw = await figures.figure('25.358.667').first().innerText();
  // On its first letters: the link fills its row, and other links lie over its middle.
  await figures.figure('25.358.667').first().click({ position: { x: 8, y: 8 } });

  const article = new Article(page, address);
  await expect(article.text.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => article.highlighted()).toEqual([raw]);
  await expect(article.card).toContainText(raw);
  await expect(article.mark(raw)).toBeInViewport();

  await page.goBack();
  await expect(figures.figure('25.358.667').first()).toBeVisible();
});

test('a table without rows says so, and each way out leads to as many figures as it says', async ({ page, address }) => {
  const figures = new Figures(page, address);
  const nowhere = '#/so-lieu?chi-so=vssid.installs&noi=VN-46';
  await figures.open(nowhere);
  await expect(page.getByText('Không có số liệu nào khớp với các bộ lọc này')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  const ways = page.getByRole('figure').getByRole('link', { name: /^Bỏ .*\(\d+ số liệu\)$/ });
  await expect(ways).toHaveCount(2);
  for (const nth of [0, 1]) {
    const promised = (await ways.nth(nth).innerText()).match(/\((\d+) số liệu\)/)[1];
    await ways.nth(nth).click();
    await expect(figures.summary).toContainText(new RegExp(`^${promised}/`));
    await expect(page.getByRole('table')).toBeVisible();
    await page.goBack();
    await expect(ways).toHaveCount(2);
  }
});

test('on a phone the filters stand behind a button, and the way back says what they leave', async ({ page, address }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const figures = new Figures(page, address);
  await figures.open();
  await expect(figures.values('Bài viết').first()).toBeHidden();
  await figures.filters.getByRole('button', { name: 'Bộ lọc' }).click();
  const value = figures.values('Bài viết').first();
  const promised = (await value.innerText()).match(/[\d.]+$/)[0];
  await value.click();
  await expect(figures.summary).toHaveText(new RegExp(`^${promised}/`));
  const back = figures.filters.getByRole('button', { name: `Xem ${promised} số liệu` });
  await back.click();
  await expect(value).toBeHidden();
  await expect(figures.summary).toBeInViewport();
});

test('reloading keeps the view', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  await figures.values('Bài viết').nth(1).click();
  await figures.table.getByRole('columnheader', { name: 'Giá trị' }).getByRole('link').click();
  await expect(figures.table.getByRole('columnheader', { name: 'Giá trị' })).toHaveAttribute('aria-sort', /ascending/);
  const view = () => Promise.all([figures.hash(), figures.summary.innerText(), figures.rawTexts()]);
  const before = await view();
  await figures.reload();
  expect(await view()).toEqual(before);
});

test('the other language shows the same figures', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?chua=25.358.667');
  const before = await figures.rows.count();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(figures.heading).toHaveText('Figures');
  await expect(page.getByRole('link', { name: 'Tiếng Việt' })).toBeVisible();
  await expect(figures.rows).toHaveCount(before);
});

test('a range of values is typed as one writes numbers', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  await figures.filterHead('Giá trị').click();
  const from = figures.filter('Giá trị').getByRole('textbox', { name: 'Từ' });
  await from.fill('25.000.000');
  await from.press('Enter');
  await expect.poll(() => figures.hash()).toContain('gia-tri=25000000..');
  await expect(figures.selection).toContainText('25.000.000');
  await expect(figures.figure('25.358.667').first()).toBeVisible();
  await expect(figures.figure('63')).toHaveCount(0);
});

test('a date that no calendar has is said to be none, and the selection stays', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  const summary = await figures.summary.innerText();
  const field = figures.filter('Thời gian').getByRole('textbox', { name: 'Từ' });
  for (const [typed, said] of [
    ['31/2/2024', 'Không có ngày tháng “31/2/2024” trong lịch'],
    ['hôm qua', 'Ví dụ 2021, 6/2021 hoặc 30/6/2021'],
  ]) {
    await field.fill(typed);
    await field.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(said);
    await expect(field).toHaveValue(typed);
    await expect(figures.summary).toHaveText(summary);
  }
  await field.fill('2021');
  await field.press('Enter');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await expect(figures.summary).not.toHaveText(summary);
});

// The boxes of the rows that are built, in CSS pixels: height, width of the sentence, how many whole lines it shows of how
// many it has.
function measured(rows) {
  const heads = [...rows[0].closest('table').querySelectorAll('th')].map((head) => head.innerText.trim());
  return rows.map((row) => {
    const sentence = row.children[heads.indexOf('Nguyên văn')].firstElementChild;
    const line = Number.parseFloat(getComputedStyle(sentence).lineHeight);
    return {
      words: row.innerText.slice(0, 80),
      height: row.getBoundingClientRect().height,
      width: sentence.parentElement.clientWidth,
      lines: sentence.clientHeight / line,
      all: sentence.scrollHeight / line,
    };
  });
}

for (const width of [1280, 1440, 1920]) {
  test(`rows are low and their sentences wide, with two whole lines, at ${width} px`, async ({ page, address }) => {
    await page.setViewportSize({ width, height: 900 });
    const figures = new Figures(page, address);
    await figures.open();
    await figures.rows.first().waitFor();
    const rows = await figures.rows.evaluateAll(measured);
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expect(row.height, row.words).toBeLessThanOrEqual(56);
      expect(row.width, row.words).toBeGreaterThanOrEqual(400);
      if (row.all > 1.5) expect(row.lines, row.words).toBeCloseTo(2, 1);
    }
  });
}

test('words are looked for as they are typed, the result is read out once, and Back undoes them as one', async ({ page, address }) => {
  // The page's clock is the test's, so that no slow machine makes a rest between two keys.
  await page.clock.install();
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu');
  const all = await figures.summary.innerText();
  await figures.values('Bài viết').first().click();
  await expect(page.getByRole('status').filter({ hasText: /^[\d.]+\/[\d.]+ số liệu$/ })).not.toHaveText(all);
  await figures.filterHead('Chứa từ').click();
  await page.evaluate(() => {
    globalThis.readOut = [];
    for (const region of document.querySelectorAll('[role="status"]')) {
      new MutationObserver(() => globalThis.readOut.push(region.textContent))
        .observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  const readOut = () => page.evaluate(() => globalThis.readOut);
  await figures.filter('Chứa từ').getByRole('searchbox').focus();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(() => globalThis.readOut.splice(0));
  for (const key of ['b', 'a', 'o', ' ', 'h', 'i', 'e', 'm']) {
    await page.keyboard.type(key);
    await page.clock.runFor(60);
  }
  await page.clock.runFor(400);
  await expect.poll(() => figures.hash()).toContain('chua=bao hiem');
  await expect(figures.selection).toContainText('bao hiem');
  expect(await readOut(), 'not while one types').toEqual([]);
  await page.clock.runFor(200);
  expect(await readOut()).toEqual([await figures.summary.innerText()]);
  await page.clock.resume();
  await page.goBack();
  await expect(figures.summary).toHaveText(all);
  await expect(figures.filter('Chứa từ').getByRole('searchbox')).toHaveValue('');
});

test('an address too long to be sent is saved as a file that opens it again', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open(`#/so-lieu?chua=${'bảo hiểm '.repeat(200)}`);
  const url = page.url();
  await page.getByText('Tải về', { exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Địa chỉ dài này/ }).click();
  const file = test.info().outputPath('so-lieu.html');
  await (await saved).saveAs(file);
  // From a file one gets anywhere, but what is served must not ask for files.
  await page.goto(address.startsWith('file:') ? pathToFileURL(file).href : 'about:blank');
  if (!address.startsWith('file:')) await page.setContent(readFileSync(file, 'utf8'));
  await page.waitForURL(/#\/so-lieu/);
  const chosen = (hash) => new URLSearchParams(new URL(hash).hash.split('?')[1]).get('chua').trim();
  expect(chosen(page.url())).toEqual(chosen(url));
  await expect(figures.heading).toHaveText('Số liệu');
});

test('the whole table is printed, in the width of the paper', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  const all = Number((await figures.summary.innerText()).match(/^\d+/)[0]);
  await expect(figures.rows.first()).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(figures.figure('1,12')).toBeVisible();
  const links = await figures.table.getByRole('link', { name: /\d/ }).count();
  expect(links).toBeGreaterThanOrEqual(all);
  const width = await figures.table.evaluate((table) => table.getBoundingClientRect().width);
  expect(width).toBeGreaterThan(900);
  await expect(figures.filters).toBeHidden();
});

test('Space ticks a value of a filter as a press does', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  const value = figures.values('Bài viết').first();
  await expect(value).toHaveAttribute('aria-checked', 'false');
  await value.focus();
  await page.keyboard.press('Space');
  await expect(value).toHaveAttribute('aria-checked', 'true');
  await expect(value).toBeFocused();
  await page.keyboard.press('Space');
  await expect(value).toHaveAttribute('aria-checked', 'false');
});

test('the page holds every row that it says there are', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  const promised = Number((await figures.summary.innerText()).match(/^\d+/)[0]);
  await expect(figures.rows).toHaveCount(promised);
  await expect(figures.figure('5.147')).toHaveCount(1);
});

// As the translator of the browser does it, which leaves scripts and styles alone.
const translate = () => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const all = [];
  while (texts.nextNode()) all.push(texts.currentNode);
  for (const text of all.filter((text) => !text.parentElement.closest('script, style'))) {
    const outer = document.createElement('font');
    outer.append(document.createElement('font'));
    outer.firstChild.textContent = text.textContent;
    text.replaceWith(outer);
  }
};

test('in a translated page counts follow the filters', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  await page.evaluate(translate);
  await figures.values('Chỉ số').first().click();
  await expect.poll(() => figures.hash()).toContain('chi-so=');
  // Rows come a few at a time: what counts is that both end at one number.
  await expect(async () => {
    const n = await figures.rows.count();
    await expect(figures.summary).toHaveText(new RegExp(`^${n}/`), { timeout: 500 });
  }).toPass({ timeout: 15_000 });
});

test('a page that is loaded again stands where it stood', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open();
  await page.mouse.move(800, 500);
  const scrolled = () => page.evaluate(() => scrollY);
  for (let turns = 0; turns < 6; turns += 1) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(100);
  }
  const before = await scrolled();
  expect(before).toBeGreaterThan(1000);
  await figures.reload();
  await expect.poll(async () => Math.abs(await scrolled() - before)).toBeLessThan(200);
});
