// Faults of form in front matter and in spor.yaml.
"use strict";

const { linesOf, misspell, onLine, replaceEach } = require("../text");

// The keys that the format has; every other key is a name that the site gave.
const KEYS = new Set(
  ("title kind id summary number order areas goals tracks concepts part-of replaces aliases terms attachments draft publish-at indicators " +
    "indicator owner next-review form municipality concepts-from forms not-forms source target value by unit measured date file notice " +
    "language base-url html units limits publications editions name ref path valid-from valid-to assumed adopted brand colours logo font " +
    "footer contact was-url text task address phone email url contacts role redactions entity edition reason foreign-terms " +
    "ignore-revisions privacy roles document-size lua-milliseconds").split(" "),
);
const KEY_LINE = /^(\s*(?:- )?)([a-z-]+):(\s.*|)$/;

const yamlLines = (file) => linesOf(file).filter(({ part, text }) => part === "yaml" && text.trim() !== "" && !/^\s*#/.test(text));
const each = (file, change) => yamlLines(file).flatMap((line) => change(line) ?? []);
const keyed = (file, change) =>
  each(file, (line) => {
    const match = line.text.match(KEY_LINE);
    return match && KEYS.has(match[2]) ? change(line, match) : null;
  });

module.exports = {
  files: /\.(md|yaml)$/,
  operators: {
    "a key misspelt": (file) =>
      keyed(file, (line, [, before, key, rest]) => onLine(file, line.number, `${before}${misspell(key, KEYS)}:${rest}`)),
    "a key in capitals": (file) =>
      keyed(file, (line, [, before, key, rest]) => onLine(file, line.number, `${before}${key[0].toUpperCase()}${key.slice(1)}:${rest}`)),
    "a key twice": (file) =>
      keyed(file, (line, [, before, , rest]) =>
        before.includes("-") || rest.trim() === "" ? null : onLine(file, line.number, `${line.text}\n${line.text}`, { reach: 1 })),
    "a colon lost": (file) =>
      keyed(file, (line, [, before, key, rest]) => (rest === "" ? null : onLine(file, line.number, `${before}${key}${rest}`))),
    "the blank behind a colon lost": (file) =>
      keyed(file, (line, [, before, key, rest]) =>
        /^ [^"[{\s]/.test(rest) ? onLine(file, line.number, `${before}${key}:${rest.slice(1)}`) : null),
    "a closing quote lost": (file) =>
      each(file, (line) => (/: ".*"$/.test(line.text) ? onLine(file, line.number, line.text.slice(0, -1)) : null)),
    "an opening quote lost": (file) =>
      each(file, (line) => (/: "(?:%|[^"]*: )[^"]*"$/.test(line.text) ? onLine(file, line.number, line.text.replace(': "', ": ")) : null)),
    "a bracket lost": (file) => each(file, (line) => (/: \[.*\]$/.test(line.text) ? onLine(file, line.number, line.text.slice(0, -1)) : null)),
    "a brace lost": (file) => each(file, (line) => (/\{.*\}$/.test(line.text) ? onLine(file, line.number, line.text.slice(0, -1)) : null)),
    "a comma lost": (file) =>
      each(file, (line) => (/\{.*, [a-z-]+:.*\}$/.test(line.text) ? onLine(file, line.number, line.text.replace(/, ([a-z-]+:)/, " $1")) : null)),
    "a tab for blanks": (file) =>
      each(file, (line) => (/^ +\S/.test(line.text) ? onLine(file, line.number, line.text.replace(/^ +/, "\t")) : null)),
    "a blank too many": (file) => {
      const all = file.text.split("\n");
      const depth = (text) => text.match(/^(\s*)[a-z-]+:/)?.[1].length ?? -1;
      return keyed(file, (line) => (depth(line.text) >= 0 && depth(line.text) === depth(all[line.number] ?? "")
        ? onLine(file, line.number, ` ${line.text}`, { reach: 1 }) : null));
    },
    "a colon in a value": (file) =>
      keyed(file, (line, [, , , rest]) => (/^ [A-ZÆØÅa-zæøå]{3,}/.test(rest) ? onLine(file, line.number, `${line.text}: noget`) : null)),
    "a value emptied": (file) =>
      keyed(file, (line, [, before, key, rest]) => (rest.trim() === "" ? null : onLine(file, line.number, `${before}${key}:`, { reach: 1 }))),
    "a list for a text": (file) =>
      keyed(file, (line, [, before, key]) =>
        ["title", "summary", "number", "id", "kind", "municipality", "name"].includes(key)
          ? onLine(file, line.number, `${before}${key}: [et, to]`) : null),
    "a mapping for a value": (file) =>
      keyed(file, (line, [, before, key, rest]) => (/^ [^[{]/.test(rest) ? onLine(file, line.number, `${before}${key}: {a: b}`) : null)),
    "an alias to nothing": (file) =>
      keyed(file, (line, [, before, key, rest]) => (rest === "" ? null : onLine(file, line.number, `${before}${key}: *intet`))),
    "a sign that YAML keeps for itself": (file) =>
      keyed(file, (line, [, before, key, rest]) => (/^ [A-Za-z]/.test(rest) ? onLine(file, line.number, `${before}${key}: @${rest.trim()}`) : null)),
    "the opening fence lost": (file) => (file.text.startsWith("---\n") ? [{ path: file.path, text: file.text.slice(4), from: 1, to: 1 }] : []),
    "the closing fence lost": (file) => {
      const closing = linesOf(file).filter(({ part }) => part === "fence")[1];
      if (!closing || /^---$/m.test(file.text.split("\n").slice(closing.number).join("\n"))) return [];
      const lines = file.text.split("\n");
      lines.splice(closing.number - 1, 1);
      return [{ path: file.path, text: lines.join("\n"), from: 1, to: 1 }];
    },
    "the title lost": (file) => {
      const title = yamlLines(file).find(({ text }) => text.startsWith("title:"));
      if (!title) return [];
      const lines = file.text.split("\n");
      lines.splice(title.number - 1, 1);
      return [{ path: file.path, text: lines.join("\n"), from: 1, to: title.number }];
    },
    "not true, not false": (file) => replaceEach(file, ["yaml"], /\b(true|false)\b/g, ([word]) => (word === "true" ? "ja" : "nej")),
    "a word for a number": (file) => replaceEach(file, ["yaml"], /(?<=(order|document-size|lua-milliseconds|value): )\d+/g, () => "mange"),
    "a choice misspelt": (file) =>
      replaceEach(file, ["yaml"], /(?<=^(kind|form|terms|language): )[a-z]+$/g, ([word]) => misspell(word, new Set())),
    "a byte that is no letter": (file) =>
      yamlLines(file).slice(0, 3).map((line) => onLine(file, line.number, `${line.text}\u0000`)),
    "a letter in another encoding": (file) =>
      linesOf(file).filter(({ text }) => /[æøå]/.test(text)).slice(0, 3)
        .map((line) => onLine(file, line.number, line.text, { latin: line.number })),
  },
};
