// html-validate's judgement of files, in a thread of its own: it never waits, and nothing else would get its turn. Posts a list of faults.
"use strict";

const { parentPort, workerData } = require("worker_threads");
const packages = require("./packages.js");

const settings = {
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "long-title": "off", // a title names thing, publication, edition and site: how long that is, is the editor's choice
    "require-sri": ["error", { target: "crossorigin" }], // everything comes from the site itself
    "valid-id": ["error", { relaxed: true }], // HTML asks for no letter first
  },
};

async function main() {
  const { HtmlValidate, StaticConfigLoader } = packages.load("html-validate");
  const validator = new HtmlValidate(new StaticConfigLoader(settings));
  const found = [];
  for (const file of workerData.files) {
    const report = await validator.validateFile(file);
    for (const result of report.results) {
      for (const one of result.messages) found.push(`${file}:${one.line}:${one.column}: ${one.ruleId}: ${one.message}`);
    }
  }
  parentPort.postMessage(found);
}

main();
