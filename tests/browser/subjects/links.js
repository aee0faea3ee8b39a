// Every link within a site leads to a file that is there, and every fragment to an element on it; the way to a page ends in it once.
"use strict";

const fs = require("fs");
const path = require("path");

function target_of(site, url) {
  const address = decodeURIComponent(url.pathname.slice(new URL(site.url).pathname.length));
  const file = path.join(site.folder, address);
  return fs.existsSync(file) && fs.statSync(file).isDirectory() ? path.join(file, "index.html") : file;
}

module.exports = ({ test, sites }) => {
  for (const site of Object.values(sites)) {
    test(`${site.name}: the links of ${site.pages.length} pages`, async (t) => {
      const ids = new Map(site.pages.map((one) => [one.file, new Set(one.ids)]));
      let count = 0;
      for (const one of site.pages) {
        for (const link of one.links) {
          const url = new URL(link.url, one.url);
          if (url.origin !== new URL(site.url).origin) continue;
          count++;
          const file = target_of(site, url);
          t.check(fs.existsSync(file), `${one.address}: ${link.url} is not there`);
          const fragment = url.hash.slice(1);
          const is_there = !fragment || !ids.has(file) || ids.get(file).has(fragment) || ids.get(file).has(decodeURIComponent(fragment));
          t.check(is_there, `${one.address}: ${link.url} has no such place`);
        }
        t.check(one.currents <= 1, `${one.address}: ${one.currents} steps of the way here are the page itself`);
        t.check(one.lost === 0, `${one.address}: ${one.lost} pointers lead to what was not moved`);
        const twice = one.ids.filter((id, i) => one.ids.indexOf(id) !== i);
        t.check(twice.length === 0, `${one.address}: two elements have the id ${twice[0]}`);
      }
      t.check(count > site.pages.length, `only ${count} links were found`);
    });
  }
};
