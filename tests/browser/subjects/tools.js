// What the script adds at a page's foot: a button that copies the permanent address and says so, and one that prints.
"use strict";

module.exports = ({ test, sites }) => {
  const site = sites.sample;
  const track = site.kinds.find((one) => one.kind === "track");

  test("the address is copied, which is said, and the focus stays", async (t) => {
    const page = await t.open(site, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(track.url);
    const button = page.locator(".tool[data-copied]");
    const href = await page.locator(".metadata .address").getAttribute("href");
    const status = page.locator(".metadata [role=status]");
    t.check(await status.count() === 1 && await status.textContent() === "", "there is no empty region for what will be said");
    await button.focus();
    await page.keyboard.press("Enter");
    await page.locator(".metadata [role=status]:not(:empty)").waitFor({ state: "attached" });
    t.check(await status.textContent() === await button.getAttribute("data-copied"), `it says ${await status.textContent()}`);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    t.check(copied === new URL(href, track.url).href, `${copied} is copied, not ${href}`);
    t.check(await button.evaluate((node) => node === document.activeElement), "the focus is elsewhere");
  });

  test("the page is printed", async (t) => {
    const page = await t.open(site);
    await page.addInitScript(() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; });
    await page.goto(track.url);
    await page.locator(".tool.print").click();
    t.check(await page.evaluate(() => window.printed) === 1, "nothing is printed");
  });

  test("without JavaScript there are no buttons", async (t) => {
    const page = await t.open(site, { javaScriptEnabled: false });
    await page.goto(track.url);
    for (const one of await page.locator("main .tool").all()) t.check(!(await one.isVisible()), "a button that does nothing");
  });
};
