// Every page is valid HTML: the Nu checker and html-validate, no error, no warning.
"use strict";

const path = require("path");
const { execFile } = require("child_process");
const packages = require("../lib/packages.js");

const most_output = 1 << 26; // bytes

const settings = {
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "long-title": "off", // a title names thing, publication, edition and site: how long that is, is the editor's choice
    "require-sri": ["error", { target: "crossorigin" }], // everything comes from the site itself
    "valid-id": ["error", { relaxed: true }], // HTML asks for no letter first
  },
};

function relative(site, file) {
  return path.relative(site.folder, file);
}

function nu_checker(site) {
  const jar = path.join(packages.folder, "node_modules/vnu-jar/build/dist/vnu.jar");
  const words = ["-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", site.folder];
  return new Promise((resolve, reject) => {
    execFile("java", words, { maxBuffer: most_output }, (error, stdout, stderr) => {
      if (error) reject(new Error(`the Nu checker did not run: ${error.message} ${stderr}`));
      else resolve(JSON.parse(stdout).messages);
    });
  });
}

async function html_validate(site) {
  const { HtmlValidate, StaticConfigLoader } = packages.load("html-validate");
  const validator = new HtmlValidate(new StaticConfigLoader(settings));
  const found = [];
  for (const page of site.pages) {
    const report = await validator.validateFile(page.file);
    for (const result of report.results) {
      for (const one of result.messages) found.push(`${relative(site, page.file)}:${one.line}:${one.column}: ${one.ruleId}: ${one.message}`);
    }
  }
  return found;
}

module.exports = ({ test, sites }) => {
  for (const site of Object.values(sites)) {
    test(`${site.name}: Nu checker on ${site.pages.length} pages`, async (t) => {
      for (const one of await nu_checker(site)) {
        t.check(false, `${one.url.replace(`file:${site.folder}/`, "")}:${one.lastLine}: ${one.message} ${one.extract || ""}`);
      }
    });
    test(`${site.name}: html-validate on ${site.pages.length} pages`, async (t) => {
      for (const fault of await html_validate(site)) t.check(false, fault);
    });
  }
};
