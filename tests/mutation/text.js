// What the operators have in common: lines of a file, where its front matter is, words misspelt, and chance that is the same each time.
"use strict";

// mulberry32: a small generator with a seed; its numbers are the same on every machine.
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function hash(text) {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 16777619);
  return value >>> 0;
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}

function shuffle(list, random) {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

// The word as a hurried hand writes it: two letters swapped, one lost, one twice, one for its neighbour. Never a word of `known`.
function misspell(word, known) {
  const random = chance(hash(word));
  const letters = [...word];
  for (let tries = 0; tries < 50; tries++) {
    const at = Math.floor(random() * (letters.length - 1));
    const ways = [
      () => [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)],
      () => [...letters.slice(0, at), ...letters.slice(at + 1)],
      () => [...letters.slice(0, at + 1), letters[at], ...letters.slice(at + 1)],
      () => [...letters.slice(0, at), "x", ...letters.slice(at + 1)],
    ];
    const made = pick(ways, random)().join("");
    if (made !== word && !known.has(made) && /^[a-zæøå]/i.test(made)) return made;
  }
  return `${word}x`;
}

// Lines of a text with what each is: "yaml" in front matter and YAML files, "code" in a fenced block, "body" else.
function linesOf(file) {
  const lines = file.text.split("\n");
  if (/\.(yaml|lock)$/.test(file.path)) return lines.map((text, i) => ({ text, number: i + 1, part: "yaml" }));
  let fences = 0;
  let isCode = false;
  return lines.map((text, i) => {
    const number = i + 1;
    if (fences < 2 && text === "---") {
      fences++;
      return { text, number, part: "fence" };
    }
    if (fences < 2) return { text, number, part: "yaml" };
    if (text.startsWith("```")) isCode = !isCode;
    return { text, number, part: isCode || text.startsWith("```") ? "code" : "body" };
  });
}

// A fault on one line: it is to be told there, or within `reach` lines behind it.
function onLine(file, number, text, more = {}) {
  const lines = file.text.split("\n");
  lines[number - 1] = text;
  return { path: file.path, text: lines.join("\n"), from: number, to: number + (more.reach ?? 0), ...more };
}

// The fault of replacing what `pattern` (global) finds by what `change` makes of the match; no fault where it gives null.
function replaceEach(file, parts, pattern, change, more = {}) {
  const faults = [];
  for (const line of linesOf(file)) {
    if (!parts.includes(line.part)) continue;
    for (const match of line.text.matchAll(pattern)) {
      const made = change(match, line);
      if (made === null || made === match[0]) continue;
      const text = line.text.slice(0, match.index) + made + line.text.slice(match.index + match[0].length);
      faults.push(onLine(file, line.number, text, more));
    }
  }
  return faults;
}

module.exports = { chance, hash, pick, shuffle, misspell, linesOf, onLine, replaceEach };
