// Faults of layouts: of form anywhere, of meaning on lines that the site's pages run (the judge tries a probe there first).
"use strict";

const { misspell, onLine } = require("../text");

const NAMES = new Set(["h", "page", "words", "ipairs", "pairs", "type", "require", "table", "string"]);
const lines = (file) => file.text.split("\n").map((text, i) => ({ text, number: i + 1 })).filter(({ text }) => !/^\s*--/.test(text));
// A change of the first thing that `pattern` finds on each line that is not a comment.
const each = (file, pattern, change, more = {}) =>
  lines(file).flatMap((line) => {
    const match = line.text.match(pattern);
    const made = match && change(match, line);
    if (made === null || made === undefined || made === match[0]) return [];
    const text = line.text.slice(0, match.index) + made + line.text.slice(match.index + match[0].length);
    return [onLine(file, line.number, text, more)];
  });

const STATEMENT = /^(\s*)(?:local [a-z_, ]+ = |return |if |for |[a-z_.]+ = |[a-z_.]+\()/;
// The same on lines that begin a statement, each with a probe that tells whether any page comes by.
const run = (file, pattern, change, more = {}) =>
  each(file, pattern, (match, line) => (STATEMENT.test(line.text) && !/,$/.test(line.text) ? change(match, line) : null), more).map((fault) => {
    const text = file.text.split("\n");
    text.splice(fault.from - 1, 0, 'do error("probe") end');
    return { ...fault, probe: text.join("\n") };
  });
// A statement put before another one.
const before = (file, statement) => run(file, STATEMENT, (match) => `${match[1]}${statement} ${match[0].trimStart()}`);
// How many lines there are to the end of the block that begins at `line`: the next one with as little before it.
const block = (file, line) => {
  const all = file.text.split("\n");
  const depth = all[line - 1].match(/^\s*/)[0].length;
  for (let i = line; i < all.length; i++) {
    if (all[i].trim() !== "" && all[i].match(/^\s*/)[0].length <= depth) return i + 1 - line;
  }
  return all.length - line;
};
// Forms whose fault Lua can only notice where the block ends.
const untilBlockEnds = (file, faults) => faults.map((fault) => ({ ...fault, to: fault.from + block(file, fault.from) + 1 }));

// Lua meets what is missing at the next word, behind blank lines and comments.
const untilNextCode = (file, faults) =>
  faults.map((fault) => ({ ...fault, to: lines(file).find(({ text, number }) => number > fault.from && text.trim() !== "")?.number ?? fault.from + 1 }));

module.exports = {
  files: /\.lua$/,
  operators: {
    "return misspelt": (file) => each(file, /\breturn\b(?= \S)/, () => "retrun"),
    "local misspelt": (file) => each(file, /^\s*local\b(?= [a-z_]+ =)/, ([word]) => word.replace("local", "locla")),
    "function misspelt": (file) => untilBlockEnds(file, each(file, /\bfunction\b/, () => "funktion")),
    "then forgotten": (file) => each(file, / then$/, () => "", { reach: 1 }),
    "do forgotten": (file) => each(file, / do$/, () => "", { reach: 1 }),
    "an end forgotten": (file) => {
      const all = file.text.split("\n");
      return each(file, /^\s+end$/, ([word]) => word.replace("end", "")).map((fault) => {
        let from = fault.from - 1;
        const depth = all[from].match(/^\s*/)[0].length;
        while (from > 0 && !(all[from - 1].trim() !== "" && all[from - 1].match(/^\s*/)[0].length <= depth)) from--;
        return { ...fault, from, to: all.length };
      });
    },
    "a parenthesis forgotten": (file) => untilNextCode(file, each(file, /\)$/, () => "")),
    "a quote forgotten": (file) => each(file, /"([^"]*)"/, ([, inner]) => `"${inner}`),
    "a comma forgotten": (file) =>
      each(file, /(?<=[a-z)"]),$/, (match, line) => (/^\s*[})]/.test(file.text.split("\n")[line.number] ?? "}") ? null : ""), { reach: 1 }),
    "one sign for equality": (file) => each(file, /(?<=\bif [^=]*) == /, () => " = "),
    "another language's inequality": (file) => each(file, /^([^"]*) ~= /, ([, start]) => `${start} != `),
    "another language's and": (file) => each(file, /^([^"]*) and /, ([, start]) => `${start} && `),
    "another language's comment": (file) =>
      file.text.split("\n").flatMap((text, i) => (/^\s*--[^-[]/.test(text) ? [onLine(file, i + 1, text.replace("--", "//"))] : [])),
    "a module misspelt": (file) => run(file, /(?<=require\(")[^"]+/, ([name]) => misspell(name, new Set())),
    "require misspelt": (file) => run(file, /\brequire\b/, () => "requier"),
    "a name misspelt": (file) =>
      run(file, /(?<=(?:return|=|if|in) )[a-z_]{3,}(?=[(.[])/, ([name]) => (name === "function" || name === "require" ? null : misspell(name, NAMES))),
    "an element misspelt": (file) => run(file, /(?<=(?:return|=) h\.)[a-z]{3,}\b/, ([name]) => misspell(name, new Set(["article"]))),
    "a library's function misspelt": (file) => run(file, /(?<=^\s*(?:local [a-z_]+ = |return )?(?:table|string|math)\.)[a-z]+/, ([name]) => misspell(name, new Set())),
    "local forgotten": (file) => untilBlockEnds(file, run(file, /^(\s*)local (?=[a-z_]+ = )/, ([, blanks]) => blanks)),
    "a call of what is not there": (file) => before(file, "page_of_nothing()"),
    "a field of nothing": (file) => before(file, "local _ = ({}).a.b"),
    "a sum of words": (file) => before(file, 'local _ = "a" + 1'),
    "words joined with nothing": (file) => before(file, 'local _ = "a" .. nil'),
    "an endless loop": (file) => before(file, "while true do end"),
    "endless text": (file) => before(file, 'local _ = ("x"):rep(1e9)'),
    "a file read": (file) => before(file, 'local _ = io.open("/etc/hostname")'),
    "a program run": (file) => before(file, 'os.execute("true")'),
    "code from text": (file) => before(file, 'load("return 1")()'),
    "a global written": (file) => before(file, "counter = 1"),
    "an error thrown": (file) => before(file, 'error("nej")'),
    "a constant changed": (file) => before(file, 'table.concat = "x"'),
    "no HTML": (file) =>
      /^layouts\/[a-z]+\.lua$/.test(file.path)
        ? run(file, /^ {3}return shell\(/, () => "   local _ = shell(").map((fault) => ({ ...fault, from: 0, to: file.text.split("\n").length }))
        : [],
  },
};
