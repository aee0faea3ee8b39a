// Every kind of page as pictures: node screenshots.js SITE FOLDER. KIND-WIDTH-SCHEME.png, and KIND-print.pdf for paper.
"use strict";

const path = require("path");
const browser_of = require("./lib/browser.js");
const { serve } = require("./lib/server.js");
const { read_site } = require("./lib/sites.js");

const most_height = 6000; // pixels: of what is longer the beginning is enough

async function picture(page, one, file) {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager"; // what is lazy would be missing below the first screen
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewportSize();
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, most_height) } });
}

async function main() {
  const [folder, out] = process.argv.slice(2).map((name) => path.resolve(name));
  const browser = await browser_of.launch();
  const site = await read_site(browser, "site", folder, await serve(folder));
  for (const width of [320, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, context } = await browser_of.open(browser, site, { viewport: { width, height: 900 }, colorScheme });
      for (const one of site.kinds) {
        await page.goto(one.url);
        const name = path.join(out, one.kind.replace(/ /g, "-"));
        await picture(page, one, `${name}-${width}-${colorScheme}.png`);
        if (width === 1280 && colorScheme === "light") await page.pdf({ path: `${name}-print.pdf`, tagged: true, outline: true, preferCSSPageSize: true });
      }
      await context.close();
    }
  }
  console.log(`${site.kinds.length} kinds of page in ${out}`);
  await browser.close();
  site.close();
}

main().catch((error) => {
  console.log(`screenshots: ${error.message}`);
  process.exit(1);
});
