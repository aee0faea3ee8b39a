// One page as a picture, of the size that docs/redaktoer.md shows: node picture.js URL FILE. Waits until the address answers.
"use strict";

const browser_of = require("./lib/browser.js");

const size = { width: 900, height: 640 };
const patience = 20000; // milliseconds

async function go_when_there(page, url) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      const answer = await page.goto(url);
      if (answer && answer.ok()) return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error(`${url} does not answer`);
    await new Promise((later) => setTimeout(later, 200));
  }
}

async function main() {
  const [url, file] = process.argv.slice(2);
  const browser = await browser_of.launch();
  const page = await browser.newPage({ viewport: size, locale: "da-DK", colorScheme: "light", reducedMotion: "reduce" });
  await go_when_there(page, url);
  await page.waitForTimeout(500); // the draft bar comes after the page
  await page.screenshot({ path: file });
  await browser.close();
}

main().catch((error) => {
  console.log(`picture: ${error.message}`);
  process.exit(1);
});
