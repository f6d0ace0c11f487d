// An article: what a card says and what is copied belong to what was activated; the legend is of the article that is open.
import { expect, test } from '../watched.js';
import { Article } from '../pages/article.js';

const ARTICLE = '#/bai/002_19010a73d84e7aeb';
const OTHER = '#/bai/003_0ef4b35e285dc9a5';

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('each figure opens its own card and copies its own link, wherever the pointer rests', async ({ page, address }) => {
    const article = new Article(page, address);
    await article.open(ARTICLE);
    const figures = article.text.getByRole('link').and(page.locator('[data-kind="figure"]'));
    // The text of an article stays as it is while cards come and go: each mark is looked up once.
    const marks = await figures.elementHandles();
    expect(marks.length).toBeGreaterThan(5);
    for (const figure of marks) {
      // A figure may be cut at the end of a line: its first half is pressed, in the middle of the window.
      const { own, words, at } = await figure.evaluate((mark) => {
        mark.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = mark.getClientRects()[0];
        return { own: new URL(mark.href).hash, words: mark.innerText, at: { x: x + width / 2, y: y + height / 2 } };
      });
      await page.mouse.click(at.x, at.y);
      await expect.poll(() => new URL(page.url()).hash).toBe(own);
      await expect(article.card).toContainText(words);
      // On the way to the button the pointer passes over other marks.
      const button = article.card.getByRole('button', { name: 'Sao chép liên kết' });
      const { x, y } = await button.boundingBox();
      await page.mouse.move(x + 10, y + 10, { steps: 12 });
      await page.mouse.click(x + 10, y + 10);
      await expect(article.card.getByRole('button', { name: '✓ Đã sao chép' })).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`${own.replace(/[?.]/g, '\\$&')}$`));
      await page.mouse.move(5, 5);
    }
  });

  test('a citation has the whole headline and the publisher, and no path of a file', async ({ page, address }) => {
    const article = new Article(page, address);
    await article.open(ARTICLE);
    const title = (await article.heading.innerText()).replace(/…$/, '');
    await article.text.getByRole('link').and(page.locator('[data-kind="figure"]')).first().click();
    for (const what of ['Sao chép trích dẫn', 'Sao chép BibTeX', 'Sao chép liên kết']) {
      await article.card.getByRole('button', { name: what }).click();
      await expect(article.card.getByRole('button', { name: '✓ Đã sao chép' })).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).not.toContain('file:');
      if (what !== 'Sao chép liên kết') expect(copied).toContain(title);
      await expect(article.card.getByRole('button', { name: what }), 'for a moment only').toBeVisible();
    }
  });
});

test('where the browser does not copy, the text stands selected', async ({ page, address }) => {
  // As on plain http.
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const article = new Article(page, address);
  await article.open(ARTICLE);
  await article.text.getByRole('link').and(page.locator('[data-kind="figure"]')).first().click();
  await article.card.getByRole('button', { name: 'Sao chép trích dẫn' }).click();
  const field = article.card.getByRole('textbox');
  await expect(field).toBeFocused();
  expect(await field.evaluate((it) => it.selectionEnd - it.selectionStart)).toBeGreaterThan(20);
  await expect(article.card).toContainText('Ctrl+C');
});

test('hovering and tabbing preview, and take nothing from what was chosen', async ({ page, address }) => {
  const article = new Article(page, address);
  await article.open(ARTICLE);
  const figures = article.text.getByRole('link').and(page.locator('[data-kind="figure"]'));
  await figures.first().hover();
  await expect(article.card).toContainText(await figures.first().innerText());
  await expect(article.card.getByRole('button'), 'a preview has nothing to press').toHaveCount(0);
  await figures.first().click();
  await expect(article.card.getByRole('button', { name: 'Sao chép trích dẫn' })).toBeVisible();
  const chosen = await article.card.innerText();
  for (let nth = 1; nth < 5; nth += 1) {
    await figures.nth(nth).hover();
    await figures.nth(nth).focus();
    expect(await article.card.innerText()).toBe(chosen);
  }
});

test('the legend counts the marks of the article that is open', async ({ page, address }) => {
  const article = new Article(page, address);
  const legend = page.getByRole('group', { name: 'Chú giải' });
  await article.open(OTHER);
  const expected = await legend.innerText();
  await article.open(ARTICLE);
  expect(await legend.innerText()).not.toBe(expected);
  const title = await article.heading.innerText();
  await page.evaluate((hash) => { location.hash = hash; }, OTHER);
  await expect(article.heading).not.toHaveText(title);
  await expect.poll(() => legend.innerText()).toBe(expected);
});

