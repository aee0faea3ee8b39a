// axe-core on every kind of page, in both schemes, narrow and wide: WCAG 2.2 AA and axe's best practices, no violation.
"use strict";

const { violations_of_schemes } = require("../lib/axe.js");

module.exports = ({ test, sites }) => {
  for (const site of Object.values(sites)) {
    for (const width of [320, 1280]) {
      test(`${site.name}, ${width} px`, async (t) => {
        const page = await t.open(site, { viewport: { width, height: 900 } });
        for (const one of site.kinds) {
          await page.goto(one.url);
          for (const fault of await violations_of_schemes(page)) t.check(false, `${one.address}, ${fault}`);
        }
      });
    }
  }
};
