// A concept's definition beside its link (WCAG 1.4.13): it comes by mouse, keyboard and finger, can be dismissed and pointed at, stays as
// long as it is wanted, is told as the link's description, and where it cannot be had the link is a link.
"use strict";

const path = require("path");
const { pathToFileURL } = require("url");

const box = "#spor-begreb";

// The page of a track with the most links to concepts, and the first of them.
function track_of(site) {
  return site.kinds.find((one) => one.kind === "track");
}

function first_link(page) {
  return page.locator(".text a[href*='/begreber/']").first();
}

async function is_shown(page) {
  return page.locator(box).isVisible();
}

async function by_mouse(t, site, width) {
  const page = await t.open(site, { viewport: { width, height: 700 } });
  await page.goto(track_of(site).url);
  const link = first_link(page);
  await link.scrollIntoViewIfNeeded();
  await link.hover();
  await page.waitForSelector(box);
  const shown = await page.locator(box).boundingBox();
  t.check(shown.x >= 0 && shown.x + shown.width <= width, `${width} px: the definition stands at ${shown.x}, ${shown.width} wide`);
  t.check(await link.getAttribute("aria-describedby") === "spor-begreb", "the link is not described by the definition");
  await page.mouse.move(shown.x + shown.width / 2, shown.y + shown.height / 2, { steps: 4 });
  await page.waitForTimeout(500); // longer than the delay after which it would go
  t.check(await is_shown(page), "the definition goes when it is pointed at");
  await page.keyboard.press("Escape");
  t.check(!(await is_shown(page)), "Escape does not dismiss it");
  t.check(await link.getAttribute("aria-describedby") === null, "the link is described by what is not shown");
  await page.mouse.move(2, 2);
  await link.hover();
  await page.waitForSelector(box);
  await page.mouse.move(2, 2);
  await page.waitForSelector(box, { state: "hidden" });
  await link.click();
  t.check(new URL(page.url()).pathname.includes("/begreber/"), "a click does not follow the link");
}

module.exports = ({ test, sites }) => {
  const site = sites.sample;

  for (const width of [320, 1280]) test(`mouse, ${width} px`, (t) => by_mouse(t, site, width));

  test("keyboard and accessibility tree", async (t) => {
    const page = await t.open(site);
    await page.goto(track_of(site).url);
    const link = first_link(page);
    const href = await link.getAttribute("href");
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement.getAttribute("href") === wanted && !!document.activeElement.closest(".text"), href)) break;
    }
    await page.waitForSelector(box);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const focused = nodes.find((node) => node.role.value === "link" && (node.properties || []).some((one) => one.name === "focused" && one.value.value));
    const words = await page.locator(box).innerText();
    t.check(focused && focused.description && focused.description.value.length > 20, `the focused link has no description: ${JSON.stringify(focused && focused.description)}`);
    t.check(nodes.some((node) => node.role.value === "tooltip"), "no tooltip in the accessibility tree");
    t.check(words.length > 20, `the definition says “${words}”`);
    await page.keyboard.press("Escape");
    t.check(!(await is_shown(page)), "Escape does not dismiss it");
    t.check(await page.evaluate((wanted) => document.activeElement.getAttribute("href") === wanted, href), "Escape moves the focus");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await page.waitForSelector(box);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/begreber\//);
  });

  test("a concept that was redefined since", async (t) => {
    const later = site.pages.filter((one) => one.kind === "concept");
    const outdated = await t.open(site);
    await outdated.goto(track_of(site).url);
    await outdated.route("**/begreber/*/index.json", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), redefined: { edition: "2018", url: later[0].address } } });
    });
    await outdated.evaluate(() => { document.querySelector(".text").dataset.redefined = "Definitionen er ændret siden (%s)"; });
    await first_link(outdated).hover();
    await outdated.waitForSelector(box);
    t.check((await outdated.locator(box).innerText()).endsWith("Definitionen er ændret siden (2018)."), "the definition does not say that it was changed since");
  });

  test("finger: the first tap shows, the second follows", async (t) => {
    const page = await t.open(site, { hasTouch: true, viewport: { width: 320, height: 700 } });
    await page.goto(track_of(site).url);
    const link = first_link(page);
    await link.tap();
    await page.waitForSelector(box);
    t.check(!page.url().includes("/begreber/"), "the first tap follows the link");
    await page.locator("h1").tap();
    t.check(!(await is_shown(page)), "a tap beside does not dismiss it");
    await link.tap();
    await page.waitForSelector(box);
    await link.tap();
    await page.waitForURL(/\/begreber\//);
  });

  test("from a disk it stays a link", async (t) => {
    const disk = { ...site, url: `${pathToFileURL(path.resolve(site.folder)).href}/` };
    const page = await t.open(disk);
    await page.goto(pathToFileURL(path.resolve(track_of(site).file)).href);
    const link = first_link(page);
    await link.hover();
    await page.waitForTimeout(500); // longer than the delay after which it would come
    t.check(await page.locator(box).count() === 0, "there is a box for definitions");
    await link.click();
    t.check(page.url().includes("/begreber/"), "the link is not followed");
  });
};
