// Without JavaScript nothing is missing: each kind of page has the same text but for buttons, and the site can be walked from its front page.
"use strict";

// Steps from the front page: the kind of page that must come, and the link on the page before that leads to it.
const ways = (publication) => [
  ["publication", `main a[href$="/${publication}/"]`], ["track", "main a[href*='indsatsspor/']"], ["goal", "main a[href*='maal/']"],
  ["publication", ".menu-title a"], ["concept", "main a[href*='begreber/']"], ["publication", ".menu-title a"],
  ["editions", "main a[href$='udgaver/']"], ["compare", "main a[href*='--']"],
];

async function text_of(page, one) {
  await page.goto(one.url);
  return page.evaluate(() => {
    const main = document.querySelector("main");
    for (const extra of main.querySelectorAll("button, [role=status]")) extra.remove(); // what the script adds: to copy, to print
    return main.innerText.replace(/\s+/g, " ").trim();
  });
}

module.exports = ({ test, sites }) => {
  for (const site of Object.values(sites)) {
    test(`${site.name}: the same text`, async (t) => {
      const plain = await t.open(site, { javaScriptEnabled: false });
      const usual = await t.open(site);
      for (const one of site.kinds.filter(({ kind }) => kind !== "search")) { // which has a subject of its own
        const [without, as_usual] = await Promise.all([text_of(plain, one), text_of(usual, one)]);
        t.check(without.length > 0 && without === as_usual, `${one.address}: ${without.length} characters without JavaScript, ${as_usual.length} with it`);
      }
    });
  }
  test("sample: a walk by links", async (t) => {
    const page = await t.open(sites.sample, { javaScriptEnabled: false });
    const compared = sites.sample.pages.find((one) => one.kind === "compare");
    await page.goto(sites.sample.url);
    for (const [kind, selector] of ways(compared.address.split("/")[0])) {
      // Links in folds are reached as by a reader: the fold is opened first.
      const link = page.locator(selector).first();
      const fold = page.locator("details:not([open])", { has: page.locator(selector.replace("main ", "")) }).first();
      if ((await fold.count()) > 0) await fold.locator("summary").first().click();
      await link.click();
      await page.waitForLoadState("load");
      const layout = await page.evaluate(() => document.body.className);
      t.check(layout === `layout-${kind}`, `${selector} leads to ${page.url()}, which is no ${kind} but ${layout}`);
    }
  });
};
