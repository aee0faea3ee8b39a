// axe-core on every kind of page, in both schemes, narrow and wide: WCAG 2.2 AA and axe's best practices, no violation.
"use strict";

const packages = require("../lib/packages.js");

const source = packages.load("axe-core").source;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [320, 1280];
const schemes = ["light", "dark"];

async function violations(page) {
  await page.evaluate(source);
  const result = await page.evaluate((values) => window.axe.run(document, {
    runOnly: { type: "tag", values }, resultTypes: ["violations"],
  }), tags);
  return result.violations.flatMap((violation) => violation.nodes.slice(0, 3).map((node) =>
    `${violation.id}: ${violation.help}: ${node.html.slice(0, 160)} ${(node.failureSummary || "").split("\n").slice(1).join(" ")}`));
}

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
