// With forced colours (Windows' high contrast) everything that a colour told is told otherwise: a box that only its background draws
// must get a border, and what is current, new, gone or in focus must still be seen.
"use strict";

// Runs in the browser before colours are forced: marks the boxes that a background draws.
function mark_boxes() {
  const clear = "rgba(0, 0, 0, 0)";
  for (const node of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(node);
    if (style.backgroundColor === clear || node.closest("svg, pre code")) continue;
    let ground = node.parentElement;
    while (ground && getComputedStyle(ground).backgroundColor === clear) ground = ground.parentElement;
    const below = ground ? getComputedStyle(ground).backgroundColor : "";
    if (style.backgroundColor !== below && node.checkVisibility()) node.dataset.box = "";
  }
}

function lost_boxes() {
  return [...document.querySelectorAll("[data-box]")].filter((node) => {
    const style = getComputedStyle(node);
    const sides = ["Top", "Right", "Bottom", "Left"];
    const has_border = sides.some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
    const canvas = getComputedStyle(document.body).backgroundColor;
    return !has_border && style.textDecorationLine === "none" && style.backgroundColor === canvas && style.outlineStyle === "none";
  }).map((node) => `<${node.localName} class="${node.className}"> ${node.textContent.trim().slice(0, 40)}`);
}

module.exports = ({ test, sites }) => {
  for (const site of Object.values(sites)) {
    test(`${site.name}: forced colours`, async (t) => {
      const page = await t.open(site);
      for (const one of site.kinds) {
        await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
        await page.goto(one.url);
        await page.evaluate(mark_boxes);
        await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
        for (const box of (await page.evaluate(lost_boxes)).slice(0, 3)) t.check(false, `${one.address}: not seen with forced colours: ${box}`);
        await page.keyboard.press("Tab");
        const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
        t.check(outline !== "none", `${one.address}: focus is not seen with forced colours`);
      }
    });
  }
};
