// What a finding says one can do about it, done as someone would who knows nothing else: the word it suggests, or what its explanation asks
// for where that is one plain step. Each takes the lines of the file and the finding, and returns the lines mended, or null.
"use strict";

const put = (lines, number, text) => [...lines.slice(0, number - 1), text, ...lines.slice(number)];
const quoted = (message) => message.match(/“([^”]*)”/)?.[1];

// The word that the finding quotes, at its column or, where its place is a wider one, once behind it on the line.
function putSuggestion(lines, finding) {
  const line = lines[finding.line - 1];
  const letters = [...line];
  const before = letters.slice(0, finding.column - 1).join("");
  const behind = letters.slice(finding.column - 1).join("");
  const isValue = finding.code === "wrong-type"; // its message quotes the key; the value is what stands at its column
  const word = isValue ? behind.match(/^[^,}]*/)[0].trim() : quoted(finding.message) ?? finding.message.match(/: (\S+)$/)?.[1];
  if (!word) return null;
  const at = behind.indexOf(word);
  if (at < 0) return null;
  return put(lines, finding.line, before + behind.slice(0, at) + finding.suggestion + behind.slice(at + word.length));
}

const without = (lines, at) => [...lines.slice(0, at), ...lines.slice(at + 1)];

// Keys that cannot be left out: what to write there takes thought.
const REQUIRED = ["title", "kind", "name", "ref", "valid-from", "file", "role", "target", "value", "date", "publication", "reason", "text"];

// By the slug of the finding: what `spor help SLUG` tells one to do.
const steps = {
  "duplicate-key": (lines, { line }) => without(lines, line - 1),
  "missing-key": (lines, { line, message }) => (message.includes("“title”")
    ? [...lines.slice(0, line - 1), `${lines[line - 1].match(/^\s*/)[0]}title: En titel`, ...lines.slice(line - 1)] : null),
  "front-matter-missing": (lines) => ["---", ...lines],
  "empty-value": (lines, { line, message }) => {
    if (REQUIRED.includes(quoted(message))) return null;
    const pair = ` ${quoted(message)}=`;
    return lines[line - 1].includes(pair) ? put(lines, line, lines[line - 1].replace(pair, "")) : without(lines, line - 1);
  },
  "control-character": (lines, { line }) => put(lines, line, lines[line - 1].replace(/[\u0001-\u0008\u000b-\u001f]/g, "")),
  "direction-character": (lines, { line }) => put(lines, line, lines[line - 1].replace(/[\u202a-\u202e\u2066-\u2069]/g, "")),
  "nul-byte": (lines, { line }) => put(lines, line, lines[line - 1].replace(/\0/g, "")),
  "image-alt-missing": (lines, { line }) => put(lines, line, lines[line - 1].replace("![]", "![Hvad billedet viser]")),
  "image-decorative-alt": (lines, { line }) => put(lines, line, lines[line - 1].replace(/!\[[^\]]*\]/, "![]")),
  "callout-untitled": (lines, { line }) => put(lines, line, lines[line - 1].replace("]", "] Et navn")),
  "reference-table-bar": (lines, { line }) => put(lines, line, lines[line - 1].replace(/(\[\[[^\]|]*)\|/g, "$1\\|")),
  "raw-html": (lines, { line }) => put(lines, line, lines[line - 1].replace(/<[^>]*>/g, "")),
  "empty-item": (lines, { line }) => without(lines, line - 1),
  "duplicate-attribute": (lines, { line, column }) => {
    const text = lines[line - 1];
    return put(lines, line, text.slice(0, column - 1).trimEnd() + text.slice(column - 1).replace(/^[^\s}]+/, ""));
  },
  "footnote-unused": (lines, { line }) => without(lines, line - 1),
  "unread-markup": (lines, { line, message }) => {
    // The last words say how it is written: “{#id}” at the end of the line, and so on.
    const [, wrong, right] = message.match(/“([^”]*)”.*“([^”]*)”/) ?? [];
    return right && lines[line - 1].includes(wrong) ? put(lines, line, lines[line - 1].replace(wrong, right)) : null;
  },
};

// { lines, how } with the finding's remedy done, or null where it has none that takes no thought.
function mend(text, finding) {
  const lines = text.split("\n");
  if (!finding.line) return null;
  if (finding.suggestion) {
    const made = putSuggestion(lines, finding);
    if (made) return { text: made.join("\n"), how: "suggested" };
  }
  const made = steps[finding.code]?.(lines, finding);
  return made ? { text: made.join("\n"), how: "explained" } : null;
}

module.exports = { mend };
