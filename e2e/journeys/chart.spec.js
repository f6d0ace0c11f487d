// Charts over the selection: they change with it, each mark leads to its sentences, and the same numbers stand as a table.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../watched.js';
import { Article } from '../pages/article.js';
import { Figures } from '../pages/figures.js';

test('choosing a value of a filter changes the chart', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?xem=cot');
  const title = await figures.chartTitle.innerText();
  const marks = await figures.markNames();
  await figures.values('Bài viết').filter({ hasText: 'Tiền Giang' }).click();
  await expect(figures.chart).toContainText('Tiền Giang');
  expect([await figures.chartTitle.innerText(), await figures.markNames()]).not.toEqual([title, marks]);
});

test('a mark lists its sentences, by mouse and by keyboard, and a sentence opens its article', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?xem=cot&bai=000_dfed1fc10457625e');
  await figures.tab('Cột').focus();
  const mark = figures.marks.first();
  await mark.focus();
  await page.keyboard.press('Enter');
  const sentence = figures.sentences.getByRole('link').first();
  await expect(sentence).toBeVisible();
  await sentence.press('Enter');
  const article = new Article(page, address);
  await expect.poll(async () => (await article.highlighted()).length).toBe(1);
});

test('beside a mark that is pointed at stand its value, its source and how its sentence begins', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?xem=cot&bai=000_dfed1fc10457625e');
  const mark = figures.marks.first();
  const value = (await mark.getAttribute('aria-label')).split(': ').at(-1);
  for (const point of [() => mark.hover(), () => mark.focus()]) {
    await page.mouse.move(0, 0);
    await point();
    await expect(figures.chart).toContainText(/(Báo|Thủ đô|Thông tấn|TTXVN|“).{0,120}: “\S+ \S+/);
    await expect(figures.chart).toContainText(value);
  }
  // The words of the label are those of a sentence behind the mark.
  const label = (await figures.chart.getByText(/: “/).first().innerText()).match(/: “(.+?)…?”/)[1];
  await mark.click();
  await expect(figures.sentences.getByRole('link').first()).toBeVisible();
  const sentences = await figures.sentences.getByRole('listitem').allInnerTexts();
  expect(sentences.some((sentence) => sentence.replace(/\s+/g, ' ').includes(label.slice(0, 30)))).toBe(true);
});

test('the keyboard stays on its mark while the window changes, and goes on from there', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?xem=cot&bai=000_dfed1fc10457625e');
  const mark = figures.marks.nth(1);
  await mark.focus();
  const wide = (await mark.boundingBox()).width;
  await page.setViewportSize({ width: 400, height: 800 });
  await expect.poll(async () => (await mark.boundingBox()).width).toBeLessThan(wide);
  await expect(mark).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(figures.marks.nth(2)).toBeFocused();
});

test('the numbers of a chart stand as a table too', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?xem=cot&bai=000_dfed1fc10457625e');
  await figures.chart.getByText('Xem các số của hình dưới dạng bảng').click();
  const rows = figures.chart.getByRole('table').first().getByRole('row');
  expect(await rows.count()).toBeGreaterThan(1);
});

test('a chart is saved as Vega-Lite, with the values that it shows', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?xem=cot&bai=000_dfed1fc10457625e');
  const title = await figures.chartTitle.innerText();
  const names = await figures.markNames();
  const button = figures.chart.getByRole('button', { name: 'Vega-Lite' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const spec = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(download.suggestedFilename()).toBe('so-lieu.vl.json');
  expect(spec.$schema).toMatch(/^https:\/\/vega\.github\.io\/schema\/vega-lite\//);
  expect(spec.title.text).toBe(title);
  const labels = spec.vconcat.flatMap((view) => view.data.values).map(({ label }) => label);
  expect(labels).toHaveLength(names.length);
  for (const [at, label] of labels.entries()) expect(names[at]).toContain(label);
});

test('a selection that cannot be drawn says why, and what can', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?xem=duong&chua=khong-co-cau-nao-nhu-vay');
  await expect(figures.chart).not.toBeEmpty();
  await expect(figures.marks).toHaveCount(0);
});

test('a chart that is drawn again is changed in place', async ({ page, address }) => {
  const figures = new Figures(page, address);
  await figures.open('#/so-lieu?xem=cot');
  const picture = figures.chart.getByRole('img');
  const description = () => picture.locator('desc').textContent();
  const [drawn, said] = [await picture.elementHandle(), await description()];
  await figures.values('Bài viết').filter({ hasText: 'Tiền Giang' }).click();
  await expect.poll(description).not.toBe(said);
  expect(await drawn.evaluate((element) => element.isConnected)).toBe(true);
  await expect(picture).toHaveCount(1);
});

test.describe('Trusted Types', () => {
  test.use({ expectedErrors: [/trusted-types|Trusted(HTML|Script|ScriptURL|Type)/] });

  test('no text becomes markup or the address of a script, and charts are drawn', async ({ page, address }) => {
    const figures = new Figures(page, address);
    await figures.open('#/so-lieu?xem=duong');
    await expect(figures.chart.getByRole('img')).toBeVisible();
    const taken = await page.evaluate(() => {
      const tries = {
        markup: () => { document.createElement('p').innerHTML = '<b>a</b>'; },
        script: () => { document.createElement('script').src = './other.js'; },
        worker: () => new Worker('./other.js'),
        policy: () => trustedTypes.createPolicy('other', { createHTML: (text) => text }),
      };
      return Object.keys(tries).filter((name) => {
        try {
          tries[name]();
          return true;
        } catch {
          return false;
        }
      });
    });
    expect(taken).toEqual([]);
  });
});
