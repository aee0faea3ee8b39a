// At 400 % (320 px) and with the text spacing of WCAG 1.4.12, nothing is cut off, stands over something else or scrolls sideways but boxes
// made for it.
"use strict";

const spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";

// Runs in the browser: what sticks out of the page or is cut off in its box.
function misfits() {
  const found = [];
  const name = (node) => `<${node.localName} class="${node.className}"> ${(node.textContent || "").trim().slice(0, 40)}`;
  const width = document.documentElement.clientWidth;
  const column = document.querySelector("main").getBoundingClientRect().right;
  if (document.scrollingElement.scrollWidth > width) found.push(`the page is ${document.scrollingElement.scrollWidth} px wide in ${width}`);
  for (const node of document.body.querySelectorAll("*")) {
    if (!node.checkVisibility() || node.closest("svg, .visually-hidden, details:not([open]) > :not(summary)")) continue;
    const style = getComputedStyle(node);
    if (style.position === "absolute" && node.matches(".skip")) continue;
    if (node.matches("main table") && node.getBoundingClientRect().right > column + 1) found.push(`over its column: ${name(node)}`);
    const is_cut = (style.overflowX === "hidden" || style.overflowX === "clip") && node.scrollWidth > node.clientWidth + 1;
    const is_low = (style.overflowY === "hidden" || style.overflowY === "clip") && node.scrollHeight > node.clientHeight + 1;
    if ((is_cut || is_low) && style.clipPath === "none") found.push(`cut off: ${name(node)}`);
    if (found.length > 8) break;
  }
  return found;
}

// Boxes that scroll must be reached by keyboard and hold something that may: a table, code or a row of links.
function bad_boxes() {
  return [...document.body.querySelectorAll("*")].filter((node) => {
    const style = getComputedStyle(node);
    return /auto|scroll/.test(style.overflowX) && node.scrollWidth > node.clientWidth && !node.matches("table, pre, .ways, .wide");
  }).map((node) => `<${node.localName} class="${node.className}"> scrolls sideways`);
}

// Steps of the way here stand one behind the other, whatever direction the letters in them are written in.
function stray_steps() {
  const steps = [...document.querySelectorAll(".breadcrumbs li")];
  return steps.filter((step, i) => {
    const before = i > 0 && [...steps[i - 1].getClientRects()].at(-1);
    const [first] = step.getClientRects();
    return before && first.top < before.bottom - 4 && first.left < before.right - 1;
  }).map((step) => `“${step.textContent}” stands in the step before it`);
}

module.exports = ({ test, sites }) => {
  for (const site of Object.values(sites)) {
    test(`${site.name}: 320 px`, async (t) => {
      const page = await t.open(site, { viewport: { width: 320, height: 256 } });
      for (const one of site.kinds) {
        await page.goto(one.url);
        const faults = await Promise.all([misfits, bad_boxes, stray_steps].map((look) => page.evaluate(look)));
        for (const fault of faults.flat()) t.check(false, `${one.address}: ${fault}`);
      }
    });
    test(`${site.name}: text spacing`, async (t) => {
      const page = await t.open(site, { bypassCSP: true });
      for (const one of site.kinds) {
        await page.goto(one.url);
        await page.addStyleTag({ content: spacing });
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          for (const fault of await page.evaluate(misfits)) t.check(false, `${one.address}, ${width} px: ${fault}`);
        }
      }
    });
  }
};
