// The sites that faults are put into. All but one are goldens, which must come to nothing but what they say; none has a finding to begin with.
"use strict";

const { execFileSync } = require("child_process");
const fs = require("fs");
const path = require("path");

const GOLDEN = "tests/golden/ok";
const CONTENT = ["yaml", "dates", "ids", "references", "attributes", "config"];
const TEXTS = ["ids", "references", "attributes"];
const SITES = [
  { name: "format", from: `${GOLDEN}/doc-format/site`, classes: CONTENT },
  { name: "brand", from: `${GOLDEN}/brand/site`, classes: ["yaml", "config"] },
  { name: "terms", from: `${GOLDEN}/terms/site`, classes: ["yaml", "config", "attributes"] },
  { name: "relations", from: `${GOLDEN}/relations-from-both-ends/site`, classes: TEXTS },
  { name: "references", from: `${GOLDEN}/reference-forms/site`, classes: ["references", "yaml"] },
  { name: "tracks", from: `${GOLDEN}/tracks-with-parts/site`, classes: TEXTS },
  { name: "tables", from: `${GOLDEN}/tables-and-footnotes/site`, classes: ["references"] },
  { name: "indicators", from: `${GOLDEN}/indicators/site`, classes: ["yaml", "dates"] },
  { name: "editions", from: "tests/mutation/sites/editions", setup: "tests/mutation/sites/editions.sh", classes: ["git", "dates"] },
  { name: "layouts", from: `${GOLDEN}/doc-format/site`, theme: ".", own: ["layouts", "lua"], classes: ["lua"] },
];

function git(folder, ...words) {
  return execFileSync("git", words, { cwd: folder, encoding: "utf8" }).trim();
}

function walk(folder, below = "") {
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(below, entry.name);
    if (entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? walk(folder, name) : [name];
  }).sort();
}

// Which publication's folder a file lies in; empty for the site's own.
function publicationOf(file, publications) {
  return publications.find((folder) => file.startsWith(`${folder}/`)) ?? "";
}

// Where each document is referred to by its id, of references whose target is plain: used to take the document away.
function findReferred(files) {
  const referred = new Map();
  for (const target of files) {
    const id = target.path.endsWith("index.md") ? null : target.text.match(/^id: (\S+)$/m)?.[1] ?? target.path.replace(/.*\/|\.md$/g, "");
    if (id === null || !target.path.endsWith(".md") || target.publication === "") continue;
    if (/\{(?:[^{}]* )?#/.test(target.text)) continue; // others may be referred to in it
    for (const file of files.filter((other) => other !== target && other.publication === target.publication)) {
      file.text.split("\n").forEach((text, i) => {
        if (new RegExp(`\\[\\[${id}[|\\]]`).test(text)) referred.set(target.path, [...(referred.get(target.path) ?? []), { path: file.path, line: i + 1 }]);
      });
    }
  }
  return referred;
}

function readEditions(folder, files) {
  let publication = "";
  return files.find((file) => file.path === "spor.yaml").text.split("\n").flatMap((text, i) => {
    publication = text.match(/^ {2}([a-z]+):$/)?.[1] ?? publication;
    const name = text.match(/name: "(\d+)"/)?.[1];
    if (!name) return [];
    const tag = text.match(/ref: (udgave[^,]*)/)?.[1];
    const trailer = text.match(/trailer: "([^"]*)"/)?.[1];
    const revision = tag ? git(folder, "rev-parse", `${tag}^{commit}`) : git(folder, "log", "--format=%H", `--grep=${trailer}`);
    return [{ publication, name, tag, trailer, revision, line: i + 1, text }];
  });
}

// Lays a site out below `folder` and reads it.
function layOut(site, folder) {
  fs.cpSync(site.from, folder, { recursive: true });
  for (const own of site.own ?? []) fs.cpSync(own, path.join(folder, own), { recursive: true, filter: (name) => !/assets|types\.lua/.test(name) });
  git(folder, "init", "-q");
  if (site.setup) execFileSync("sh", ["-e", path.resolve(site.setup)], { cwd: folder, stdio: "pipe" });
  const names = walk(folder).filter((name) => /\.(md|yaml|lock|lua)$/.test(name));
  const texts = names.map((name) => ({ path: name, text: fs.readFileSync(path.join(folder, name), "utf8") }));
  const publications = texts.filter(({ text }) => /^kind: publication$/m.test(text)).map(({ path: name }) => path.dirname(name));
  const files = texts.map((file) => ({ ...file, publication: publicationOf(file.path, publications) }));
  const all = files.map(({ text }) => text).join("\n");
  return {
    ...site,
    files,
    ids: new Set([...all.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*/g)].map(([id]) => id)),
    anchors: new Set(),
    goals: files.flatMap(({ text, publication }) => (/\.goals/.test(text) ? [...text.matchAll(/^[-*].*\{#([a-z0-9-]+)/gm)].map(([, id]) => ({ id, publication })) : [])),
    referred: findReferred(files),
    editions: site.setup ? readEditions(folder, files) : [],
  };
}

module.exports = { SITES, layOut };
