// Names that cannot be names, and names that are taken.
"use strict";

const path = require("path");

const { linesOf, onLine, replaceEach } = require("../text");

const RESERVED = ["udgaver", "maal", "begreber", "samlet"];
const ID = /(?<=\{(?:[^{}]* )?#)[a-z0-9-]+/g;
// Ids that nothing refers to: else their other names would be faults of their own.
const isAlone = (site, id) => site.files.flatMap(({ text }) => text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []).filter((word) => word === id).length === 1;
const both = (file, site, change) => [
  ...replaceEach(file, ["body"], ID, ([id]) => (isAlone(site, id) ? change(id) : null)),
  ...replaceEach(file, ["yaml"], /(?<=^id: )[a-z0-9-]+$/g, ([id]) => (isAlone(site, id) ? change(id) : null)),
];

// All ids that are written in the documents of `file`'s publication but its own line's.
function idsOf(site, file) {
  const folder = file.publication;
  return site.files
    .filter(({ path, publication }) => path.endsWith(".md") && publication === folder)
    .flatMap((other) => [...other.text.matchAll(/\{(?:[^{}]* )?#([a-z0-9-]+)/g)].map(([, id]) => id));
}

module.exports = {
  files: /\.md$/,
  operators: {
    "a capital in an id": (file, site) => both(file, site, (id) => id[0].toUpperCase() + id.slice(1)),
    "a Danish letter in an id": (file, site) => both(file, site, (id) => `${id}-på`),
    "a blank in an id": (file, site) => replaceEach(file, ["body"], ID, ([id]) => (id.includes("-") && isAlone(site, id) ? id.replace("-", " ") : null)),
    "an underscore in an id": (file, site) => both(file, site, (id) => (id.includes("-") ? id.replace("-", "_") : `${id}_1`)),
    "two hyphens in an id": (file, site) => both(file, site, (id) => (id.includes("-") ? id.replace("-", "--") : null)),
    "a hyphen at an id's end": (file, site) => both(file, site, (id) => `${id}-`),
    "a dot in an id": (file, site) => both(file, site, (id) => `${id}.1`),
    "an id too long": (file, site) => both(file, site, (id) => `${id}-${"x".repeat(100)}`),
    "no id behind the sign": (file, site) => replaceEach(file, ["body"], ID, ([id]) => (isAlone(site, id) ? "" : null)),
    "the id of another thing": (file, site) =>
      replaceEach(file, ["body"], ID, ([id], line) => {
        const isEntity = /^([-*>]|\d+\.) /.test(line.text) || /^#+ .*\{[^}]*\.[a-z]+/.test(line.text);
        if (!isEntity || !isAlone(site, id) || /\[!figur\]|same-as|\.(goals|actions|yearly|core)\b/.test(line.text)) return null;
        return idsOf(site, file).find((other) => other !== id && !site.anchors.has(other)) ?? null;
      }, {}),
    "an anchor twice on a page": (file) => {
      const headings = linesOf(file).filter(({ part, text }) => part === "body" && /^#+ .*[^}]$/.test(text));
      return headings.slice(1).map((line) => {
        const lines = file.text.split("\n");
        lines[headings[0].number - 1] += " {#samme-sted}";
        lines[line.number - 1] += " {#samme-sted}";
        return { path: file.path, text: lines.join("\n"), from: line.number, to: line.number };
      });
    },
    "words for an id": (file, site) =>
      /^id:/m.test(file.text) || site.ids.has(path.basename(file.path, ".md")) || file.path.endsWith("index.md") ? [] : [onLine(file, 2, `${file.text.split("\n")[1]}\nid: Et navn`, { from: 2, reach: 1 })],
    "a file with a name that is kept": (file, site) =>
      file.publication !== "" && path.dirname(file.path) === file.publication && !file.path.endsWith("/index.md")
&&
      !/^kind: (?!page)/m.test(file.text) && !site.referred.has(file.path)
        ? RESERVED.map((name) => {
          return { path: `${file.publication}/${name}.md`, text: `${file.text}\n`, without: file.path, from: 0, to: 3 };
        }) : [],
  },
};
