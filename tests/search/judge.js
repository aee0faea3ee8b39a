// How well the search answers the judged queries: node judge.js QUERIES SITE FLOOR [SHOW]. Runs the reader's own script on a built site's
// index. Prints nDCG@10, and with SHOW each query below that figure; fails when the mean is below FLOOR.
"use strict";

const fs = require("fs");
const path = require("path");

require("../../layouts/assets/search.js");

const depth = 10;

// Queries in order, each with its graded addresses.
function read_queries(file) {
  const queries = new Map();
  for (const line of fs.readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const [query, address, grade] = line.split("\t");
    if (!queries.has(query)) queries.set(query, new Map());
    queries.get(query).set(address, Number(grade));
  }
  return queries;
}

const gain = (grade, place) => (2 ** grade - 1) / Math.log2(place + 2);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function ndcg(grades, addresses) {
  const best = sum([...grades.values()].sort((a, b) => b - a).slice(0, depth).map(gain));
  return sum(addresses.slice(0, depth).map((address, place) => gain(grades.get(address) || 0, place))) / best;
}

// search(query) promises the addresses found, best first.
async function judge(file, search) {
  const answers = [];
  for (const [query, grades] of read_queries(file)) {
    const addresses = await search(query);
    answers.push({ query, grades, addresses, value: ndcg(grades, addresses) });
  }
  return answers;
}

async function searcher(site) {
  const folder = path.join(site, "soeg", "gaeldende");
  const index = await globalThis.sporSearch.open(async (name) => fs.readFileSync(path.join(folder, name.split("?")[0]), "utf8"));
  return async (query) => {
    const { hits } = await index.search(query);
    return Promise.all(hits.slice(0, depth).map(async ({ number }) => "/" + (await index.subject(number)).url));
  };
}

module.exports = { judge, mean: (answers) => sum(answers.map(({ value }) => value)) / answers.length, searcher };

async function main([file, site, floor, limit]) {
  const answers = await judge(file, await searcher(site));
  for (const { query, grades, addresses, value } of answers) {
    if (!(value < limit)) continue;
    console.log(`${value.toFixed(2)} ${query}`);
    for (const address of addresses) console.log(`       ${grades.get(address) || "-"} ${address}`);
    for (const [address, grade] of grades) if (!addresses.includes(address)) console.log(`  lost ${grade} ${address}`);
  }
  const mean = module.exports.mean(answers);
  console.log(`${file}: nDCG@${depth} ${mean.toFixed(4)} over ${answers.length} queries`);
  process.exitCode = mean >= floor ? 0 : 1;
}

if (require.main === module) main(process.argv.slice(2));
