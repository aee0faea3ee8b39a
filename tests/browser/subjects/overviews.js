// The map, the register and the targets: as pictures, by keyboard, for those who listen, and without JavaScript.
"use strict";

function page_of(site, kind) {
  return site.kinds.find((one) => one.kind === kind);
}

async function texts(page, selector) {
  return page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.getAttribute("href")));
}

async function letters_in_view(page) {
  return page.evaluate(() => [...document.querySelectorAll(".chart svg")].filter((svg) => svg.getClientRects().length > 0).map((svg) => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const spills = [...svg.querySelectorAll("a")].filter((box) => {
      const frame = box.querySelector("rect").getBoundingClientRect();
      return [...box.querySelectorAll("tspan")].some((line) => {
        const words = line.getBoundingClientRect();
        return words.right > frame.right + 1 || words.bottom > frame.bottom + 1;
      });
    }).length;
    return { size: parseFloat(getComputedStyle(svg).fontSize) * scale, spills };
  }));
}

module.exports = ({ test, sites }) => {
  const site = sites.sample;

  for (const width of [320, 600, 1280]) {
    for (const javaScriptEnabled of [true, false]) {
      test(`map, ${width} px, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async (t) => {
        const page = await t.open(site, { viewport: { width, height: 900 }, javaScriptEnabled });
        await page.goto(page_of(site, "map").url);
        const drawings = await letters_in_view(page);
        t.check(drawings.length === 1, `${drawings.length} drawings are seen`);
        for (const { size, spills } of drawings) {
          t.check(size >= 10.5, `letters are ${size.toFixed(1)} px`);
          t.check(spills === 0, `the words of ${spills} boxes stand out of them`);
        }
        t.check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is wider than the window");
      });
    }
  }

  test("map: the list has every box and every line of the drawing", async (t) => {
    const page = await t.open(site, { javaScriptEnabled: false });
    for (const one of site.pages.filter((each) => each.kind && each.kind.startsWith("map"))) {
      await page.goto(one.url);
      const boxes = await texts(page, ".chart-wide a");
      const listed = await texts(page, ".map-list > li > a");
      const ends = await texts(page, ".map-list > li > ul a");
      const lines = await page.locator(".chart-wide [data-ends]").count();
      t.check(boxes.length > 0 && [...boxes].sort().join() === [...listed].sort().join(), `${one.address}: ${boxes.length} boxes, ${listed.length} in the list`);
      t.check(ends.length === lines * 2, `${one.address}: ${lines} lines, ${ends.length} ends in the list`);
      t.check(await page.locator(".chart-narrow a").count() === boxes.length, `${one.address}: the narrow drawing has other boxes`);
    }
  });

  test("map: keyboard, accessibility tree", async (t) => {
    const page = await t.open(site, { viewport: { width: 1280, height: 900 } });
    await page.goto(page_of(site, "map").url);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const titles = await page.locator(".map-list > li > a").evaluateAll((links) => links.map((link) => link.textContent.replace(/\s+/g, " ")));
    const named = nodes.filter((node) => node.role.value === "link").map((node) => node.name.value.replace(/\s+/g, " ").trim());
    for (const title of new Set(titles)) {
      const count = named.filter((name) => name === title).length;
      t.check(count >= 2, `“${title}” is the name of ${count} links: the drawing's box is called otherwise`);
    }
    await page.locator(".to-list a").focus();
    await page.keyboard.press("Tab");
    const reached = await page.evaluate(() => {
      const box = document.activeElement.closest(".chart-wide a");
      return box && { lit: document.querySelectorAll(".chart-wide .is-lit").length, stroke: getComputedStyle(box.querySelector("rect")).strokeWidth };
    });
    t.check(reached && reached.lit > 0, "the keyboard does not reach the first box, or its lines are not lit");
    t.check(reached && parseFloat(reached.stroke) >= 2, "a box in focus is not seen");
    await page.locator(".to-list a").focus();
    await page.keyboard.press("Enter");
    t.check(page.url().endsWith("#spor-liste"), "the way to the list does not lead there");
  });

  test("register: keyboard, accessibility tree", async (t) => {
    const page = await t.open(site);
    await page.goto(site.pages.find((one) => one.address === "register/").url);
    const first = page.locator(".letters a").first();
    await first.focus();
    const order = await page.locator(".letters a, .register a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    for (const [i, href] of order.slice(0, 40).entries()) {
      const focused = await page.evaluate(() => document.activeElement.getAttribute("href"));
      t.check(focused === href, `the ${i + 1}th stop of the keyboard is ${focused}, not ${href}`);
      await page.keyboard.press("Tab");
    }
    await first.focus();
    await page.keyboard.press("Enter");
    const target = await page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
    t.check(await page.locator(`h2[id="${target}"]`).evaluate((heading) => heading.getBoundingClientRect().top < innerHeight), `${target} is not in view`);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const named = (role) => nodes.filter((node) => !node.ignored && node.role.value === role).map((node) => node.name.value.trim());
    const headings = new Set(named("heading"));
    for (const letter of await page.locator(".group h2").allInnerTexts()) t.check(headings.has(letter.trim()), `${letter} is no heading in the accessibility tree`);
    const links = new Set(named("link"));
    for (const title of await page.locator(".register a").allInnerTexts()) t.check(links.has(title.replace(/\s+/g, " ").trim()), `“${title}” is no link in the accessibility tree`);
    t.check(named("navigation").every((name) => name.length > 0), "a navigation has no name");
    const references = await page.locator(".register .see").count();
    t.check(references > 0, "no other word leads to a concept");
  });

  test("register: letters lead to their headings, everything is listed", async (t) => {
    const page = await t.open(site, { javaScriptEnabled: false });
    for (const one of site.pages.filter((each) => each.kind && each.kind.startsWith("register"))) {
      await page.goto(one.url);
      const jumps = await texts(page, ".letters a");
      for (const jump of jumps) t.check(one.ids.includes(jump.slice(1)), `${one.address}: ${jump} leads nowhere`);
      const order = await page.locator(".group h2").allInnerTexts();
      const sorted = [...order].sort(new Intl.Collator("da").compare);
      t.check(order.length > 0 && order.join() === sorted.join(), `${one.address}: letters stand as ${order.join(" ")}`);
    }
    const front = site.pages.find((one) => one.address === "register/");
    const entities = site.pages.filter((one) => ["concept", "goal", "track", "theme", "area"].includes(one.kind) && one.address.split("/").length === 4);
    await page.goto(front.url);
    const listed = new Set(await page.locator(".register a").evaluateAll((links) => links.map((link) => link.href)));
    for (const one of entities) t.check(listed.has(one.url), `${one.address} is not in the register`);
  });
};
