// Lighthouse on one page of each of five kinds, as a phone on a slow network sees them: node run.js SITE. Prints the median of three runs of
// each score, and how soon the page can be read. Fails where a score is below 100, or the page is read later than it may be.
"use strict";

const path = require("path");
const { createRequire } = require("module");
const { pathToFileURL } = require("url");
const browser_of = require("../browser/lib/browser.js");
const { serve_compressed } = require("../browser/lib/server.js");

const tools = createRequire(path.resolve(process.env.LIGHTHOUSE_TOOLS || "build/lighthouse", "package.json"));
const run_count = 3;
const latest = 2000; // milliseconds until a page is read, with Lighthouse's throttling for phones
const categories = ["performance", "accessibility", "best-practices", "seo"];

// Addresses in the sample site, and what they are.
const pages = {
  "": "front page", "faelles-laering/": "publication", "faelles-laering/begreber/laering/": "concept",
  "faelles-laering/aendringer/2014-17--2018/": "changes", "soeg/?q=data": "search",
};

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function load(name) {
  return import(pathToFileURL(tools.resolve(name)));
}

// What keeps a score from 100, from the last run.
function tell_faults(result) {
  for (const name of categories) {
    for (const { id, weight } of result.categories[name].auditRefs) {
      const audit = result.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) console.log(`  ${name}: ${id}: ${audit.title} ${audit.displayValue || ""}`);
    }
  }
}

async function measure(lighthouse, url, port) {
  const results = [];
  for (let i = 0; i < run_count; i++) {
    const { lhr } = await lighthouse(url, { port, onlyCategories: categories, logLevel: "silent" });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    results.push(lhr);
  }
  const scores = categories.map((name) => Math.round(100 * median(results.map((one) => one.categories[name].score))));
  const time = (id) => Math.round(median(results.map((one) => one.audits[id].numericValue)));
  const shift = median(results.map((one) => one.audits["cumulative-layout-shift"].numericValue));
  return { scores, first: time("first-contentful-paint"), largest: time("largest-contentful-paint"), shift, last: results.at(-1) };
}

async function main() {
  const site = await serve_compressed(path.resolve(process.argv[2]));
  const { default: lighthouse } = await load("lighthouse");
  const chrome = await (await load("chrome-launcher")).launch({
    chromePath: browser_of.executable(), chromeFlags: ["--headless", ...browser_of.flags],
  });
  let passed = 0;
  try {
    for (const [address, name] of Object.entries(pages)) {
      const { scores, first, largest, shift, last } = await measure(lighthouse, site.url + address, chrome.port);
      const is_good = scores.every((score) => score === 100) && largest <= latest && shift === 0;
      passed += is_good;
      console.log(`lighthouse: ${name}: ${scores.join("/")}, first paint ${first} ms, largest ${largest} ms, shift ${shift} (${address || "/"})`);
      if (!is_good) tell_faults(last);
    }
  } finally {
    chrome.kill();
    site.close();
  }
  const failed = Object.keys(pages).length - passed;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error) => {
  console.log(`lighthouse: ${error.stack}`);
  console.log("0 passed, 1 failed");
  process.exit(1);
});
