// The search page: takes the query from the address, shows what sporSearch finds, and keeps the address true to what is shown.
"use strict";

(() => {
  const results_at_once = 10;
  const longest_shown = 80; // characters of a query, where it is repeated
  const place = document.getElementById("soeg-resultater");
  const form = document.querySelector("main form.search");
  const field = document.getElementById("soeg-felt");
  const words = {};
  for (const word of document.getElementById("soeg-ord").content.children) words[word.dataset.word] = word.textContent;
  const [status, help, kinds, list, more, editions] = [".search-status", ".search-help", ".search-kinds", ".search-results", ".search-more button", ".search-editions"]
    .map((name) => place.querySelector(name));
  const title = document.title;
  const opened = {};
  let turn = 0; // of queries: an answer that comes after the next question is not shown

  const say = (word, ...values) => words[word].replace(/%[sd]/g, () => values.shift());
  const shortened = (query) => (query.length > longest_shown ? query.slice(0, longest_shown) + "…" : query);

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  async function load(folder, name) {
    const response = await fetch(folder + "/" + name, name === "indeks.json" ? { cache: "no-cache" } : {});
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.text();
  }

  // What the address asks for.
  function asked() {
    const wanted = new URLSearchParams(location.search);
    const kind = wanted.get("slags") || "";
    return { query: (wanted.get("q") || "").trim(), kind: "many-" + kind in words ? kind : "", all: Boolean(place.dataset.others) && wanted.get("udgaver") === "alle" };
  }

  function address({ query, kind, all }) {
    const wanted = new URLSearchParams({ q: query });
    if (kind) wanted.set("slags", kind);
    if (all) wanted.set("udgaver", "alle");
    return "?" + wanted;
  }

  // The answers of one index, or of that and the one of other editions, as one list.
  async function search({ query, all }) {
    const folders = all ? ["gaeldende", place.dataset.others] : ["gaeldende"];
    const answers = await Promise.all(folders.map(async (folder) => {
      opened[folder] ??= sporSearch.open((name) => load(folder, name));
      opened[folder].catch(() => delete opened[folder]);
      const index = await opened[folder];
      const answer = await index.search(query);
      for (const hit of answer.hits) Object.assign(hit, { index, found: answer.found });
      return answer;
    }));
    const hits = answers.flatMap((answer) => answer.hits).sort((a, b) => b.score - a.score);
    return { ...answers[0], hits };
  }

  function origin(kind, subject) {
    const is_other = subject.status && subject.status !== "current";
    const edition = is_other && subject.edition ? `${words.edition} ${subject.edition} (${words[subject.status]})` : "";
    return [subject.number ? `${words[kind]} ${subject.number}` : words[kind], subject.publication, edition].filter(Boolean).join(" · ");
  }

  function result({ kind, index, found }, subject) {
    const pieces = sporSearch.excerpt(index, subject.text, found);
    const shown = pieces.length > 0 ? pieces : [[subject.summary || subject.text.slice(0, 200), false]];
    const link = element("a", { href: place.dataset.root + subject.url }, subject.title || subject.url);
    return element("li", {},
      element("h2", {}, link),
      element("p", { class: "remark" }, origin(kind, subject)),
      element("p", { class: "excerpt" }, ...shown.map(([text, is_marked]) => (is_marked ? element("mark", {}, text) : text))));
  }

  async function show(hits, number) {
    const next = hits.slice(list.children.length, list.children.length + results_at_once);
    const subjects = await Promise.all(next.map((hit) => hit.index.subject(hit.number)));
    if (number !== turn) return;
    list.append(...next.map((hit, i) => result(hit, subjects[i])));
    more.hidden = list.children.length >= hits.length;
  }

  function show_kinds(hits, state) {
    const counts = new Map();
    for (const { kind } of hits) counts.set(kind, (counts.get(kind) || 0) + 1);
    const choice = (kind, text) => element("li", {}, element("a", {
      href: address({ ...state, kind }), "data-kind": kind, ...(state.kind === kind ? { "aria-current": "true" } : {}),
    }, text));
    const order = Object.keys(words).filter((word) => word.startsWith("many-")).map((word) => word.slice(5));
    const choices = order.filter((kind) => counts.has(kind) || kind === state.kind)
      .map((kind) => choice(kind, say("results_of_kind", words["many-" + kind], counts.get(kind) || 0)));
    kinds.hidden = choices.length < 2 && !state.kind;
    kinds.querySelector("ul").replaceChildren(choice("", say("results_all", hits.length)), ...choices);
  }

  function empty() {
    list.replaceChildren();
    more.hidden = kinds.hidden = editions.hidden = true;
  }

  function sentence(query, { all, words: meant, found }, count) {
    if (all.length === 0) return say("results_no_words", query);
    if (meant.length === 0) return say("results_small_words", query);
    if (count === 0) return say("results_none", query) + " " + words.results_none_help;
    const guessed = found.filter((one) => one.meant);
    const shown = guessed.length > 0 ? found.map((one) => one.meant || one.word).join(" ") : query;
    const told = guessed.map((one) => say("results_meant", shortened(one.word), one.meant));
    return [...told, count === 1 ? say("results_one", shown) : say("results_many", count, shown)].join(" ");
  }

  async function answer(state, number) {
    const found = await search(state);
    if (number !== turn) return;
    const hits = state.kind ? found.hits.filter(({ kind }) => kind === state.kind) : found.hits;
    empty();
    if (found.hits.length > 0) show_kinds(found.hits, state);
    more.onclick = async () => {
      const before = list.children.length;
      await show(hits, turn);
      list.children[before]?.querySelector("a").focus();
    };
    const [other] = editions.children;
    other.href = address({ ...state, all: !state.all });
    other.textContent = state.all ? words.in_force_only : words.all_editions_too;
    await show(hits, number);
    if (number !== turn) return;
    editions.hidden = !place.dataset.others; // only now: it stands below the list
    status.textContent = sentence(shortened(state.query), found, hits.length);
  }

  // Shows what the address asks for.
  async function run() {
    const state = asked(), number = ++turn;
    field.value = state.query;
    help.hidden = Boolean(state.query);
    document.title = state.query ? `${words.search}: ${shortened(state.query)} – ${title}` : title;
    if (!state.query || location.protocol === "file:") {
      empty();
      status.textContent = location.protocol === "file:" ? words.results_from_disk : "";
      return;
    }
    status.textContent = words.searching;
    try {
      await answer(state, number);
    } catch {
      if (number !== turn) return;
      empty();
      status.textContent = words.results_failed;
    }
  }

  function go(to) {
    history.pushState(null, "", to);
    return run();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(address({ ...asked(), query: field.value.trim().slice(0, 200), kind: "" }));
  });
  place.addEventListener("click", async (event) => {
    const link = event.target.closest(".search-kinds a, .search-editions a");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    await go(link.getAttribute("href"));
    if ("kind" in link.dataset) kinds.querySelector(`[data-kind="${link.dataset.kind}"]`)?.focus();
  });
  addEventListener("popstate", run);

  document.getElementById("soeg-uden-script").hidden = location.protocol !== "file:";
  document.getElementById("soeg-uden-script").classList.toggle("shown", location.protocol === "file:");
  place.hidden = false;
  run();
})();
