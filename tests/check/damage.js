// How well misread words are told: damage.js SPOR SCRATCH CONTENT…  Takes the words of our own texts that have Danish letters, damages each
// as text recognition without Danish does, lets spor check read them, and holds its remedies against the truth.
const fs = require("fs");
const path = require("path");
const {spawnSync} = require("child_process");
const [spor, scratch, ...files] = process.argv.slice(2);

const damages = [
  {æ: "ae", ø: "g", å: "a"},
  {æ: "ee", ø: "g", å: "&"},
  {æ: "z", ø: "g", å: "8"},
  {æ: "ze", ø: "o", å: "d"},
];

const words = new Set();
for (const file of files) {
  const text = fs.readFileSync(file, "utf8").replace(/^---[^]*?\n---\n/, "").replace(/\{[^}]*\}|\([^)]*\)|\[\[[^\]]*\]\]/g, " ");
  for (const [word] of text.matchAll(/(?<![\p{L}\d-])[a-zæøå]*[æøå][a-zæøå]*(?![\p{L}\d-])/gu)) if (word.length > 2) words.add(word);
}

const cases = [];
for (const truth of [...words].sort()) {
  for (const damage of damages) {
    const seen = truth.replace(/[æøå]/g, (letter) => damage[letter]);
    cases.push({truth, seen});
  }
}
const site = path.join(scratch, "damage");
fs.mkdirSync(path.join(site, "content"), {recursive: true});
fs.writeFileSync(path.join(site, "spor.yaml"), "title: Prøve\nlanguage: da\n");
const body = cases.map(({seen}) => `se ${seen} igen`).join("\n\n");
fs.writeFileSync(path.join(site, "content/index.md"), `---\ntitle: Prøve\n---\n\n${body}\n`);
const run = spawnSync(spor, ["check", "--root", site, "--format=json", "--lang", "en"], {encoding: "utf8", maxBuffer: 1 << 28});
const findings = new Map(JSON.parse(run.stdout).filter(({line}) => line).map((finding) => [finding.line, finding]));

let told = 0;
let right = 0;
let wrong = 0;
const wrongs = [];
cases.forEach(({truth, seen}, index) => {
  const finding = findings.get(5 + 2 * index);
  if (!finding) return;
  told++;
  if (finding.code !== "word-damaged") return;
  if (finding.suggestion === truth) return right++;
  wrong++;
  wrongs.push(`${seen}: ${finding.suggestion}, not ${truth}`);
});
if (process.env.SHOW) console.log(wrongs.join("\n"));
console.log(`damaged words: ${cases.length}, told of: ${told}, with the right reading: ${right}, with a wrong one: ${wrong}`);
process.exit(cases.length > 500 && told > 0.9 * cases.length && right > 0.85 * cases.length && wrong < 0.02 * cases.length ? 0 : 1);
