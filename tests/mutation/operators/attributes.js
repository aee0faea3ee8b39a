// Braces, callouts, lists and figures that are not what they should be.
"use strict";

const { linesOf, misspell, onLine, replaceEach } = require("../text");

const CLASSES = new Set("core yearly purpose background content goals actions themes tracks concepts areas goal action theme track concept area decorative".split(" "));
const KEYS = new Set("areas goals tracks concepts part-of replaces same-as unit forms not-forms terms".split(" "));
const BRACES = /\{([#.a-z][^{}]*)\}$/g;
const body = (file) => linesOf(file).filter(({ part }) => part === "body");

// The lines of the list that follows line `number`.
function listBelow(file, number) {
  const lines = file.text.split("\n");
  let from = number;
  while (from < lines.length && lines[from].trim() === "") from++;
  if (!/^([-*]|\d+\.) /.test(lines[from] ?? "")) return null;
  let to = from;
  while (to < lines.length && lines[to].trim() !== "") to++;
  return { from, to };
}

module.exports = {
  files: /\.md$/,
  operators: {
    "a class misspelt": (file) => replaceEach(file, ["body"], /(?<=\{(?:[^{}]* )?)\.([a-z]+)/g, ([, name]) => `.${misspell(name, CLASSES)}`),
    "a key misspelt": (file) => replaceEach(file, ["body"], /(?<=\{(?:[^{}]* )?)([a-z-]+)=/g, ([, name]) => `${misspell(name, KEYS)}=`),
    "a class in Danish": (file) => replaceEach(file, ["body"], /(?<=\{(?:[^{}]* )?)\.goals/g, () => ".mål"),
    "a class that belongs elsewhere": (file) =>
      body(file).filter(({ text }) => /^[-*] .*\{#[^{}]*\}$/.test(text)).map((line) => onLine(file, line.number, line.text.replace(/\}$/, " .goals}"))),
    "a closing brace lost": (file) => replaceEach(file, ["body"], BRACES, ([written]) => written.slice(0, -1)),
    "an opening brace lost": (file) => replaceEach(file, ["body"], BRACES, ([written]) => written.slice(1)),
    "brackets for braces": (file) => replaceEach(file, ["body"], BRACES, ([, inner]) => (/^[#.]/.test(inner) ? `[${inner}]` : null)),
    "the sign of an id lost": (file) => replaceEach(file, ["body"], /\{#([a-z0-9-]+)\}$/g, ([, id]) => `{${id}}`),
    "the dot of a class lost": (file) => replaceEach(file, ["body"], /\{\.([a-z]+)\}$/g, ([, name]) => `{${name}}`),
    "text behind the braces": (file) => replaceEach(file, ["body"], BRACES, ([written]) => `${written}.`),
    "blanks around an equals sign": (file) => replaceEach(file, ["body"], /(?<=\{[^{}]*)=(?=[^{}]*\}$)/g, () => " = "),
    "a quote lost": (file) => replaceEach(file, ["body"], /(?<=\{[^{}]*)"(?=\s*\}$)/g, () => ""),
    "two ids": (file) => replaceEach(file, ["body"], /\{#([a-z0-9-]+)/g, ([written]) => `${written} #et-andet`),
    "a key twice": (file) => replaceEach(file, ["body"], /(?<=\{[^{}]*)([a-z-]+=[^\s{}]+)/g, ([pair]) => `${pair} ${pair}`),
    "a key without a value": (file) => replaceEach(file, ["body"], /(?<=\{[^{}]*[a-z-]+=)[^\s{}"]+/g, () => ""),
    "a list lost": (file) =>
      body(file).filter(({ text }) => /^#+ .*\.(goals|actions|themes|concepts|areas|tracks)\b/.test(text)).flatMap((line) => {
        const list = listBelow(file, line.number);
        if (!list) return [];
        const lines = file.text.split("\n");
        return [{ path: file.path, text: [...lines.slice(0, list.from), ...lines.slice(list.to)].join("\n"), from: line.number, to: line.number }];
      }),
    "bullets forgotten": (file) =>
      body(file).filter(({ text }) => /^#+ .*\.(goals|actions|themes)\b/.test(text)).flatMap((line) => {
        const list = listBelow(file, line.number);
        if (!list) return [];
        const lines = file.text.split("\n").map((text, i) => (i >= list.from && i < list.to ? text.replace(/^([-*]|\d+\.) /, "") : text));
        return [{ path: file.path, text: lines.join("\n"), from: line.number, to: list.to }];
      }),
    "an empty item": (file) =>
      body(file).filter(({ text }) => /^#+ .*\.(goals|actions|themes)\b/.test(text)).flatMap((line) => {
        const list = listBelow(file, line.number);
        return list ? [onLine(file, list.from + 1, `- \n${file.text.split("\n")[list.from]}`)] : [];
      }).filter((fault) => !/^- \n\d/m.test(fault.text)),
    "an empty item of a numbered list": (file) =>
      body(file).filter(({ text }) => /^#+ .*\.(goals|actions|themes)\b/.test(text)).flatMap((line) => {
        const list = listBelow(file, line.number);
        return list ? [onLine(file, list.from + 1, `1. \n${file.text.split("\n")[list.from]}`)] : [];
      }).filter((fault) => /^1\. \n\d/m.test(fault.text)),
    "a callout misspelt": (file) => replaceEach(file, ["body"], /(?<=^> \[!)[^\]]+/g, ([name]) => misspell(name, new Set(["maal"]))),
    "a callout's sign lost": (file) => replaceEach(file, ["body"], /^> \[!/g, () => "> ["),
    "a callout's bracket lost": (file) => replaceEach(file, ["body"], /^(> \[![^\]]+)\]/g, ([, start]) => start),
    "a callout without its quote": (file) => replaceEach(file, ["body"], /^> \[!/g, () => "[!"),
    "a callout without a title": (file) => replaceEach(file, ["body"], /^(> \[!(?:begreb|mål)\]) [^{]*/g, ([, start]) => `${start} `),
    "an image without words": (file) => replaceEach(file, ["body"], /!\[[^\]]+\]/g, () => "![]"),
    "decoration with words": (file) => replaceEach(file, ["body"], /(?<=!\[)(?=\].*\{decorative\})/g, () => "En streg"),
    "decoration misspelt": (file) => replaceEach(file, ["body"], /\{decorative\}/g, () => "{decorativ}"),
    "a heading without its blank": (file) => replaceEach(file, ["body"], /^(#{2,4}) (?=\S)/g, ([, signs]) => signs),
    "code without an end": (file) => [onLine(file, linesOf(file).findIndex(({ part }) => part === "body") + 1, "\n```\nkode", { reach: 2 })].filter(() => linesOf(file).some(({ part }) => part === "body")),
    "raw HTML": (file) => body(file).filter(({ text }) => /^[A-ZÆØÅ]/.test(text)).slice(0, 2).map((line) => onLine(file, line.number, `${line.text} <b>fed</b>`)),
    "an invisible character": (file) => body(file).filter(({ text }) => /^[A-ZÆØÅ]/.test(text)).slice(0, 2).map((line) => onLine(file, line.number, `${line.text}\u0008`)),
    "text that turns around": (file) => body(file).filter(({ text }) => /^[A-ZÆØÅ]/.test(text)).slice(0, 2).map((line) => onLine(file, line.number, `${line.text}\u202e`)),
  },
};
