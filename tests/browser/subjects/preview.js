// spor serve: an edit comes into the page, at the place that was being read; errors come on top of it, and go.
"use strict";

const { execFileSync, spawn } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");

const project = path.resolve(__dirname, "../../..");
const spor = path.resolve(process.env.SPOR || path.join(project, "build/spor"));

const paragraphs = (from, to) => Array.from({ length: to - from }, (_, i) => `Afsnit ${from + i} handler om læring og om det, der følger af den.\n`).join("\n");
const text = (rest) => `---\ntitle: Side\n---\n\n${rest}`;

function write(file, contents) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, contents);
}

// A site of its own, and the preview of it: {url, page, edit(contents), stop()}.
async function preview() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "spor-preview-"));
  const page = path.join(root, "content/side.md");
  write(path.join(root, "spor.yaml"), "title: Prøve\nlanguage: da\n");
  write(path.join(root, "content/index.md"), "---\ntitle: Forside\n---\n\nSe [[side]].\n");
  write(page, text(paragraphs(1, 80)));
  execFileSync("git", ["init", "-q", root]);
  const server = spawn(spor, ["serve", "--root", root, "--port", "0", "--lang", "da"], { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, SPOR_THEME: process.env.SPOR_THEME || project } });
  const said = await new Promise((resolve, reject) => {
    server.stdout.once("data", (bytes) => resolve(String(bytes)));
    server.once("exit", () => reject(new Error("spor serve ended")));
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const url = /http:\S+/.exec(said)[0];
  while ((await fetch(url)).status === 503) await new Promise((resolve) => setTimeout(resolve, 50)); // it is being built
  return {
    url,
    server,
    edit: (contents) => fs.writeFileSync(page, contents),
    async stop() {
      server.kill("SIGTERM");
      await ended;
      fs.rmSync(root, { recursive: true });
    },
  };
}

// No waitForFunction: the pages' policy forbids the evaluation it polls with.
const has_text = (page, words) => page.locator("main", { hasText: words }).first().waitFor();
const top_of = (page, words) => page.evaluate((wanted) => {
  const one = [...document.querySelectorAll("p")].find((element) => element.textContent.startsWith(wanted));
  return one && one.getBoundingClientRect().top;
}, words);

module.exports = ({ test, long }) => {
  const with_preview = (name, run) => test(name, async (t) => {
    const site = await preview();
    const opened = [];
    try {
      await run(t, site, opened);
    } finally {
      await Promise.all(opened.map((page) => page.close()));
      await site.stop();
    }
  });
  const open_side = async (t, site, opened, options) => {
    const page = await t.open(site, options);
    opened.push(page);
    await page.goto(`${site.url}side/`);
    await page.waitForSelector("spor-preview .bar");
    return page;
  };

  with_preview("an edit is shown at the place that was being read", async (t, site, opened) => {
    const page = await open_side(t, site, opened);
    await page.evaluate(() => [...document.querySelectorAll("p")].find((one) => one.textContent.startsWith("Afsnit 50 ")).scrollIntoView());
    const before = await top_of(page, "Afsnit 50 ");
    site.edit(text(`Et nyt afsnit foroven.\n\n${paragraphs(1, 80)}`));
    await has_text(page, "nyt afsnit foroven");
    await page.waitForSelector("spor-preview .bar");
    const after = await top_of(page, "Afsnit 50 ");
    t.check(Math.abs(after - before) < 3, `what was read stands at ${after}, not ${before}`);
    t.check(await page.evaluate(() => history.state === null), "the place is left in the history");
  });

  with_preview("an error lies over the last good page until it is mended", async (t, site, opened) => {
    const page = await open_side(t, site, opened);
    site.edit(text(`${paragraphs(1, 3)}\nSe [[sidn]].\n`));
    await page.waitForSelector("spor-preview .overlay");
    const told = await page.locator("spor-preview .overlay").innerText();
    for (const words of ["content/side.md", "linje 9", "Se [[sidn]]", "Mente du “side”?"]) t.check(told.includes(words), `the overlay does not say ${words}: ${told}`);
    t.check(await top_of(page, "Afsnit 79 ") !== undefined, "the last good page has gone");
    site.edit(text(`${paragraphs(1, 3)}\nRettet nu: se [[side]].\n`));
    await has_text(page, "Rettet nu");
    await page.waitForSelector("spor-preview .bar");
    t.check(await page.locator("spor-preview .overlay").count() === 0, "the overlay is still there");
  });

  with_preview("what spor check says comes into the bar without another load", async (t, site, opened) => {
    const page = await open_side(t, site, opened);
    const bar = page.locator("spor-preview .bar");
    await bar.locator("p.check", { hasText: "Intet at bemærke" }).waitFor();
    let loads = 0;
    page.on("load", () => { loads++; });
    site.edit(text("Her leger bgrnene sammen om læring.\n"));
    await has_text(page, "leger");
    await bar.locator("details.check summary", { hasText: "1 advarsel" }).waitFor();
    t.check(loads === 1, `the page was loaded ${loads} times`);
    await bar.locator("details.check summary").click();
    const told = await bar.locator("details.check").innerText();
    for (const words of ["content/side.md", "linje 5", "bgrnene", "Mente du “børnene”?", "skannede sider"]) t.check(told.includes(words), `the bar does not say ${words}: ${told}`);
    site.edit(text("Her leger børnene sammen om læring.\n"));
    await bar.locator("p.check", { hasText: "Intet at bemærke" }).waitFor();
    t.check(await page.locator("spor-preview .overlay").count() === 0, "what check says keeps the page back");
  });

  with_preview("the bar and the overlay fit a narrow screen", async (t, site, opened) => {
    const page = await open_side(t, site, opened, { viewport: { width: 320, height: 700 } });
    site.edit(text("Se [[et-meget-langt-id-som-ikke-findes-nogen-steder-i-publikationen]].\n"));
    await page.waitForSelector("spor-preview .overlay");
    const bar = await page.locator("spor-preview .bar").evaluate((one) => one.scrollWidth > one.clientWidth);
    t.check(!bar, "the bar is wider than the screen");
    const wide = await page.locator("spor-preview .overlay").evaluate((one) => one.scrollWidth > one.clientWidth);
    t.check(!wide, "the overlay is wider than the screen");
  });

  with_preview(`${long ? 1000 : 100} saves, and the last is shown`, async (t, site, opened) => {
    const page = await open_side(t, site, opened);
    const count = long ? 1000 : 100;
    for (let i = 1; i <= count; i++) {
      site.edit(text(`Gemt for ${i}. gang.\n`));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await has_text(page, `Gemt for ${count}. gang`);
  });
};
