// axe-core on every kind of page, in both schemes, narrow and wide: WCAG 2.2 AA and axe's best practices, no violation.
"use strict";

const { violations } = require("../lib/axe.js");

const widths = [320, 1280];
const schemes = ["light", "dark"];

module.exports = ({ test, sites }) => {
  for (const site of Object.values(sites)) {
    for (const width of widths) {
      for (const colorScheme of schemes) {
        test(`${site.name}, ${width} px, ${colorScheme}`, async (t) => {
          const page = await t.open(site, { viewport: { width, height: 900 }, colorScheme });
          for (const one of site.kinds) {
            await page.goto(one.url);
            for (const fault of await violations(page)) t.check(false, `${one.address}: ${fault}`);
          }
        });
      }
    }
  }
};
