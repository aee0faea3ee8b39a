// Nothing but the site's own files, under the strictest policy; nothing is kept in the reader's browser. That pages ask for nothing
// foreign and cause no report is seen in every test (lib/browser.js); here all pages are read for what could.
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const { serve } = require("../lib/server.js");

async function kept(page) {
  const stored = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length, workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  return { ...stored, cookies: (await page.context().cookies()).length };
}

// Subresources only: a link to elsewhere is not fetched.
function foreign(one) {
  const fetched = one.links.filter((link) => link.element !== "a" && !/canonical|alternate|license|author|version|timemap|memento/.test(link.rel));
  return fetched.filter((link) => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link.url));
}

module.exports = ({ test, sites, long }) => {
  for (const site of Object.values(sites)) {
    test(`${site.name}: no inline script or style, no foreign file on ${site.pages.length} pages`, async (t) => {
      for (const one of site.pages) {
        t.check(one.styled + one.scripted + one.handlers === 0, `${one.address}: inline style, script or handler`);
        for (const link of foreign(one)) t.check(false, `${one.address}: fetches ${link.url}`);
      }
    });
    test(`${site.name}: no report, no cookie, no storage`, async (t) => {
      const page = await t.open(site);
      for (const one of long ? site.pages : site.kinds) {
        await page.goto(one.url);
        for (const [where, count] of Object.entries(await kept(page))) t.check(count === 0, `${one.address}: ${count} in ${where}`);
      }
      t.check(site.reports.length === 0, `reports of violations: ${site.reports.slice(0, 3).join(" ")}`);
    });
  }
  test("a violation would be seen", async (t) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "spor-csp-"));
    fs.writeFileSync(path.join(folder, "index.html"), "<!DOCTYPE html><title>x</title><script>document.cookie = 'a=b'</script><p>x");
    const served = await serve(folder);
    const page = await t.browser.newPage();
    await page.goto(served.url);
    for (let i = 0; i < 50 && served.reports.length === 0; i++) await page.waitForTimeout(100);
    t.check(served.reports.some((report) => report.includes("script-src")), "an inline script made no report");
    await page.close();
    served.close();
    fs.rmSync(folder, { recursive: true });
  });
};
