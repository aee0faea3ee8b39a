// Debian's Chromium, without a network: whatever is not on this machine cannot be found.
"use strict";

const fs = require("fs");
const packages = require("./packages.js");

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--disable-dev-shm-usage", "--disable-extensions", "--no-proxy-server",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--font-render-hinting=none",
];

function executable() {
  const found = places.find((place) => place && fs.existsSync(place));
  if (!found) throw new Error("there is no Chromium: apt-get install chromium, or set CHROMIUM to it");
  return found;
}

async function launch() {
  const executablePath = executable();
  const { chromium } = packages.load("playwright-core");
  return chromium.launch({ executablePath, args: flags, timeout: 60000 });
}

// A page in a context of its own, and what went wrong on it while it was open. Options are those of a context, and `site`, the
// served site that all requests must stay in.
async function open(browser, site, options) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.url) && !url.startsWith("data:") && !url.startsWith("blob:")) faults.push(`foreign request: ${url}`);
  });
  return { page, context, faults };
}

module.exports = { executable, flags, launch, open };
