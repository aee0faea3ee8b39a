// Keeps a page of `spor serve` up to date: a new version of the site is loaded at the place that was being read, and what is wrong with the
// site, or waits in its draft, is shown on top of the page. Nothing is stored in the browser but the place, in the history's own entry.
"use strict";

(() => {
  const tag = document.currentScript;
  const is_state_page = () => document.body.id === "spor-state";
  const blocks = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre, figure";
  const longest_quote = 120; // characters
  const pause = 1000; // milliseconds before listening is tried again

  // ---- the place that is being read ----

  const quote = (element) => element.textContent.trim().slice(0, longest_quote);
  const own_blocks = () => [...document.querySelectorAll(blocks)];

  // The first block in view by its words, the nearest thing with an id by that, and the bare distance: the text may be edited above or below.
  function place_now() {
    const all = own_blocks();
    const first = all.find((element) => element.getBoundingClientRect().bottom > 0 && quote(element) !== "");
    const before = [...document.querySelectorAll("main [id]")].filter((element) => element.getBoundingClientRect().top <= 0).pop();
    return {
      y: window.scrollY,
      words: first && {
        quote: quote(first),
        number: all.filter((element) => quote(element) === quote(first)).indexOf(first),
        top: first.getBoundingClientRect().top,
      },
      mark: before && { id: before.id, top: before.getBoundingClientRect().top },
      focus: document.activeElement && document.activeElement.id,
      open: [...document.querySelectorAll("details")].map((element) => element.open),
    };
  }

  function element_at(place) {
    const same = place.words ? own_blocks().filter((element) => quote(element) === place.words.quote) : [];
    if (same.length > 0) return [same[Math.min(place.words.number, same.length - 1)], place.words.top];
    const marked = place.mark && document.getElementById(place.mark.id);
    return marked ? [marked, place.mark.top] : [null, 0];
  }

  function return_to(place) {
    const details = [...document.querySelectorAll("details")];
    if (details.length === place.open.length) details.forEach((element, i) => { element.open = place.open[i]; });
    const focused = place.focus && document.getElementById(place.focus);
    if (focused) focused.focus({ preventScroll: true });
    const [element, top] = place.y > 0 ? element_at(place) : [null, 0];
    const y = element ? window.scrollY + element.getBoundingClientRect().top - top : place.y;
    window.scrollTo({ top: y, behavior: "instant" });
  }

  let is_loading = false;

  function load_anew() {
    is_loading = true;
    history.scrollRestoration = "manual";
    history.replaceState({ ...history.state, spor_place: place_now() }, "");
    location.reload();
  }

  function take_up_place() {
    const place = history.state && history.state.spor_place;
    if (!place) return;
    const { spor_place: _, ...rest } = history.state;
    history.replaceState(Object.keys(rest).length > 0 ? rest : null, "");
    return_to(place);
    // Pictures and fonts may still move things.
    window.addEventListener("load", () => return_to(place), { once: true });
  }

  // ---- what is told about the site ----

  let shown = tag.dataset.state || "";
  let wanted = shown;
  let root = null;

  function make_room() {
    const host = document.createElement("spor-preview");
    root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/.spor/live.css";
    root.append(style);
    document.body.append(host);
  }

  function show(state) {
    if (!root) make_room();
    const old = root.querySelector("#state");
    const opened = old ? [...old.querySelectorAll("details[open]")].map((element) => element.className) : [];
    if (old) old.remove();
    for (const element of state.querySelectorAll("details")) element.open = opened.includes(element.className);
    const overlay = state.querySelector(".overlay");
    if (overlay) overlay.setAttribute("role", "alert");
    root.append(state);
  }

  async function fetch_state(version) {
    wanted = version;
    const response = await fetch("/.spor/state");
    const text = await response.text();
    if (wanted !== version) return; // another came meanwhile
    shown = version;
    const state = new DOMParser().parseFromString(text, "text/html").getElementById("state");
    if (state) show(document.adoptNode(state));
  }

  function hear(message) {
    const now = JSON.parse(message.data);
    set_lost(false);
    if (now.site !== tag.dataset.site || (is_state_page() && now.state !== shown)) {
      fall_silent();
      load_anew();
    } else if (now.state !== wanted) {
      fetch_state(now.state).catch(() => { wanted = shown; });
    }
  }

  // ---- listening ----

  let source = null;
  let again = 0;

  function set_lost(is_lost) {
    const line = (root || document).querySelector(".lost");
    if (line) line.hidden = !is_lost;
  }

  function fall_silent() {
    clearTimeout(again);
    if (source) source.close();
    source = null;
  }

  // A browser keeps few connections to one server: pages that nobody looks at give theirs back.
  function listen() {
    fall_silent();
    if (document.hidden) return;
    source = new EventSource("/.spor/events");
    source.onmessage = hear;
    source.onerror = () => {
      set_lost(true);
      fall_silent();
      again = setTimeout(listen, pause);
    };
  }

  take_up_place();
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => {
    fall_silent();
    if (!is_loading) history.scrollRestoration = "auto"; // not before: the browser would go where it was, too
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  listen();
})();
