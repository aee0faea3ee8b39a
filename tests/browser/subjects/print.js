// On paper: every kind of page as a tagged PDF with bookmarks, page numbers and its own address, without menus.
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const { promisify } = require("util");
const { execFile } = require("child_process");

// What only a screen needs.
const chrome = ["Spring til indholdet", "Skip to the content", "Denne side som data"];
const to_editions = "Alle udgaver og perioder";

async function output_of(program, words) {
  return (await promisify(execFile)(program, words, { maxBuffer: 1 << 26 })).stdout;
}

async function facts_of(file) {
  const info = await output_of("pdfinfo", [file]);
  const outlines = JSON.parse(await output_of("qpdf", ["--json", "--json-key=outlines", file])).outlines;
  const titles = (list) => list.flatMap((one) => [one.title, ...titles(one.kids)]);
  return {
    is_tagged: /^Tagged:\s*yes$/m.test(info),
    pages: Number(/^Pages:\s*(\d+)$/m.exec(info)[1]),
    bookmarks: titles(outlines),
    text: await output_of("pdftotext", ["-layout", file, "-"]),
  };
}

const folded = (text) => text.replace(/[\s\u00AD]+/g, "");

async function check_print(t, page, one, file) {
  await page.goto(one.url);
  await page.pdf({ path: file, tagged: true, outline: true, preferCSSPageSize: true });
  const facts = await facts_of(file);
  const heading = await page.evaluate(() => document.querySelector("h1").textContent);
  t.check(facts.is_tagged, `${one.address}: the PDF is not tagged`);
  t.check(facts.bookmarks.some((title) => folded(title) === folded(heading)), `${one.address}: “${heading}” is no bookmark of the PDF`);
  t.check(folded(facts.text).includes(`${facts.pages}/${facts.pages}`), `${one.address}: no page number ${facts.pages} / ${facts.pages}`);
  // The permanent one where there is such: what holds today may stand elsewhere tomorrow.
  const address = await page.evaluate(() => (document.querySelector(".metadata .address") || document.querySelector("link[rel=canonical]") || {}).href);
  t.check(!address || folded(facts.text).includes(folded(decodeURI(address))), `${one.address}: its address ${address} is not printed`);
  if (one.kind.startsWith("whole")) {
    const headings = await page.evaluate(() => [...document.querySelectorAll("main :is(h2, h3)")].map((node) => node.textContent));
    for (const one_heading of headings) {
      t.check(facts.bookmarks.some((title) => folded(title).endsWith(folded(one_heading))), `${one.address}: “${one_heading}” is no bookmark`);
    }
  }
  const unwanted = one.kind === "home" ? chrome : [...chrome, to_editions]; // the front page's list of publications leads to them
  for (const words of unwanted) t.check(!facts.text.includes(words), `${one.address}: “${words}” is printed`);
}

module.exports = ({ test, sites }) => {
  for (const site of Object.values(sites)) {
    test(`${site.name}: ${site.kinds.length} kinds of page`, async (t) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "spor-print-"));
      const page = await t.open(site);
      try {
        for (const one of site.kinds) await check_print(t, page, one, path.join(folder, "page.pdf"));
      } finally {
        fs.rmSync(folder, { recursive: true });
      }
    });
  }
};
