// Nothing jumps while a page loads, be it piece by piece, or is scrolled through, and every picture says how large it is.
"use strict";

const { slowly } = require("../lib/server.js");

const frames = /^(?:home|publication|concept|compare|indicators|search|notfound)$/; // each its own shape; the others are made of the same parts

// Runs in the browser, on a page that has loaded: scrolls to the end, so that lazy pictures come, and sums up the shifts.
async function shift() {
  let sum = 0;
  const sources = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      sum += entry.value;
      for (const source of entry.sources) sources.push(source.node && (source.node.className || source.node.localName));
    }
  });
  observer.observe({ type: "layout-shift", buffered: true });
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  for (let y = 0; y < Math.min(document.body.scrollHeight, 20000); y += innerHeight) {
    scrollTo(0, y);
    await frame();
  }
  for (const image of [...document.images].slice(0, 20)) {
    image.scrollIntoView();
    await Promise.race([image.decode().catch(() => {}), new Promise((late) => setTimeout(late, 2000))]);
  }
  await frame();
  await frame();
  return { sum, sources };
}

function unsized() {
  return [...document.images].filter((image) => !image.getAttribute("width") || !image.getAttribute("height")).map((image) => image.currentSrc || image.src);
}

async function look(page, url) {
  await page.goto(url);
  return page.evaluate(shift);
}

// What Chromium can name no element of, which on a busy machine it tells of now and then, is looked at once more.
async function check_shift(t, page, url) {
  let { sum, sources } = await look(page, url);
  if (sum !== 0 && sources.length === 0) ({ sum, sources } = await look(page, url));
  t.check(sum === 0, `${url}: shifts by ${sum}: ${sources.slice(0, 3).join(", ")}`);
}

module.exports = ({ test, sites, long }) => {
  for (const site of Object.values(sites)) {
    for (const width of [320, 1280]) {
      test(`${site.name}: layout shift, ${width} px`, async (t) => {
        const page = await t.open(site, { viewport: { width, height: 900 } });
        for (const one of site.kinds) await check_shift(t, page, one.url);
      });
    }
    for (const width of long ? [320, 700, 1100, 1280] : [700, 1280]) {
      test(`${site.name}: layout shift on a slow network, ${width} px`, async (t) => {
        const page = await t.open(site, { viewport: { width, height: 900 } });
        for (const one of site.kinds.filter(({ kind }) => long || frames.test(kind))) await check_shift(t, page, one.url + slowly);
      });
    }
    for (const width of [320, 1280]) {
      test(`${site.name}: layout shift when results come, ${width} px`, async (t) => {
        const page = await t.open(site, { viewport: { width, height: 900 } });
        let let_go;
        const is_painted = new Promise((resolve) => { let_go = resolve; });
        await page.route("**/indeks.json", async (route) => {
          await is_painted;
          await route.continue();
        });
        await page.goto(`${site.url}soeg/?q=data`);
        await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); }));
        let_go();
        await page.waitForSelector(".search-results li");
        const { sum, sources } = await page.evaluate(shift);
        t.check(sum === 0, `shifts by ${sum}: ${sources.slice(0, 3).join(", ")}`);
      });
    }
    test(`${site.name}: pictures have sizes`, async (t) => {
      const page = await t.open(site);
      for (const one of site.pages.filter((each) => each.links.some((link) => link.element === "img"))) {
        await page.goto(one.url);
        for (const source of await page.evaluate(unsized)) t.check(false, `${one.address}: ${source} has no width or height`);
      }
    });
  }
};
