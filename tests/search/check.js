// What the search must hold to, whatever the ranking: node check.js SITE PLAIN, the judged site built with the dictionary and without it.
// Runs the reader's own script on the index. Ends with `N passed, N failed`.
"use strict";

const assert = require("assert");
const fs = require("fs");
const path = require("path");

require("../../layouts/assets/search.js");

const { sporSearch } = globalThis;
const [site, plain] = process.argv.slice(2);
const tests = [];
const test = (name, run) => tests.push({ name, run });

function open(folder, asked = []) {
  return sporSearch.open(async (name) => {
    asked.push(name.split("?")[0]);
    return fs.readFileSync(path.join(folder, "soeg", "gaeldende", asked.at(-1)), "utf8");
  });
}

async function addresses(index, query) {
  const { hits } = await index.search(query);
  return Promise.all(hits.map(async ({ number }) => (await index.subject(number)).url));
}

test("words are sorted and filed as the script looks for them", async () => {
  const index = await open(site);
  let last = "";
  assert(index.firsts.length > 3);
  for (const [i, first] of index.firsts.entries()) {
    await index.lines(first);
    const lines = await index.shards[i];
    assert.strictEqual(lines[0].skeleton, first);
    assert(i === 0 || first > last, `${first} begins where ${last} is`);
    for (const line of lines) {
      assert(line.skeleton >= last, `${line.word} after ${last}`);
      last = line.skeleton;
    }
  }
});

test("each word of each text finds its page", async () => {
  const index = await open(site);
  const small = index.small;
  for (let number = 0; number < index.count; number++) {
    const subject = await index.subject(number);
    for (const word of new Set(sporSearch.words_of(`${subject.title} ${subject.text}`))) {
      const { hits } = await index.search(word);
      assert(small.has(word) || hits.some((hit) => hit.number === number), `${word} does not find ${subject.url}`);
    }
  }
});

test("postings are read as they are written", () => {
  assert.deepStrictEqual(sporSearch.read_postings(""), []);
  assert.deepStrictEqual(sporSearch.read_postings("F"), [[0, 15]]);
  assert.deepStrictEqual(sporSearch.read_postings("1F"), [[0, 1], [1, 15]]);
  assert.deepStrictEqual(sporSearch.read_postings("X3F"), [[6, 1], [7, 15]]); // 1 + 3 × 32 = 6 × 16 + 1
});

test("other spellings and forms find the same", async () => {
  const index = await open(site);
  for (const [one, other] of [["læringsfællesskab", "laeringsfaellesskab"], ["KØBMAND", "koebmand"], ["svømmehal", "svømme\u00adhal"], ["åbne", "a\u030abne"]]) {
    const found = await addresses(index, one);
    assert(found.length > 0, one);
    assert.deepStrictEqual(await addresses(index, other), found, other);
  }
});

test("a compound is found by its parts", async () => {
  const index = await open(site);
  for (const [part, address] of [["fællesskab", "laering/begreber/professionelle-laeringsfaellesskaber/"], ["projekt", "erhverv/projektudvikling/"], ["udvikling", "erhverv/projektudvikling/"]]) {
    assert((await addresses(index, part)).includes(address), `${part}: ${address}`);
  }
});

test("without a dictionary words are found as they stand, and by how they begin", async () => {
  const index = await open(plain);
  assert((await addresses(index, "varmepumpe")).length > 0);
  assert((await addresses(index, "varmepump")).length > 0);
  assert(!(await addresses(index, "fællesskab")).includes("laering/begreber/professionelle-laeringsfaellesskaber/"));
});

test("what is typed cannot break the search", async () => {
  const index = await open(site);
  const odd = ["", " ", "og", "at være eller ikke", "😀", "😀 skole", "<script>alert(1)</script>", "\"'`\\", "\u0000", "\u202eskole", "%", "__proto__", "constructor",
    "a".repeat(10000), "skole ".repeat(2000), "\ud800", "../../x", "(((", "[a-z]*", "ſkole", "İ", "́", "1", "日本語"];
  for (const query of odd) {
    const started = process.hrtime.bigint();
    const { hits, words } = await index.search(query);
    assert(Array.isArray(hits) && words.length <= 12, JSON.stringify(query.slice(0, 20)));
    assert(process.hrtime.bigint() - started < 5_000_000_000n, `${query.slice(0, 20)} hangs`);
  }
  assert.strictEqual((await index.search("og at")).words.length, 0);
  assert.strictEqual((await index.search("og at")).all.length, 2);
  assert.strictEqual((await index.search("😀")).all.length, 0);
});

test("a query reads a few files only", async () => {
  for (const query of ["fællesskab", "gasfyret", "bibliotik", "xyzzyplugh", "kvalitetsudviklingsprojektmedarbejder"]) {
    const asked = [];
    const index = await open(site, asked);
    await index.search(query);
    assert.strictEqual(asked[0], "indeks.json");
    assert(asked.length <= 1 + 8 * 4 && new Set(asked).size === asked.length, `${query}: ${asked}`);
    assert(!asked.some((name) => name.startsWith("tekst")), `${query} reads texts`);
  }
});

test("an excerpt is the text's own, with the words that were found marked", async () => {
  const index = await open(site);
  const { hits, found } = await index.search("fællesskab");
  for (const { number } of hits) {
    const { text } = await index.subject(number);
    const pieces = sporSearch.excerpt(index, text, found);
    const shown = pieces.map(([piece]) => piece).join("").replace(/^… | …$/g, "");
    assert(text.replace(/\n/g, " · ").includes(shown), shown);
    for (const [piece, is_marked] of pieces) assert(!is_marked || /f(?:æ|ae)llesskab/i.test(piece), piece);
  }
  assert.deepStrictEqual(sporSearch.excerpt(index, "Her står intet.", found), []);
  assert.deepStrictEqual(sporSearch.excerpt(index, "Fællesskaber.", found), [["", false], ["Fællesskaber", true], [".", false]]);
});

test("distance counts letters dropped, inserted, changed and swapped", () => {
  for (const [a, b, edits] of [["skole", "skole", 0], ["skole", "skle", 1], ["skole", "skoler", 1], ["skole", "skolw", 1], ["skole", "skloe", 1], ["skole", "hus", Infinity]]) {
    assert.strictEqual(sporSearch.distance(a, b, 2), edits, `${a} ${b}`);
  }
});

async function main() {
  let failed = 0;
  for (const { name, run } of tests) {
    try {
      await run();
    } catch (error) {
      failed++;
      console.log(`FAILED ${name}\n  ${error.message}`);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main();
