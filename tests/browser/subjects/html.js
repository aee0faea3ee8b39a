// Every page is valid HTML: the Nu checker on all, and html-validate, no error, no warning.
"use strict";

const path = require("path");
const { execFile } = require("child_process");
const { Worker } = require("worker_threads");
const packages = require("../lib/packages.js");

const most_output = 1 << 26; // bytes
const most_alike = 40; // pages of one kind for html-validate, which is slow: the stress site has hundreds that differ in a number

function nu_checker(sites) {
  const jar = path.join(packages.folder, "node_modules/vnu-jar/build/dist/vnu.jar");
  const words = ["-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", ...sites.map((site) => site.folder)];
  return new Promise((resolve, reject) => {
    execFile("java", words, { maxBuffer: most_output }, (error, stdout, stderr) => {
      if (error) reject(new Error(`the Nu checker did not run: ${error.message} ${stderr}`));
      else resolve(JSON.parse(stdout).messages);
    });
  });
}

function html_validate(files) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, "../lib/validate.js"), { workerData: { files } });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`html-validate ended with ${code}`)));
  });
}

function without_alike(pages) {
  const counts = new Map();
  return pages.filter(({ kind }) => {
    counts.set(kind, (counts.get(kind) || 0) + 1);
    return counts.get(kind) <= most_alike;
  });
}

module.exports = ({ test, sites, long }) => {
  const all = Object.values(sites);
  const count = all.reduce((sum, site) => sum + site.pages.length, 0);
  test(`Nu checker on ${count} pages`, async (t) => {
    for (const one of await nu_checker(all)) t.check(false, `${one.url.replace("file:", "")}:${one.lastLine}: ${one.message} ${one.extract || ""}`);
  });
  for (const site of all) {
    const chosen = long || site.name === "sample" ? site.pages : without_alike(site.pages);
    test(`${site.name}: html-validate on ${chosen.length} pages`, async (t) => {
      for (const fault of await html_validate(chosen.map((one) => one.file))) t.check(false, fault);
    });
  }
};
