// The search page as readers meet it: what it shows and says, with the keyboard, without JavaScript, from a disk, and whatever is typed.
"use strict";

const fs = require("fs");
const path = require("path");
const zlib = require("zlib");
const { pathToFileURL } = require("url");
const { violations } = require("../lib/axe.js");

const most_script = 8 * 1024; // bytes, compressed
const most_first = 30 * 1024; // bytes to the first result, compressed as servers send text

const results = ".search-results li";
const is_answered = () => {
  const said = document.querySelector(".search-status").textContent;
  return said && !said.endsWith("…") && said;
};

// Opens the search page with a query and waits for what it says.
async function ask(page, site, query, more = "") {
  await page.goto(`${site.url}soeg/?q=${encodeURIComponent(query)}${more}`);
  return (await page.waitForFunction(is_answered)).jsonValue();
}

const titles = (page) => page.locator(`${results} h2`).allTextContents();

module.exports = ({ test, sites }) => {
  const site = sites.sample;

  test("results say what they are, where, and why", async (t) => {
    const page = await t.open(site);
    const said = await ask(page, site, "laeringsfaellesskaber");
    t.check(/^\d+ resultater for ”laeringsfaellesskaber”$/.test(said), said);
    t.check((await titles(page))[0].includes("læringsfællesskab"), (await titles(page))[0]);
    t.check((await page.locator(`${results}:first-child .remark`).textContent()).includes("Fælles læring"), "the first result does not say whose it is");
    t.check(/læringsfællesskab/i.test(await page.locator("mark").first().textContent()), "no mark in the excerpts");
    t.check((await page.title()).startsWith("Søg: laeringsfaellesskaber"), await page.title());
    const link = page.locator(`${results} a`).first();
    const title = await link.textContent();
    await link.click();
    await page.waitForLoadState("load");
    t.check((await page.locator("h1").textContent()).includes(title), `${title} leads to ${page.url()}`);
    await page.goBack();
    await page.waitForFunction(is_answered);
    t.check((await titles(page))[0] === title, "going back does not lead to the results");
  });

  test("each page's field leads there; on the front page too", async (t) => {
    const page = await t.open(site);
    for (const one of site.kinds.filter(({ kind }) => /^(?:home|track|concept|notfound|history)$/.test(kind))) {
      await page.goto(one.url);
      await page.locator("form[role=search] input").fill("trivsel i skolen");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector(".search-results li"));
      t.check(page.url() === `${site.url}soeg/?q=trivsel+i+skolen`, `${one.address}: ${page.url()}`);
    }
  });

  test("what was found is said aloud once, in a region that stood there before", async (t) => {
    const page = await t.open(site);
    await page.goto(`${site.url}soeg/`);
    const region = await page.locator(".search-status").elementHandle();
    await page.evaluate(() => {
      window.said = [];
      new MutationObserver(() => window.said.push(document.querySelector(".search-status").textContent))
        .observe(document.querySelector(".search-status"), { childList: true, characterData: true, subtree: true });
    });
    await page.locator("#soeg-felt").fill("data");
    await page.keyboard.press("Enter");
    await page.waitForFunction(is_answered);
    const said = await page.evaluate(() => window.said);
    t.check(await region.evaluate((node) => node.isConnected), "the region was replaced");
    t.check(said.length === 2 && said[0] === "Søger …" && /^\d+ resultater for ”data”$/.test(said[1]), JSON.stringify(said));
  });

  test("kinds narrow the results, and the way back widens them", async (t) => {
    const page = await t.open(site);
    await ask(page, site, "læring");
    const all = await titles(page);
    const kind = page.locator(".search-kinds a", { hasText: "Begreber" });
    const count = Number((await kind.textContent()).split(": ")[1]);
    await kind.click();
    await page.waitForFunction((wanted) => document.querySelectorAll(".search-results li").length === wanted, Math.min(count, 10));
    t.check((await page.locator(`${results} .remark`).allTextContents()).every((text) => text.startsWith("Begreb")), "another kind is shown");
    t.check(page.url().endsWith("&slags=concept"), page.url());
    await page.waitForFunction(() => document.activeElement.dataset.kind === "concept");
    t.check(await page.locator(".search-kinds [aria-current=true]").count() === 1, "not one kind is the chosen one");
    await page.goBack();
    await page.waitForFunction((title) => document.querySelector(".search-results h2")?.textContent === title, all[0]);
    t.check(JSON.stringify(await titles(page)) === JSON.stringify(all), "going back shows something else");
  });

  test("other editions are searched on request only, and told as what they are", async (t) => {
    const page = await t.open(site);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await ask(page, site, "udvikling");
    t.check(!asked.some((url) => url.includes("/andre/")), "other editions were read unasked");
    await page.locator(".search-editions a").click();
    await page.waitForFunction(() => location.search.includes("udgaver=alle") && /^\d/.test(document.querySelector(".search-status").textContent));
    while (await page.locator(".search-more button").isVisible()) {
      const before = await page.locator(results).count();
      await page.locator(".search-more button").click();
      await page.waitForFunction((count) => document.querySelectorAll(".search-results li").length > count, before);
    }
    const remarks = await page.locator(`${results} .remark`).allTextContents();
    t.check(remarks.some((text) => /Udgave .*\((?:Historisk|Kommende)\)/.test(text)), "no result of another edition");
    t.check(remarks.some((text) => !text.includes("Udgave")), "no result of the texts in force");
  });

  test("with the keyboard alone", async (t) => {
    const page = await t.open(site);
    await page.goto(`${site.url}soeg/`);
    await page.locator("#soeg-felt").focus();
    await page.keyboard.type("ledelse");
    await page.keyboard.press("Enter");
    await page.waitForFunction(is_answered);
    const met = [];
    for (let i = 0; i < 30 && !met.includes("Vis flere"); i++) {
      await page.keyboard.press("Tab");
      met.push(await page.evaluate(() => document.activeElement.textContent));
    }
    const wanted = ["Søg", ...(await titles(page)), "Vis flere"];
    t.check(wanted.every((text, i) => i === 0 || met.indexOf(text) > met.indexOf(wanted[i - 1])), JSON.stringify(met));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".search-results li").length > 10);
    await page.waitForFunction(() => document.activeElement.closest("li") === document.querySelectorAll(".search-results li")[10]);
  });

  test("whatever is typed", async (t) => {
    const page = await t.open(site);
    const shown = async (query) => [await ask(page, site, query), await page.locator(results).count()];
    for (const [query, sentence] of [["og at", "småord"], ["😀", "ingen ord"], ["xyzzyplugh", "Intet fundet"], ["\u202e", "ingen ord"]]) {
      const [said, count] = await shown(query);
      t.check(said.includes(sentence) && count === 0, `${query}: ${said}, ${count} results`);
    }
    const [said] = await shown("<img src=x onerror=alert(1)> </p><b>");
    t.check(said.includes("<img src=x") && await page.locator("main img, .search-status *").count() === 0, `markup came through: ${said}`);
    for (const query of ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "<script>alert(1)</script>", "\0data\0", "\u202edata\u2066 læring"]) {
      const [hostile] = await shown(query);
      const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.protocol));
      t.check(hostile.length > 0 && links.every((protocol) => /^https?:$/.test(protocol)), `${query}: ${hostile}, ${links}`);
      t.check(await page.locator("main script, .search-status *").count() === 0, `${query}: markup came through`);
    }
    const [long] = await shown("læring ".repeat(430));
    t.check(long.length < 200, `${long.length} characters are said of a long query`);
    await page.goto(`${site.url}soeg/`);
    await page.locator("#soeg-felt").fill("å".repeat(10000));
    await page.keyboard.press("Enter");
    await page.waitForFunction(is_answered);
    await page.goto(`${site.url}soeg/?q=+&slags=%3Cb%3E&udgaver=x`);
    await page.waitForFunction(() => !document.querySelector("#soeg-resultater").hidden);
    t.check(await page.locator(".search-help").isVisible() && await page.locator(results).count() === 0, "an empty query is answered");
  });

  test("accessible with results, narrow and wide, light and dark", async (t) => {
    for (const width of [320, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        const page = await t.open(site, { viewport: { width, height: 900 }, colorScheme });
        await ask(page, site, "læring");
        for (const fault of await violations(page)) t.check(false, `${width} px, ${colorScheme}: ${fault}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        t.check(wide <= 0, `${width} px: ${wide} px too wide`);
      }
    }
  });

  test("without JavaScript the register is pointed to", async (t) => {
    const page = await t.open(site, { javaScriptEnabled: false });
    await page.goto(`${site.url}soeg/?q=data`);
    t.check(await page.locator("#soeg-uden-script").isVisible() && !await page.locator("#soeg-resultater").isVisible(), "not what is there without JavaScript");
    await page.locator("#soeg-uden-script a").click();
    await page.waitForLoadState("load");
    t.check(await page.evaluate(() => document.body.className).catch(() => "") !== "" && page.url() === `${site.url}register/`, page.url());
  });

  test("from a disk it says that it cannot", async (t) => {
    const page = await t.browser.newPage();
    await page.goto(`${pathToFileURL(path.join(site.folder, "soeg", "index.html"))}?q=data`);
    const said = await (await page.waitForFunction(is_answered)).jsonValue();
    t.check(said.includes("fra en disk") && await page.locator("#soeg-uden-script a").isVisible(), said);
    await page.close();
  });

  test("what cannot be fetched is told", async (t) => {
    const page = await t.browser.newPage();
    await page.route("**/indeks.json", (route) => route.abort());
    t.check((await ask(page, site, "data")).includes("kunne ikke hente"), "no word of it");
    await page.unroute("**/indeks.json");
    await page.locator("#soeg-felt").press("Enter");
    await page.waitForFunction(() => document.querySelector(".search-results li"));
    await page.close();
  });

  test("the scripts and what a query reads are small", async (t) => {
    const page = await t.open(site);
    const read = [];
    page.on("response", (response) => read.push(response));
    await ask(page, site, "fællesskab");
    const bodies = await Promise.all(read.filter((one) => /\/soeg\/.*\/|\/search[^/]*\.js/.test(one.url())).map(async (one) => ({ url: one.url(), body: await one.body() })));
    const scripts = bodies.filter(({ url }) => url.includes(".js?") || url.endsWith(".js"));
    const texts = bodies.filter(({ url }) => url.includes("tekst-"));
    const zipped = ({ body }) => zlib.gzipSync(body, { level: 9 }).length;
    // Everything but texts, and the largest of those: the first result may be in any.
    const first = (size) => bodies.filter((one) => !texts.includes(one)).reduce((sum, one) => sum + size(one), 0) + Math.max(...texts.map(size));
    const script = scripts.reduce((sum, one) => sum + zipped(one), 0);
    console.log(`search: scripts ${script} bytes compressed; to the first result ${first(zipped)} bytes compressed, ${first(({ body }) => body.length)} not, scripts included`);
    t.check(scripts.length === 2 && script < most_script, `${script} bytes of ${scripts.length} scripts`);
    t.check(texts.length > 0 && first(zipped) <= most_first, `${first(zipped)} bytes to the first result`);
    t.check(fs.existsSync(path.join(site.folder, "soeg", "gaeldende", "indeks.json")), "no index");
  });
};