test('on paper the card comes after the text, and the figures are a table', async ({ page, address }) => {
  await page.emulateMedia({ media: 'print' });
  // The width of a sheet of A4.
  await page.setViewportSize({ width: 718, height: 1000 });
  const article = new Article(page, address);
  await article.open(ARTICLE);
  await page.emulateMedia({ media: 'screen' });
  await article.text.getByRole('link').and(page.locator('[data-kind="figure"]')).first().click();
  await page.emulateMedia({ media: 'print' });
  const end = await article.text.locator('.text').evaluate((text) => text.getBoundingClientRect().bottom);
  const card = await article.card.evaluate((it) => it.getBoundingClientRect().top);
  expect(card).toBeGreaterThanOrEqual(end);
  await article.open('#/so-lieu');
  const display = await page.getByRole('row').nth(3).evaluate((row) => getComputedStyle(row).display);
  expect(display).toBe('table-row');
});

test('an article says what it states, whose text it shares, and shows its file as it is', async ({ page, address }) => {
  const article = new Article(page, address);
  await article.open('#/bai/000_dfed1fc10457625e');
  await page.getByText('Bài này nêu gì').click();
  await page.getByRole('definition').getByRole('link', { name: 'gần 16 triệu người' }).first().click();
  await expect.poll(() => article.highlighted()).toEqual(['gần 16 triệu người']);

  const shared = page.getByRole('region', { name: 'Bài này chung phần lớn nội dung với bài khác' });
  await expect(shared).toContainText(/nằm trong bài kia/);
  await shared.getByText('Xem hai bài cạnh nhau').click();
  await expect(shared.getByText(/người/).first()).toBeVisible();
  await page.getByRole('link', { name: 'Xem mọi bài đăng lại' }).click();
  await expect(article.heading).toHaveText('Đối chiếu');
  await expect(page.getByRole('link', { name: /^Bài đăng lại: 1$/ })).toHaveAttribute('aria-current', 'true');

  await article.open('#/bai/003_0ef4b35e285dc9a5');
  await page.getByText('Nguyên văn của tệp').click();
  await expect(article.text.locator('pre')).not.toBeEmpty();
});

test('any sentence can be chosen and quoted, by mouse and by keyboard', async ({ page, address }) => {
  const article = new Article(page, address);
  await article.open('#/bai/003_0ef4b35e285dc9a5');
  // A press beside the marks.
  await article.text.locator('.sentence').nth(2).click({ position: { x: 4, y: 8 } });
  await expect(article.card.getByText(/^Câu \d+$/)).toBeVisible();
  expect(article.hash()).toMatch(/so=\d+-[0-9a-f]{8}$/);
  await expect(article.card.getByRole('button', { name: 'Sao chép trích dẫn' })).toBeVisible();
  const first = article.hash();
  await article.card.getByRole('link', { name: 'Câu sau' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => article.hash()).not.toBe(first);

  // From a figure to its sentence.
  await article.text.getByRole('link').and(page.locator('[data-kind="figure"]')).first().click();
  await article.card.getByRole('link', { name: 'Trích dẫn cả câu này' }).click();
  await expect(article.card.getByText(/^Câu \d+$/)).toBeVisible();
});

test('n and p lead to the articles beside this one, and short forms are explained', async ({ page, address }) => {
  const article = new Article(page, address);
  await article.open('#/bai/002_19010a73d84e7aeb');
  const title = await article.heading.innerText();
  await page.keyboard.press('n');
  await expect(article.heading).not.toHaveText(title);
  await page.keyboard.press('p');
  await expect(article.heading).toHaveText(title);
  const short = article.text.getByRole('button', { name: /^(BHXH|BHYT|BHTN)$/ }).first();
  await short.focus();
  await expect(article.card).toContainText('Viết tắt của');
  await expect(article.card).toContainText(/bảo hiểm/);
});

test('on a phone nothing that has the keyboard lies under the card', async ({ page, address }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const article = new Article(page, address);
  await article.open(ARTICLE);
  await article.text.getByRole('link').and(page.locator('[data-kind="figure"]')).first().click();
  await expect(article.card).toBeInViewport();
  const covered = () => article.card.evaluate((card) => {
    const focused = document.activeElement;
    const [rect] = focused.getClientRects();
    const isUnder = rect && focused !== document.body && !card.contains(focused) && rect.bottom > card.getBoundingClientRect().top;
    return isUnder ? focused.innerText : '';
  });
  const seen = new Set();
  const stop = () => page.evaluate(() => document.activeElement.outerHTML);
  // Once around the page, and out of it.
  for (let now = await stop(); !seen.has(now) && seen.size < 200; now = await stop()) {
    seen.add(now);
    await page.keyboard.press('Tab');
    await expect.poll(covered, 'what has the keyboard and lies under the card').toBe('');
  }
  expect(seen.size).toBeGreaterThan(20);
});
