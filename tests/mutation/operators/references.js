// References that lead nowhere, to the wrong thing, or are not written as references.
"use strict";

const { linesOf, misspell, onLine, replaceEach: replaceAll } = require("../text");

// Not where code and escapes mean something else.
const replaceEach = (file, parts, pattern, change) =>
  replaceAll(file, parts, pattern, (match, line) => (/`|\\\[/.test(line.text) ? null : change(match, line)));

const KINDS = "begreb maal spor indsats tema omraade side publikation enhed".split(" ");
const SHORT = /\[\[([a-z0-9/-]+)(#[a-z0-9-]+)?((?:\\?\|)[^\]]*)?\]\]/g;
const LONG = /\]\(([a-z]+):([a-z0-9/-]+)\)/g;
const isOurs = (kind) => KINDS.includes(kind);
const RELATION = /(?<=^(?:areas|goals|tracks|concepts|part-of|owner|concepts-from): (?:\[(?:[^\]]*, )?)?)[a-z0-9/-]+/g;
const IN_BRACES = /(?<=\{[^{}]*\b(?:areas|goals|tracks|concepts|part-of|same-as|unit)=(?:[^\s{}]*,)?)[a-z0-9/-]+/g;
const PATH = /(?<=\]\()(?!https?:|mailto:|#)\/?[^()\s:]+\.[a-z]+/g;
const typo = (site) => (word) => misspell(word, site.ids);

module.exports = {
  files: /\.md$/,
  operators: {
    "a short reference misspelt": (file, site) =>
      replaceEach(file, ["body"], SHORT, ([, id, anchor = "", text = ""]) => `[[${typo(site)(id)}${anchor}${text}]]`),
    "the title for the id": (file) =>
      replaceEach(file, ["body"], SHORT, ([, id, anchor, text = ""]) => (anchor || !id.includes("-") ? null : `[[${id[0].toUpperCase()}${id.slice(1).replaceAll("-", " ")}${text}]]`)),
    "a long reference misspelt": (file, site) =>
      replaceEach(file, ["body"], LONG, ([, kind, id]) => (isOurs(kind) ? `](${kind}:${typo(site)(id)})` : null)),
    "a kind misspelt": (file) =>
      replaceEach(file, ["body"], LONG, ([, kind, id]) => (isOurs(kind) ? `](${misspell(kind, new Set(KINDS))}:${id})` : null)),
    "the wrong kind": (file) =>
      replaceEach(file, ["body"], LONG, ([, kind, id]) => (isOurs(kind) && kind !== "side" ? `](${kind === "tema" ? "maal" : "tema"}:${id})` : null)),
    "an anchor misspelt": (file, site) =>
      replaceEach(file, ["body"], /(?<=[([][^\s()[\]]*#)[a-z0-9-]+(?=\)|\]\])/g, ([anchor]) => typo(site)(anchor)),
    "a relation misspelt": (file, site) =>
      [...replaceEach(file, ["yaml"], RELATION, ([id]) => typo(site)(id)), ...replaceEach(file, ["body"], IN_BRACES, ([id]) => typo(site)(id))],
    "a relation to the wrong kind": (file, site) =>
      replaceEach(file, ["yaml"], /(?<=^(areas|tracks|concepts): (?:\[(?:[^\]]*, )?)?)[a-z0-9-]+/g, () =>
        site.goals.find(({ publication }) => publication === file.publication)?.id ?? null),
    "a file misspelt": (file) =>
      replaceEach(file, ["body"], PATH, ([path]) => path.replace(/([^/.]+)(\.[a-z]+)$/, (all, name, end) => misspell(name, new Set()) + end)),
    "a file's ending forgotten": (file) => replaceEach(file, ["body"], PATH, ([path]) => path.replace(/\.[a-z]+$/, "")),
    "a file out of the site": (file) => replaceEach(file, ["body"], PATH, () => "../../../../../hemmeligt.pdf"),
    "a file of a type that is not published": (file) => replaceEach(file, ["body"], PATH, () => "side.html"),
    "an attachment misspelt": (file) =>
      replaceEach(file, ["yaml"], /(?<=file: )\S+/g, ([path]) => path.replace(/([^/.]+)(\.[a-z]+)$/, (all, name, end) => misspell(name, new Set()) + end)),
    "a link that runs a program": (file) => replaceEach(file, ["body"], /(?<=\]\()https?:[^)]*/g, () => "javascript:alert(1)"),
    "a scheme misspelt": (file) => replaceEach(file, ["body"], /(?<=\]\()(https?|mailto):/g, ([, scheme]) => `${misspell(scheme, new Set(["http"]))}:`),
    "one closing bracket": (file) => replaceEach(file, ["body"], SHORT, ([written]) => written.slice(0, -1)),
    "no closing bracket": (file) => replaceEach(file, ["body"], SHORT, ([written]) => written.slice(0, -2)),
    "one opening bracket": (file) => replaceEach(file, ["body"], SHORT, ([written, , , text]) => (text ? null : written.slice(1))),
    "a parenthesis lost": (file) => replaceEach(file, ["body"], /\]\([^()]*\)/g, ([written]) => written.slice(0, -1)),
    "a blank before the parenthesis": (file) => replaceEach(file, ["body"], /\]\((?=[^()]*\))/g, () => "] ("),
    "a blank behind the colon": (file) => replaceEach(file, ["body"], LONG, ([, kind, id]) => (isOurs(kind) ? `](${kind}: ${id})` : null)),
    "nothing between brackets": (file) => replaceEach(file, ["body"], SHORT, () => "[[]]"),
    "no address": (file) => replaceEach(file, ["body"], /(?<=\]\()[^()\s]+(?=\))/g, () => ""),
    "a bar that splits a cell": (file) => replaceEach(file, ["body"], /\\\|/g, () => "|"),
    "a note that is not there": (file) => replaceEach(file, ["body"], /(?<=[^\n])\[\^([^\]]+)\](?!:)/g, ([, name]) => `[^${name}x]`),
    "a note that nothing refers to": (file) => {
      const last = linesOf(file).length;
      return file.text.endsWith("\n") ? [onLine(file, last, "\n[^ingen]: En note.\n", { reach: 1 })] : [];
    },
    "the thing that is referred to is gone": (file, site) =>
      (site.referred.get(file.path) ?? []).slice(0, 1).map((at) => ({ path: file.path, text: null, seen: at.path, from: at.line, to: at.line })),
    "what is referred to becomes a draft": (file, site) =>
      (site.referred.get(file.path) ?? []).slice(0, 1).map((at) => ({
        path: file.path, text: file.text.replace("---\n", "---\ndraft: true\n"), seen: at.path, from: at.line, to: at.line })),
    "an owner misspelt": (file, site) => replaceEach(file, ["yaml"], /(?<=^owner: )\S+/g, ([id]) => typo(site)(id)),
    "part of itself": (file) =>
      /^part-of:/m.test(file.text) || file.path.endsWith("index.md") || file.publication === "" ? []
        : [onLine(file, 2, `${file.text.split("\n")[1]}\npart-of: ${file.path.replace(/.*\/|\.md$/g, "")}`, { reach: 1 })].filter(() => !/^id:/m.test(file.text)),
  },
};
