// By keyboard alone: everything that can be used is reached, in the order it is written, is seen, and can be left again; and the skip
// link moves the focus.
"use strict";

const most_steps = 150; // pages with more are walked so far, all of them when LONG is set

// Runs in the browser: marks what Tab should stop at, in order, and notes down each stop that is made. Gives back how many there are.
function watch_stops() {
  const selector = "a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select, textarea, summary, [tabindex='0']";
  let count = 0;
  for (const node of document.querySelectorAll(selector)) {
    if (node.closest("details:not([open]) > :not(summary)") || node.tabIndex < 0) continue;
    if (node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0) node.dataset.stop = count++;
  }
  window.stops = [];
  // In a drawing a box is drawn around what has focus.
  const has_stroke = (node) => node.closest("svg") && [...node.querySelectorAll("rect, circle")].some((shape) => {
    const drawn = getComputedStyle(shape);
    return drawn.stroke !== "none" && parseFloat(drawn.strokeWidth) >= 2;
  });
  const note = () => {
    const node = document.activeElement;
    const style = getComputedStyle(node);
    const rect = node.getBoundingClientRect();
    window.stops.push({
      stop: node.dataset.stop === undefined ? -1 : Number(node.dataset.stop),
      text: (node.textContent || node.localName).trim().slice(0, 60),
      has_outline: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || has_stroke(node),
      is_in_view: rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth,
    });
  };
  // What the focus is like is seen once the browser has scrolled to it, before the next key.
  addEventListener("keyup", (event) => event.key === "Tab" && note());
  return count;
}

// Tab so many times. The keys are sent without waiting for each other, as a reader in haste does; the browser takes them one by one.
async function press_tab(session, times) {
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const sent = [];
  for (let i = 0; i < times; i++) {
    sent.push(session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key }), session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }));
  }
  await Promise.all(sent);
}

async function walk(t, page, session, address, most) {
  const count = await page.evaluate(watch_stops);
  t.check(count > 0, `${address}: there is nothing to stop at`);
  const steps = Math.min(count, most);
  const keys = steps < count ? steps : steps + 1;
  await press_tab(session, keys);
  const stops = await page.evaluate(() => window.stops);
  const wrong = stops.slice(0, steps).findIndex((seen, i) => seen.stop !== i);
  t.check(wrong < 0, `${address}: Tab no. ${wrong + 1} is at stop ${wrong < 0 ? "" : `${stops[wrong].stop} (“${stops[wrong].text}”)`}`);
  for (const seen of stops.slice(0, steps)) {
    t.check(seen.has_outline, `${address}: focus is not seen on “${seen.text}”`);
    t.check(seen.is_in_view, `${address}: “${seen.text}” has focus out of view`);
  }
  // Having come to its end the focus leaves the page, for the browser's own or for the page's beginning.
  const after = stops[steps];
  t.check(steps < count || !after || after.stop < 1, `${address}: focus cannot leave the page; it is at “${after && after.text}”`);
}

async function skip(t, page, address) {
  await page.keyboard.press("Tab");
  const href = await page.evaluate(() => document.activeElement.getAttribute("href"));
  t.check(/^#/.test(href || ""), `${address}: the first stop is no skip link but ${href}`);
  const top = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  t.check(top >= 0, `${address}: the skip link is not seen when it has focus`);
  await page.keyboard.press("Enter");
  const target = await page.evaluate(() => document.activeElement.localName);
  t.check(target === "main", `${address}: the skip link moved focus to <${target}>`);
  const has_stop = await page.evaluate(() => document.querySelector("main :is(a[href], summary, button, input)") !== null);
  await page.keyboard.press("Tab");
  const is_inside = await page.evaluate(() => document.activeElement.closest("main") !== null);
  t.check(is_inside || !has_stop, `${address}: Tab after the skip link is not in the content`);
}

module.exports = ({ test, sites, long }) => {
  for (const site of Object.values(sites)) {
    for (const width of [320, 1280]) {
      test(`${site.name}, ${width} px`, async (t) => {
        const page = await t.open(site, { viewport: { width, height: 900 } });
        const session = await page.context().newCDPSession(page);
        for (const one of site.kinds) {
          await page.goto(one.url);
          await walk(t, page, session, one.address, long ? Infinity : most_steps);
        }
      });
    }
    test(`${site.name}: skip link`, async (t) => {
      const page = await t.open(site);
      for (const one of site.kinds) {
        await page.goto(one.url);
        await skip(t, page, one.address);
      }
    });
  }
};
