// A built site as the tests see it: its pages with the facts of their HTML, as the browser's own parser reads it.
"use strict";

const fs = require("fs");
const path = require("path");

// Runs in the browser. Everything that is asked of all pages is found in one parse.
function read_facts(texts) {
  const parser = new DOMParser();
  const links = (root) => [...root.querySelectorAll("[href], [src]")].map((node) => ({
    element: node.localName, rel: node.getAttribute("rel") || "", url: node.getAttribute("href") || node.getAttribute("src"),
  }));
  const kind = (body, address) => {
    const layout = (/(?:^| )layout-([^ ]+)/.exec(body.className) || [])[1];
    const status = body.querySelector(".status-historic, .status-future, .status-draft");
    const index = layout === "index" ? "-" + address.split("/").slice(-2)[0] : "";
    return layout && layout + index + (status ? " " + (/status-(\w+)/.exec(status.className) || [])[1] : "");
  };
  return texts.map(({ address, html }) => {
    const root = parser.parseFromString(html, "text/html");
    return {
      kind: kind(root.body, address),
      language: root.documentElement.lang,
      title: root.title,
      ids: [...root.querySelectorAll("[id]")].map((node) => node.id),
      lost: [...root.querySelectorAll(".moved-pointer a")].filter((node) => !root.querySelector(`[data-moved]${node.hash}`)).length,
      links: links(root),
      styled: root.querySelectorAll("style, [style]").length,
      scripted: [...root.querySelectorAll("script")].filter((node) => !node.src && !/json/.test(node.type)).length,
      handlers: [...root.querySelectorAll("*")].filter((node) => [...node.attributes].some((one) => /^on/i.test(one.name))).length,
      currents: root.querySelectorAll(".breadcrumbs [aria-current=page]").length,
      is_redirect: Boolean(root.querySelector("meta[http-equiv=refresh]")),
    };
  });
}

function html_files(folder, below = "") {
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(below, entry.name);
    if (entry.isDirectory()) return entry.name === ".spor" ? [] : html_files(folder, name);
    return entry.name.endsWith(".html") ? [name] : [];
  }).sort();
}

function address_of(file) {
  return file === "index.html" ? "" : file.replace(/\/index\.html$/, "/");
}

// {name, folder, url, reports, pages, kinds, close()}. `kinds` holds for every kind of page the largest one there is.
async function read_site(browser, name, folder, served) {
  const files = html_files(folder);
  const texts = files.map((file) => ({ address: address_of(file), html: fs.readFileSync(path.join(folder, file), "utf8") }));
  const page = await browser.newPage();
  const facts = await page.evaluate(read_facts, texts);
  await page.close();
  const pages = facts.map((one, i) => ({
    ...one, address: texts[i].address, file: path.join(folder, files[i]), bytes: Buffer.byteLength(texts[i].html), url: served.url + texts[i].address,
  }));
  const largest = new Map();
  for (const one of pages) {
    const known = largest.get(one.kind);
    if (one.kind && !one.is_redirect && !(known && known.bytes >= one.bytes)) largest.set(one.kind, one);
  }
  const kinds = [...largest.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  return { name, folder, pages, kinds, ...served };
}

module.exports = { read_site };
