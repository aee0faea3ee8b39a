// A site that tries the theme: node stress.js FOLDER makes it, with its history, in a new repository. Long titles, unbreakable words, wide
// tables, hundreds of goals, nothing at all, and hostile text in every field that an editor or a commit can fill.
"use strict";

const fs = require("fs");
const path = require("path");
const { execFileSync } = require("child_process");

const folder = path.resolve(process.argv[2]);
const goal_count = 500;
const column_count = 20;

const word = "Folkeskolereformimplementeringskonsekvensvurderingsudvalgsformandsposterne".repeat(2).slice(0, 80);
const sentence = "Alle børn og unge skal have lige adgang til et læringsmiljø, hvor de trives, udvikler sig og bliver så dygtige, de kan. ";
const long_title = sentence.repeat(3).slice(0, 300).trim();
const hostile = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> ' & </title> {{x}} ${x} javascript:alert(1) data:text/html,<b>x \u202Ebidi\u2066";
// What the text in force must not hold, and what a released edition may have held all along.
const links = "[a](data:text/html;base64,PHNjcmlwdD4=) [b](javascript:alert(1)) [c](JaVaScRiPt:alert(1)) <javascript:alert(1)> ![d](data:image/svg+xml,x)";
const quoted = (text) => JSON.stringify(text); // a double-quoted scalar of YAML

function write(name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function git(words, day) {
  const date = `${day}T12:00:00+0100`;
  const who = { GIT_AUTHOR_NAME: "Redaktion", GIT_AUTHOR_EMAIL: "redaktion@example.org" };
  const by = { GIT_COMMITTER_NAME: "Redaktion", GIT_COMMITTER_EMAIL: "redaktion@example.org" };
  const env = { ...process.env, ...who, ...by, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  execFileSync("git", words, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
}

function commit(message, day) {
  git(["add", "-A"], day);
  git(["commit", "-q", "--allow-empty", "-m", message], day);
}

function matter(fields, text) {
  return `---\n${Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`).join("")}---\n\n${text}\n`;
}

function configuration() {
  write("spor.yaml", [
    `title: ${quoted("Prøvested " + hostile)}`, `summary: ${quoted(hostile + " " + long_title)}`, `notice: ${quoted(hostile)}`, "language: da",
    "base-url: https://example.org/a/b/", "units:", "  enhed:", `    title: ${quoted(long_title)}`, `    task: ${quoted(hostile)}`,
    `    municipality: ${quoted(word)}`, `    address: [${quoted(hostile)}, ${quoted(word)}]`, "    phone: \"12 34 56 78\"",
    `    email: ${word.toLowerCase()}@example.org`, "    url: https://example.org/?a=1&b=%22", "    contacts:", `      - role: ${quoted(hostile)}`,
    "  tom:", "    title: Tom", "publications:", "  alt:", "    editions:", "      - {name: \"2018\", ref: udgave-2018, valid-from: 2018, valid-to: 2020}",
    "      - {name: \"2021\", ref: udgave-2021, valid-from: 2021}", "",
  ].join("\n"));
}

function wide_table() {
  const row = (cell) => `|${Array.from({ length: column_count }, (none, i) => cell(i)).join("|")}|`;
  return [row((i) => `Kolonne ${i}`), row((i) => (i % 2 ? "-:" : ":-:")), row((i) => 1000 * i), row(() => word), row(() => "<b>&")].join("\n");
}

function goals() {
  return Array.from({ length: goal_count }, (none, i) =>
    `- ${i % 50 === 0 ? long_title : `Mål nummer ${i} om trivsel og læring i hverdagen`}. {#m${i}}`).join("\n");
}

function everything(version) {
  write("content/alt/index.md", matter({
    kind: "publication", title: quoted(`${long_title} ${version}`), summary: quoted(hostile), owner: "enhed", municipality: quoted(hostile), form: "strategy",
  }, `# ${word}\n\n${hostile}\n\n[Ud](https://example.org/"onmouseover="x) og [kode](side.md) [[begreb]].\n\n## Tal\n\n${wide_table()}\n`));
  write("content/alt/side.md", matter({ title: quoted(hostile), summary: quoted(word) }, [
    `# ${long_title}`, `## ${hostile}`, word, `> [!note] ${hostile}\n> ${sentence}`, "```\n" + word.repeat(3) + "\n```", `- [x] ${sentence}\n- [ ] ${word}`,
    `1. Første\n   - under\n     - ${word}\n2. Anden`, `Ord[^a] og ord[^b].\n\n[^a]: ${word}\n[^b]: ${hostile}`, "![En tegning](tegning.svg \"" + long_title + "\")",
    `${sentence.repeat(version.length)}`, "~~Væk~~ **fed** *kursiv* `kode`", "---", `> ${sentence}\n>\n> > ${word}`,
  ].join("\n\n")));
  write("content/alt/begreb.md", matter({
    kind: "concept", title: quoted(word), forms: `[${quoted("den " + word)}]`, source: quoted(hostile), summary: quoted(long_title),
  }, `${hostile} ${sentence}`));
  write("content/alt/spor.md", matter({ kind: "track", title: quoted(hostile), number: quoted("<1>"), concepts: "[begreb]" }, [
    "# Formål {.purpose .goals}", `- ${long_title} {#sporets-maal}`, "# Indhold {.content .yearly .actions}", `- Handling ${hostile} {#handling}`, `- ${word} ${version}`,
  ].join("\n\n")));
  write("content/alt/tema.md", matter({ kind: "theme", title: quoted(word) }, version === "2018" ? `${hostile} ${links}` : sentence));
  if (version === "2018") write("content/alt/nul.md", matter({ title: "Nul" }, `En \0 i teksten. ${hostile}`));
  write("content/alt/omraade.md", matter({ kind: "area", title: quoted(long_title) }, sentence));
  write("content/alt/tegning.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2000 300\"><script>alert(1)</script><rect width=\"2000\" height=\"300\"/></svg>\n");
}

function others() {
  write("content/mange/index.md", matter({ kind: "publication", title: "Fem hundrede mål" }, `## Målene {.goals}\n\n${goals()}\n`));
  write("content/ensom/index.md", matter({ kind: "publication", title: "Én side" }, "Kun dette."));
  write("content/tom/index.md", matter({ kind: "publication", title: "Tom" }, ""));
  write("content/index.md", matter({ title: quoted(hostile) }, `Forside ${word}\n\n## ${long_title}\n\n${sentence}`));
  write("content/om.md", matter({ title: quoted(word) }, "Se [ud](mailto:a@example.org) og <https://example.org/" + word + ">."));
}

fs.mkdirSync(folder, { recursive: true });
git(["init", "-q", "-b", "main"], "2018-01-01");
configuration();
everything("2018");
others();
commit(`Udgave ${hostile}\n\nBegrundelse: ${hostile} ${long_title}`, "2018-01-01");
git(["tag", "udgave-2018"], "2018-01-01");
for (const name of ["omraade.md", "nul.md"]) fs.rmSync(path.join(folder, "content/alt", name));
everything("2021");
fs.rmSync(path.join(folder, "content/alt/tema.md"));
commit(`Næste "udgave" <b>\n\nBegrundelse: javascript:alert(1) ${word}`, "2021-01-01");
git(["tag", "udgave-2021"], "2021-01-01");
