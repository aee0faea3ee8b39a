"use strict";
// facts.js SITE FACTS: each line of FACTS against the built site. Prints what is not so, and on descriptor 3 `GOOD BAD`.
//
//   = PAGE                      what follows is about this page
//   words … more words          they stand in the text of its <main>, in this order
//   # GRAPH KIND COUNT [RELATION ID]   GRAPH/graf.json has so many things of a kind, of those that have the relation to ID

const fs = require("node:fs");
const path = require("node:path");

const [site, list] = process.argv.slice(2);
const entities = {amp: "&", lt: "<", gt: ">", quot: "\"", nbsp: " ", shy: ""};
const pages = new Map();
const graphs = new Map();

// What a reader reads: without tags, white space as one blank; nothing on a page that is not there.
function textOf(page) {
  if (!pages.has(page)) {
    const file = path.join(site, page, "index.html");
    const html = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
    const text = main.replace(/<[^>]*>/g, "").replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole);
    pages.set(page, text.replace(/\u00AD/g, "").replace(/\s+/g, " "));
  }
  return pages.get(page);
}

function hasWords(page, fact) {
  let at = 0;
  for (const words of fact.split(" … ")) {
    const found = textOf(page).indexOf(words, at);
    if (found < 0) return false;
    at = found + words.length;
  }
  return true;
}

function count(graph, kind, relation, id) {
  if (!graphs.has(graph)) graphs.set(graph, JSON.parse(fs.readFileSync(path.join(site, graph, "graf.json"), "utf8"))["@graph"]);
  const things = graphs.get(graph);
  const target = relation && things.find((thing) => thing.identifier === id)?.["@id"];
  return things.filter((thing) => thing.kind === kind && (!relation || (thing[relation] ?? []).includes(target))).length;
}

let good = 0;
let bad = 0;
function note(isSo, words) {
  if (isSo) good++;
  else bad++;
  if (!isSo) console.log(words);
}

let page = null;
for (const line of fs.readFileSync(list, "utf8").split("\n").filter(Boolean)) {
  const [mark, ...words] = line.split(" ");
  if (mark === "=") {
    page = words[0];
  } else if (mark === "#") {
    const [graph, kind, wanted, relation, id] = words;
    const found = count(graph, kind, relation, id);
    note(found === Number(wanted), `${graph}: ${found} of ${kind}${relation ? ` with ${relation} ${id}` : ""}, not ${wanted}`);
  } else {
    note(hasWords(page, line), `${page} does not say: ${line}`);
  }
}
fs.writeSync(3, `${good} ${bad}`);
