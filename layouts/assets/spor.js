// Pages are whole without this.
"use strict";

// Read from a disk, a folder's address does not lead to its page by itself: say index.html.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    const url = new URL(link.href);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      link.href = url.href;
    }
  }
}

// A table that is wider than a narrow screen scrolls in its own box, which not every browser lets the keyboard reach.
for (const table of document.querySelectorAll("table")) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}

// Paper has no folds. Where the stylesheet cannot open them, this does, and folds them again.
if (!CSS.supports("selector(::details-content)")) {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
}
