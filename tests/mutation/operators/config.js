// Faults of what spor.yaml says.
"use strict";

const { linesOf, misspell, onLine, replaceEach } = require("../text");

const set = (file, pattern, made) => replaceEach(file, ["yaml"], pattern, typeof made === "function" ? made : () => made);
// A line more at the end of the file.
const add = (file, text, at = 0) => {
  const last = file.text.replace(/\n$/, "").split("\n").length;
  return [{ path: file.path, text: `${file.text.replace(/\n$/, "")}\n${text}\n`, from: last + 1 + at, to: last + 1 + at }];
};

// A key that the lines below do not have.
function fresh(file, number, keys, reach) {
  const below = file.text.split("\n").slice(number, number + reach).join("\n");
  return keys.find((key) => !below.includes(`${key}:`)) ?? keys[0];
}

module.exports = {
  files: /spor\.yaml$/,
  operators: {
    "a key that there is not": (file) => add(file, "tema: mørkt"),
    "a key in Danish": (file) => set(file, /^title:/g, "titel:"),
    "a language that there is not": (file) => set(file, /(?<=^language: )\w+/g, "dansk"),
    "an address without https": (file) => set(file, /(?<=base-url: )https:\/\//g, ""),
    "a limit too low": (file) => set(file, /(?<=(?:document-size|lua-milliseconds): )\d+/g, "1"),
    "a limit too high": (file) => set(file, /(?<=(?:document-size|lua-milliseconds): )\d+/g, "999999999999"),
    "a limit with its unit": (file) => set(file, /(?<=(?:document-size|lua-milliseconds): )\d+/g, ([size]) => `${size}k`),
    "a limit that there is not": (file) => set(file, /document-size(?=:)/g, "document-length"),
    "a unit's parent misspelt": (file) => set(file, /(?<=part-of: )\S+/g, ([id]) => misspell(id, new Set())),
    "a unit that is part of itself": (file) =>
      linesOf(file).filter(({ text }) => /^ {2}[a-z-]+:$/.test(text) && !/colours|limits/.test(text)).flatMap((line) => {
        const next = file.text.split("\n")[line.number];
        return /^ {4}title:/.test(next ?? "") && !file.text.split("\n")[line.number + 1]?.includes("part-of")
          ? [onLine(file, line.number + 1, `${next}\n    part-of: ${line.text.trim().slice(0, -1)}`, { reach: 1 })] : [];
      }),
    "a unit without a title": (file) =>
      linesOf(file).filter(({ text }) => /^ {4}title:/.test(text)).map((line) =>
        onLine(file, line.number, `    ${fresh(file, line.number, ["task", "phone", "email", "url"], 4)}: ${line.text.split(": ")[1]}`, { from: line.number - 1 })),
    "a unit's id in capitals": (file) => set(file, /(?<=^ {2})[a-z-]+(?=:$)/g, ([id]) => (/limits|colours/.test(id) ? null : id.toUpperCase())),
    "a unit without anything": (file) => (file.text.includes("\nunits:\n") ? [onLine(file, file.text.slice(0, file.text.indexOf("\nunits:\n")).split("\n").length + 1, "units:\n  tom:", { reach: 1 })] : []),
    "a contact without a role": (file) => set(file, /(?<=- )role(?=:)/g, (match, line) => fresh(file, line.number, ["phone", "email"], 1)),
    "units as a list": (file) => set(file, /^units:$/g, "units: [a, b]").map((fault) => ({ ...fault, to: fault.from + 1 })),
    "a colour that is none": (file) => set(file, /"#[0-9a-f]{6}"/g, '"#12345"'),
    "a colour by name": (file) => set(file, /"#[0-9a-f]{6}"/g, "blaa"),
    "a colour without quotes": (file) => set(file, /"(#[0-9a-f]{6})"/g, ([, colour]) => colour),
    "a colour too light": (file) => set(file, /(?<=colours: \[)"#[0-9a-f]{6}"/g, '"#eeeecc"'),
    "a brand's file misspelt": (file) => set(file, /(?<=(?:file|font): )[a-z]+(?=\.)/g, ([name]) => misspell(name, new Set())),
    "a logo without words": (file) => set(file, /, text: [^}]+(?=\})/g, ""),
    "a brand's contact misspelt": (file) => set(file, /(?<=^ {2}contact: )\S+/g, ([id]) => misspell(id, new Set())),
    "an address that is none": (file) => set(file, /(?<=was-url: )https:\/\//g, "htps:/"),
    "a language of foreign words misspelt": (file) => (/foreign-terms/.test(file.text) ? set(file, /(?<=^ {2})en(?=:)/g, "eng") : []),
    "foreign words in a language that there is not": (file) => (/foreign-terms/.test(file.text) ? [] : add(file, "foreign-terms:\n  xx: [growth mindset]", 1)),
    "a publication that there is not": (file) =>
      (/^publications:/m.test(file.text) ? [] : add(file, "publications:\n  findes-ikke:\n    editions:\n      - {name: a, ref: HEAD, valid-from: 2018}", 3)).map((fault) => ({ ...fault, from: fault.from - 3 })),
    "a redaction of nothing": (file) => add(file, "redactions:\n  - {publication: findes-ikke, entity: intet, reason: Prøve, date: 2020-01-01}", 1),
    "a redaction without a reason": (file) => add(file, "redactions:\n  - {publication: findes-ikke, entity: intet, date: 2020-01-01}", 1),
    "a role without an address": (file) => add(file, "privacy:\n  roles:\n    - {role: Redaktion}", 2),
    "a revision to pass over that is none": (file) => add(file, "ignore-revisions: [den-fra-i-fredags]"),
    "a choice of links that there is not": (file) => add(file, "terms: frist"),
    "nothing but words": (file) => [{ path: file.path, text: "Et websted om børn\n", from: 1, to: 1 }],
    "a list for a site": (file) => [{ path: file.path, text: "- title\n- units\n", from: 1, to: 1 }],
    "an empty file": (file) => [{ path: file.path, text: "", from: 0, to: 1, isWhole: true }],
  },
};
