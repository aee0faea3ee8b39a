// Runs the subjects: node main.js NAME=FOLDER… [-- SUBJECT…]. Each NAME is a built site. Ends with `N passed, N failed`.
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const browser_of = require("./lib/browser.js");
const { serve } = require("./lib/server.js");
const { read_site } = require("./lib/sites.js");

const longest_test = 300000; // milliseconds; a machine that is busy with much else is slow
const of_stress = new Set(["axe", "html", "keyboard", "links", "reflow"]); // subjects that look at the stress site too
const whole_of_stress = new Set(["html", "links"]); // and at all of it; the others at the kinds of page that an editor's text fills
const filled = /^(?:home|publication|publication historic|page|track|concept|compare|editions)$/;
const most_at_once = 4; // a test waits for its pages more than it works
const alone = new Set(["stability"]); // what looks at how pages come is not to see how tests fight for the processor
const most_lines = 12; // of one test's faults

function arguments_of(words) {
  const end = words.indexOf("--");
  const sites = words.slice(0, end < 0 ? words.length : end).map((word) => word.split("=", 2));
  return { sites, subjects: end < 0 ? [] : words.slice(end + 1).filter(Boolean) };
}

function sites_for(subject, { sites, long }) {
  if (!of_stress.has(subject)) return { sample: sites.sample };
  if (long || whole_of_stress.has(subject)) return sites;
  return { ...sites, stress: { ...sites.stress, kinds: sites.stress.kinds.filter(({ kind }) => filled.test(kind)) } };
}

// The subjects' tests, as {subject, name, run}.
function tests_of(chosen, world) {
  const folder = path.join(__dirname, "subjects");
  const all = fs.readdirSync(folder).filter((file) => file.endsWith(".js")).map((file) => file.slice(0, -3)).sort();
  const unknown = chosen.filter((subject) => !all.includes(subject));
  if (unknown.length > 0) throw new Error(`no such subject: ${unknown.join(", ")}; there are ${all.join(", ")}`);
  const tests = [];
  for (const subject of chosen.length > 0 ? chosen : all) {
    const sites = sites_for(subject, world);
    require(path.join(folder, subject + ".js"))({ ...world, sites, test: (name, run) => tests.push({ subject, name, run }) });
  }
  return tests;
}

function within(time, promise) {
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${time / 1000} s`)), time);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// One test: what it returns, throws or leaves on its pages is a list of faults; empty when it passed.
async function run_test(browser, one) {
  const opened = [];
  const t = {
    browser,
    faults: [],
    async open(site, options) {
      const view = await browser_of.open(browser, site, options);
      opened.push(view);
      return view.page;
    },
    check(holds, what) {
      if (!holds) t.faults.push(what);
    },
  };
  try {
    await within(longest_test, one.run(t));
  } catch (error) {
    t.faults.push(error.stack || String(error));
  }
  const seen = opened.flatMap((view) => view.faults);
  await Promise.all(opened.map((view) => view.context.close().catch(() => {})));
  return [...t.faults, ...seen];
}

function tell(one, faults) {
  console.log(`FAILED ${one.subject}: ${one.name}`);
  for (const fault of faults.slice(0, most_lines)) console.log(`  ${String(fault).split("\n").join("\n  ")}`);
  if (faults.length > most_lines) console.log(`  … and ${faults.length - most_lines} more`);
}

// `count` of the tests at a time. Adds to the subjects' sums.
async function run_all(browser, tests, count, sums) {
  let next = 0;
  const work = async () => {
    while (next < tests.length) {
      const one = tests[next++];
      const start = Date.now();
      const faults = await run_test(browser, one);
      const sum = sums.get(one.subject) || { passed: 0, failed: 0, time: 0 };
      sum[faults.length === 0 ? "passed" : "failed"]++;
      sum.time += Date.now() - start;
      sums.set(one.subject, sum);
      if (faults.length > 0) tell(one, faults);
    }
  };
  await Promise.all(Array.from({ length: count }, work));
}

async function main() {
  const { sites: folders, subjects } = arguments_of(process.argv.slice(2));
  const browser = await browser_of.launch();
  const sites = {};
  try {
    for (const [name, folder] of folders) sites[name] = await read_site(browser, name, path.resolve(folder), await serve(path.resolve(folder)));
    const tests = tests_of(subjects, { sites, long: Boolean(process.env.LONG) });
    const sums = new Map();
    await run_all(browser, tests.filter(({ subject }) => alone.has(subject)), 1, sums);
    await run_all(browser, tests.filter(({ subject }) => !alone.has(subject)), Math.max(most_at_once, os.cpus().length), sums);
    const total = { passed: 0, failed: 0 };
    for (const [subject, sum] of [...sums].sort()) {
      console.log(`${subject}: ${sum.passed} of ${sum.passed + sum.failed}, ${(sum.time / 1000).toFixed(1)} s`);
      total.passed += sum.passed;
      total.failed += sum.failed;
    }
    console.log(`${total.passed} passed, ${total.failed} failed`);
    process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
  } finally {
    await browser.close();
    for (const site of Object.values(sites)) site.close();
  }
}

main().catch((error) => {
  console.log(`browser: ${error.message}`);
  console.log("0 passed, 1 failed");
  process.exit(1);
});
