// node main.js SPOR WORK: see README.md.
"use strict";

const fs = require("fs");
const path = require("path");

const { chance, shuffle } = require("./text");
const { SITES, layOut } = require("./sites");
const { check, judge } = require("./judge");

const CLASSES = ["yaml", "dates", "ids", "references", "attributes", "config", "git", "lua"];
const GOOD = ["suggested", "explained", "undone"];
const LEAST = 0.99;
const [spor, work] = process.argv.slice(2);
const random = chance(Number(process.env.SEED || 1));
const count = process.env.COUNT === "all" ? Infinity : Number(process.env.COUNT || 26);
const workers = Number(process.env.JOBS || 2);

// CLASS names one, or "content" all but those of layouts, of which there are a hundred times as many as of all others.
function isAsked(name) {
  return !process.env.CLASS || process.env.CLASS === name || (process.env.CLASS === "content" && name !== "lua");
}

function themeOf(site) {
  return site.theme ? path.resolve(site.theme) : path.join(work, "facts");
}

// All faults of a class: every operator at every place of every site, mixed so that the first of them are of as many operators as may be.
function faultsOf(name, sites) {
  const { files, operators } = require(`./operators/${name}`);
  const chosen = Object.entries(operators).filter(([operator]) => !process.env.OPERATOR || operator === process.env.OPERATOR);
  const piles = chosen.map(([operator, apply]) =>
    shuffle(sites.filter((site) => site.classes.includes(name)).flatMap((site) =>
      site.files.filter((file) => files.test(file.path) && !/^draft: true$/m.test(file.text)).flatMap((file) =>
        apply(file, site).filter((fault) => (fault.text !== file.text || fault.latin) && isShown(file, fault)).map((fault) => ({ ...fault, operator, site, class: name })))), random));
  for (const [i, pile] of piles.entries()) if (pile.length === 0) throw new Error(`${name}: no place for “${chosen[i][0]}”`);
  const faults = [];
  for (let round = 0; piles.some((pile) => pile.length > round); round++) {
    for (const pile of shuffle(piles, random)) if (pile.length > round) faults.push(pile[round]);
  }
  return faults;
}

// What is wrong in a document that waits for its day is a note; not so what is wrong with the day.
function isShown(file, fault) {
  return !/^publish-at:/m.test(file.text) || (fault.text ?? "").split("\n")[fault.from - 1]?.startsWith("publish-at");
}

async function open(site) {
  const laid = layOut(site, path.join(work, "sites", site.name));
  const { findings, err } = await check({ spor, theme: themeOf(site) }, path.join(work, "sites", site.name));
  if (findings === null || findings.some(({ severity }) => severity === "error")) {
    throw new Error(`${site.name} has findings to begin with: ${JSON.stringify(findings)}${err}`);
  }
  return { ...laid, before: findings };
}

function show(fault, { verdict, told, err }) {
  const place = fault.shell ? fault.shell : `${fault.path}:${fault.from}${fault.to > fault.from ? `-${fault.to}` : ""}`;
  const text = fault.text?.split("\n").slice(Math.max(fault.from - 1, 0), fault.to).join(" ⏎ ");
  console.log(`${fault.class}: ${fault.operator}: ${verdict}\n  ${fault.site.name}: ${place}: ${text ?? ""}`);
  for (const finding of told.slice(0, 3)) {
    console.log(`  → ${finding.path}:${finding.line}:${finding.column} ${finding.code}: ${finding.message}${finding.suggestion ? ` (${finding.suggestion}?)` : ""}`);
  }
  if (verdict === "crashes") console.log(err);
}

// Takes from the list until as many faults as asked for are judged. Each worker has a copy of each site.
async function judgeAll(faults, wanted, number, results) {
  while (results.length < wanted && faults.length > 0) {
    const fault = faults.shift();
    const folder = path.join(work, `${number}`, fault.site.name);
    if (!fs.existsSync(folder)) fs.cpSync(path.join(work, "sites", fault.site.name), folder, { recursive: true });
    const result = await judge({ spor, theme: themeOf(fault.site), work }, fault.site, folder, fault);
    if (result === null) continue;
    results.push(result.verdict);
    if (process.env.SHOW || !GOOD.includes(result.verdict)) show(fault, result);
  }
}

async function main() {
  const sites = [];
  for (const site of SITES) sites.push(await open(site));
  const rows = [];
  for (const name of CLASSES.filter((each) => isAsked(each))) {
    const faults = faultsOf(name, sites);
    const there = faults.length;
    const results = [];
    await Promise.all(Array.from({ length: workers }, (_, i) => judgeAll(faults, count, i, results)));
    const of = (...verdicts) => results.filter((verdict) => verdicts.includes(verdict)).length;
    rows.push([name, there, results.length, of(...GOOD), of("suggested"), of("explained"), of("undone"), of("silent"),
      of("misplaced"), of("not by its remedy", "not by undoing"), of("crashes", "hangs")]);
  }
  print(rows);
}

function print(rows) {
  const sums = rows.reduce((sum, row) => sum.map((value, i) => (i === 0 ? "all" : value + row[i])), ["all", ...Array(10).fill(0)]);
  const head = ["class", "places", "faults", "told, mended", "by suggestion", "as explained", "undone", "silent", "elsewhere", "not mended", "crash, hang"];
  for (const row of [head, ...rows, sums]) console.log(row.map((cell, i) => (i === 0 ? String(cell).padEnd(11) : String(cell).padStart(head[i].length + 2))).join(""));
  const [, , faults, good, , , , silent, , , crashed] = sums;
  const score = good / faults;
  console.log(`score: ${(100 * score).toFixed(1)} % of ${faults} faults are told at their line and mended`);
  const failed = (score < LEAST ? 1 : 0) + (silent + crashed > 0 ? 1 : 0);
  console.log(`${2 - failed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

main().catch((error) => {
  console.error(error);
  console.log("0 passed, 1 failed");
  process.exit(1);
});
