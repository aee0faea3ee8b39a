// What a page costs its reader: HTML and stylesheet compressed, and requests, pictures apart. Prints the figures of each kind.
"use strict";

const zlib = require("zlib");

const most_bytes = 14 * 1024;
const most_requests = 3;
const most_of_home = 4; // it names the web manifest, which the browser fetches when it likes
const light_kinds = /^(?:track|goal|concept|theme|area|home|page|units|unit|notfound)\b/; // pages of things; lists grow with what they list

async function cost(page, url) {
  const loaded = [];
  const note = (response) => {
    if (!(response.headers()["content-type"] || "").startsWith("image/")) loaded.push(response); // the tab's icon is of type "other"
  };
  page.on("response", note);
  await page.goto(url);
  page.off("response", note);
  let bytes = 0;
  for (const response of loaded) {
    const type = response.request().resourceType();
    if (type === "document" || type === "stylesheet") bytes += zlib.gzipSync(await response.body(), { level: 9 }).length;
  }
  return { bytes, requests: loaded.length };
}

module.exports = ({ test, sites }) => {
  test("sample", async (t) => {
    const page = await t.open(sites.sample);
    for (const one of sites.sample.kinds) {
      const { bytes, requests } = await cost(page, one.url);
      console.log(`weight: ${one.kind}: ${(bytes / 1024).toFixed(1)} KB compressed, ${requests} requests (${one.address})`);
      const most = one.kind === "search" ? most_requests + 2 : one.kind === "home" ? most_of_home : most_requests; // its own two scripts
      t.check(requests > 0 && requests <= most, `${one.address}: ${requests} requests`);
      if (light_kinds.test(one.kind)) t.check(bytes <= most_bytes, `${one.address}: ${bytes} bytes compressed, at most ${most_bytes}`);
    }
  });
};
