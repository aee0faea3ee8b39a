// Pages are whole without this.
"use strict";

// Read from a disk, a folder's address does not lead to its page by itself: say index.html.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href], form[action]")) {
    const name = link.hasAttribute("href") ? "href" : "action";
    const url = new URL(link.getAttribute(name), location.href); // in a drawing, link.href is no text
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
      link.setAttribute(name, url.href);
    }
  }
}

// What is wider than the screen scrolls in its own box, which not every browser lets the keyboard reach.
for (const box of document.querySelectorAll("table, pre, .wide")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
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

// On a map, the lines of the box that the mouse or the keyboard is at. (An svg element that listened itself would take the focus.)
for (const map of document.querySelectorAll(".chart")) {
  const light = (event) => {
    const box = event.target.closest("[data-node]");
    for (const line of map.querySelectorAll("[data-ends]")) {
      line.classList.toggle("is-lit", !!box && event.type !== "pointerout" && line.dataset.ends.split(" ").includes(box.dataset.node));
    }
  };
  for (const type of ["pointerover", "pointerout", "focusin"]) map.addEventListener(type, light);
}

// A concept's definition beside the link that leads to it: when the mouse rests on it, when the keyboard reaches it, at a finger's first tap.
// The link stays a link. Where the definition cannot be fetched (from a disk, without a network) nothing else happens.
const shown_after = 250; // milliseconds: a mouse on its way elsewhere asks for nothing
const hidden_after = 300; // long enough to move from the link to the box

const box = document.createElement("div");
box.id = "spor-begreb";
box.className = "definition";
box.setAttribute("role", "tooltip");
box.hidden = true;

const definitions = new Map(); // address of a twin → promise of its facts, or of null
let current = null; // the link whose definition is shown
let wanted = null; // and the one whose definition is asked for: by the time it comes, the reader may be elsewhere
let timer = 0;
let is_touch = false; // what was pressed last was a finger

// The twin's address when the link leads to the page of a concept, and not to this one.
function twin_of(link) {
  if (!link || link.pathname === location.pathname || link.origin !== location.origin) return null;
  return /\/begreber\/[^/]+\/$/.test(link.pathname) ? new URL("index.json", link.href).href : null;
}

async function fetch_facts(address) {
  try {
    const answer = await fetch(address);
    const facts = answer.ok ? await answer.json() : null;
    return facts && facts.kind === "concept" && facts.definition ? facts : null;
  } catch {
    return null;
  }
}

function facts_of(address) {
  if (!definitions.has(address)) definitions.set(address, fetch_facts(address));
  return definitions.get(address);
}

function hide() {
  clearTimeout(timer);
  if (current) current.removeAttribute("aria-describedby");
  current = wanted = null;
  box.hidden = true;
}

// Below the link, or above it where there is more room; never beyond the edges of the window.
function place(link) {
  const line = link.getClientRects()[0];
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(line.left, width - box.offsetWidth - 8));
  const is_above = line.bottom + box.offsetHeight > innerHeight && line.top > box.offsetHeight;
  const top = is_above ? line.top - box.offsetHeight - 2 : line.bottom + 2;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
}

// False when there is nothing to show.
async function show(link, address) {
  wanted = link;
  const facts = await facts_of(address);
  if (!facts) return false;
  if (wanted !== link) return true;
  hide();
  const title = document.createElement("strong");
  title.textContent = facts.title;
  box.replaceChildren(title, " ", facts.definition);
  const said = facts.redefined && link.closest("[data-redefined]");
  if (said) {
    const note = document.createElement("em");
    note.textContent = `${said.dataset.redefined.replace("%s", facts.redefined.edition)}.`;
    box.append(" ", note);
  }
  box.hidden = false;
  place(link);
  link.setAttribute("aria-describedby", box.id);
  current = link;
  return true;
}

function link_at(event) {
  return event.target instanceof Element ? event.target.closest(".text a[href], .reading a[href]") : null;
}

function show_definitions() {
  document.body.append(box);
  addEventListener("pointerdown", (event) => {
    is_touch = event.pointerType === "touch";
    if (current && !box.contains(event.target) && !current.contains(event.target)) hide();
  });
  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = link_at(event);
    const address = twin_of(link);
    clearTimeout(timer);
    if (!link && wanted !== document.activeElement) wanted = null;
    if (link && link === current || box.contains(event.target)) return;
    if (address) timer = setTimeout(() => show(link, address), shown_after);
    else if (current && current !== document.activeElement) timer = setTimeout(hide, hidden_after);
  });
  addEventListener("focusin", async (event) => {
    const link = link_at(event);
    const address = twin_of(link);
    if (is_touch || !address) return;
    if (link.matches(":focus-visible")) await show(link, address);
  });
  addEventListener("focusout", () => {
    if (!is_touch && !box.matches(":hover")) hide();
  });
  addEventListener("keydown", (event) => {
    is_touch = false;
    if (event.key === "Escape") hide();
  });
  // The first tap shows, the second follows.
  addEventListener("click", async (event) => {
    const link = link_at(event);
    const address = twin_of(link);
    const is_plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!is_touch || !address || !is_plain || link === current) return;
    event.preventDefault();
    if (!await show(link, address)) location.href = link.href;
  });
  addEventListener("resize", hide);
}

if (location.protocol !== "file:") show_definitions();

// Buttons that only a script can serve; the style sheet shows them where scripts run. What they have done is said aloud.
for (const button of document.querySelectorAll(".tool[data-copied]")) {
  const link = button.parentElement.querySelector(".address");
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.after(" ", said);
  button.disabled = !navigator.clipboard;
  button.addEventListener("click", () => navigator.clipboard.writeText(link.href).then(() => { said.textContent = button.dataset.copied; }));
}

for (const button of document.querySelectorAll(".tool.print")) button.addEventListener("click", () => print());
