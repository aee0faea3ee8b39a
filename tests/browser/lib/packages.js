// The npm packages of package.json, which `make browser` puts into build/browser: outside the folder that the tests stand in.
"use strict";

const path = require("path");
const { createRequire } = require("module");

const folder = path.resolve(process.env.BROWSER_TOOLS || path.join(__dirname, "../../../build/browser"));

module.exports = { folder, load: createRequire(path.join(folder, "package.json")) };
