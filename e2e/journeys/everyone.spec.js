// For everyone: every page and state passes axe, light and dark, and fits windows from 320 to 1920 px.
import { test } from '../watched.js';
import { Site } from '../pages/site.js';

// The pages and the states that they can be in.
const STATES = {
  'home': '#/',
  'figures, all': '#/so-lieu',
  'figures, filtered': '#/so-lieu?bai=004_47596a35d746ec32',
  'figures, none': '#/so-lieu?chua=khong-co-cau-nao-nhu-vay',
  'figures, as lines': '#/so-lieu?xem=duong',
  'figures, as bars': '#/so-lieu?xem=cot',
  'figures, targets': '#/so-lieu?xem=chi-tieu',
  'checks': '#/doi-chieu',
  'communication': '#/truyen-thong',
  'method': '#/phuong-phap',
  'search': '#/tim?q=tham%20gia',
  'search, nothing typed': '#/tim',
  'search, as lines of concordance': '#/tim?q=tham%20gia&goc=ngu-canh',
  'search, as the spread over articles': '#/tim?q=tham%20gia&goc=phan-bo',
  'search, as the company of a word': '#/tim?q=tham%20gia&goc=ket-hop',
  'article': '#/bai/000_dfed1fc10457625e',
  'article, outdated link': '#/bai/000_dfed1fc10457625e?so=9-00000000.4',
  'no such page': '#/khong-co-phong-nay',
  'a note': '#/so-lieu?khong-co-khoa-nay=1',
};

// Colours do not depend on the width, but what stands where does.
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
];

const inEnglish = (hash) => `${hash}${hash.includes('?') ? '&' : '?'}nn=en`;

for (const [state, hash] of Object.entries(STATES)) {
  for (const { colorScheme, width } of LOOKS) {
    test(`${state} passes axe, ${colorScheme}, ${width} px`, async ({ page, address }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      const site = new Site(page, address);
      await site.open(hash);
      await site.passesAxe();
    });
  }

  // English words are other words: a longer head of a column, a shorter button.
  for (const [language, own] of Object.entries({ vi: hash, en: inEnglish(hash) })) {
    test(`${state} fits every width, ${language}`, async ({ page, address }) => {
      const site = new Site(page, address);
      await page.setViewportSize({ width: 320, height: 640 });
      await site.open(own);
      for (const width of [320, 390, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await site.hasNoHorizontalScroll(width);
      }
    });
  }
}
