// axe-core's judgement of the page that is open: WCAG 2.2 AA and its best practices.
"use strict";

const packages = require("./packages.js");

const source = packages.load("axe-core").source;
const rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

// Runs in the browser.
async function judge(runOnly) {
  const result = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
  return result.violations.flatMap((violation) => violation.nodes.slice(0, 3).map((node) =>
    `${violation.id}: ${violation.help}: ${node.html.slice(0, 160)} ${(node.failureSummary || "").split("\n").slice(1).join(" ")}`));
}

async function violations(page) {
  await page.evaluate(`window.axe || (() => { ${source} })()`);
  return page.evaluate(judge, rules);
}

// In both colour schemes; the page is loaded once.
async function violations_of_schemes(page) {
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const fault of await violations(page)) found.push(`${colorScheme}: ${fault}`);
  }
  return found;
}

module.exports = { violations, violations_of_schemes };
