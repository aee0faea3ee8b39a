// axe-core's judgement of the page that is open: WCAG 2.2 AA and its best practices.
"use strict";

const packages = require("./packages.js");

const source = packages.load("axe-core").source;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(page) {
  await page.evaluate(source);
  const result = await page.evaluate((values) => window.axe.run(document, {
    runOnly: { type: "tag", values }, resultTypes: ["violations"],
  }), tags);
  return result.violations.flatMap((violation) => violation.nodes.slice(0, 3).map((node) =>
    `${violation.id}: ${violation.help}: ${node.html.slice(0, 160)} ${(node.failureSummary || "").split("\n").slice(1).join(" ")}`));
}

module.exports = { violations };
