// For everyone: every page and state passes axe, light, dark and in the colours that a system forces, and fits windows from
// 320 to 1920 px, with the text spacing that WCAG 1.4.12 lets readers ask for and with text of twice its size too.
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
  'communication, arithmetic open': '#/truyen-thong?so=doi.comm.events.chung.2022-01-01_2023-06-30',
  'a name': '#/ten/kenh:hoi-nghi',
  'places': '#/noi',
  'places of today': '#/noi?tinh=34',
  'a place': '#/noi/VN-46',
  'a brief': '#/tai-lieu?q=ng%C6%B0%E1%BB%9Di%20lao%20%C4%91%E1%BB%99ng&noi=VN-46',
  'a card': '#/the/000_dfed1fc10457625e:9-a6448beb.1',
  'method': '#/phuong-phap',
  'search': '#/tim?q=tham%20gia',
  'search, nothing typed': '#/tim',
  'search, filtered': '#/tim?q=tham%20gia&noi=VN-46',
  'search, as lines of concordance': '#/tim?q=tham%20gia&goc=ngu-canh',
  'search, as dispersion over articles': '#/tim?q=tham%20gia&goc=phan-bo',
  'search, as collocates': '#/tim?q=tham%20gia&goc=ket-hop',
  'search, as words by frequency': '#/tim?goc=tan-so',
  'a draft, nothing typed': '#/ban-thao',
  'own texts, none yet': '#/cua-toi',
  'article': '#/bai/000_dfed1fc10457625e',
  'article, outdated link': '#/bai/000_dfed1fc10457625e?so=9-00000000.4',
  'no such page': '#/khong-co-phong-nay',
  'a note': '#/tim?khong-co-khoa-nay=1',
};

// Colours do not depend on the width, but what stands where does.
const LIGHT = { colorScheme: 'light', forcedColors: 'none' };
const DARK = { colorScheme: 'dark', forcedColors: 'none' };
const FORCED = { colorScheme: 'dark', forcedColors: 'active' };
const LOOKS = { 320: [LIGHT, FORCED], 390: [LIGHT], 1280: [LIGHT, DARK, FORCED] };
const WIDTHS = [320, 390, 768, 1280, 1920];

// What a reader's own style sheet may ask for, and the windows that it is tried in.
const ASKED = [
  { css: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }', widths: [320, 1280] },
  { css: 'html { font-size: 200% !important; }', widths: [640, 1280] },
];

const inEnglish = (hash) => `${hash}${hash.includes('?') ? '&' : '?'}nn=en`;

for (const [state, hash] of Object.entries(STATES)) {
  test(`${state} fits every width and any text and passes axe in any colours, wide and narrow`, async ({ page, address }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 640 });
    const site = new Site(page, address);
    await site.open(hash);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await site.hasNoHorizontalScroll(width);
      for (const look of LOOKS[width] ?? []) {
        await page.emulateMedia(look);
        // From the top: what is scrolled under the masthead is half covered, and axe takes it for a small target.
        await page.evaluate(() => scrollTo(0, 0));
        await test.step(`axe, ${JSON.stringify(look)}, ${width} px`, () => site.passesAxe());
      }
    }
    await page.emulateMedia(LIGHT);
    for (const { css, widths } of ASKED) {
      const takeOff = await site.addUserStyles(css);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await site.hasNoHorizontalScroll(width);
      }
      await takeOff();
    }
    // English words are other words: a longer head of a column, a shorter button.
    await site.goTo(inEnglish(hash), 'en');
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await site.hasNoHorizontalScroll(width);
    }
  });
}
