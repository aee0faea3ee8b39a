// Our search and Pagefind's on the same pages, in Chromium: node search.js QUERIES SITE. Both indexes lie in the site (soeg/, pagefind/).
// Prints, for each of the two, nDCG@10 over the judged queries, and what a reader's browser loads: to the first result, and to ten of them;
// medians over the queries that find something, each in a new browser context, scripts included. `-` for QUERIES takes eight words
// of the benches' own texts and prints no nDCG.
"use strict";

const fs = require("fs");
const path = require("path");
const zlib = require("zlib");
const browser_of = require("../browser/lib/browser.js");
const { serve } = require("../browser/lib/server.js");
const { judge, mean, searcher } = require("../search/judge.js");

const words_of_bench = ["indsatser", "overgange", "læringsmiljø", "samarbejde forældre", "handleplan", "vejleder", "skoleår", "professionel netværk"];

// In the page: each of these leaves what it found in the window, as addresses.
const engines = {
  spor: {
    folder: /\/(?:soeg\/(?:gaeldende|andre)\/|assets\/search)/,
    texts: /\/tekst-/,
    async ask(page, site, query) {
      await page.goto(`${site.url}soeg/?q=${encodeURIComponent(query)}`);
      await page.waitForFunction(() => /^[^.]*[^…]$/.test(document.querySelector(".search-status").textContent));
      return page.evaluate(() => document.querySelectorAll(".search-results li").length);
    },
  },
  pagefind: {
    folder: /\/pagefind\//,
    texts: /\.pf_fragment/,
    async ask(page, site, query) {
      await page.goto(`${site.url}pagefind/bench.html`);
      return page.evaluate(async (words) => {
        const pagefind = await import("./pagefind.js");
        await pagefind.init();
        const { results } = await pagefind.search(words);
        return (await Promise.all(results.slice(0, 10).map((one) => one.data()))).length;
      }, query);
    },
  },
};

// Pagefind's own files are compressed already; servers compress ours as they do any text.
const sent = (body) => Math.min(body.length, zlib.gzipSync(body, { level: 6 }).length);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function loaded(browser, site, engine, query) {
  const { page, context } = await browser_of.open(browser, site, {});
  const responses = [];
  page.on("response", (response) => engine.folder.test(response.url()) && !response.url().endsWith("bench.html") && responses.push(response));
  const count = await engine.ask(page, site, query);
  const files = await Promise.all(responses.map(async (response) => ({ url: response.url(), body: await response.body() })));
  await context.close();
  const texts = files.filter(({ url }) => engine.texts.test(url));
  const rest = files.filter((file) => !texts.includes(file));
  const measure = (size) => ({ first: sum(rest.map(size)) + Math.max(0, ...texts.map(size)), ten: sum(files.map(size)) });
  return { count, plain: measure(({ body }) => body.length), sent: measure(({ body }) => sent(body)) };
}

async function show_bytes(browser, site, queries) {
  const kilobytes = (numbers) => (median(numbers) / 1024).toFixed(1).padStart(9);
  console.log("            KB to the first result     KB to ten results      (medians; plain as on the disk, sent as compressed)");
  console.log("               plain      sent       plain      sent");
  for (const [name, engine] of Object.entries(engines)) {
    const measured = [];
    for (const query of queries) measured.push(await loaded(browser, site, engine, query));
    const found = measured.filter(({ count }) => count > 0);
    const columns = [found.map((one) => one.plain.first), found.map((one) => one.sent.first), found.map((one) => one.plain.ten), found.map((one) => one.sent.ten)];
    console.log(`  ${name.padEnd(9)}${columns.map(kilobytes).join(" ")}     (${found.length} of ${queries.length} queries find something)`);
  }
}

// One page asks Pagefind all queries.
async function show_ranking(browser, site, file) {
  const { page, context } = await browser_of.open(browser, site, {});
  await page.goto(`${site.url}pagefind/bench.html`);
  const base = new URL(site.url).pathname;
  const theirs = await judge(file, (query) => page.evaluate(async ([words, prefix]) => {
    window.pagefind ??= await import("./pagefind.js");
    const { results } = await window.pagefind.search(words);
    const found = await Promise.all(results.slice(0, 10).map((one) => one.data()));
    return found.map(({ raw_url: url }) => url.startsWith(prefix) ? url.slice(prefix.length - 1) : url);
  }, [query, base]));
  await context.close();
  const ours = await judge(file, await searcher(site.folder));
  const better = ours.filter((one, i) => one.value > theirs[i].value + 1e-9).length;
  const worse = ours.filter((one, i) => one.value < theirs[i].value - 1e-9).length;
  console.log(`  nDCG@10 over ${ours.length} queries of ${path.basename(file)}: spor ${mean(ours).toFixed(3)}, pagefind ${mean(theirs).toFixed(3)}; ` +
    `spor better on ${better}, worse on ${worse}`);
  return [...ours.keys()].map((i) => ours[i].query);
}

async function main([file, folder]) {
  fs.writeFileSync(path.join(folder, "pagefind", "bench.html"), "<!DOCTYPE html><html lang=\"da\"><title>Pagefind</title>");
  const browser = await browser_of.launch();
  const served = await serve(folder, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"); // Pagefind runs under no stricter one
  const site = { ...served, folder };
  try {
    const queries = file === "-" ? words_of_bench : (await show_ranking(browser, site, file)).filter((query, i) => i % 10 === 0);
    await show_bytes(browser, site, queries);
  } finally {
    await browser.close();
    served.close();
  }
}

main(process.argv.slice(2));
