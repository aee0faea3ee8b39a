// One fault: put in, told or not, mended, gone or not. The judge knows only what the operator changed; it asks spor for nothing else.
"use strict";

const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");

const { mend } = require("./remedies");

const SECONDS = 20;

function check(desk, folder) {
  return new Promise((resolve) => {
    const env = { ...process.env, SPOR_THEME: desk.theme };
    const words = ["check", "--root", ".", "--date", "2026-11-21", "--format=json", "--no-terms", "--jobs", "1", "--lang", "en"];
    const child = spawn(desk.spor, words, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), SECONDS * 1000);
    child.stdout.on("data", (data) => { out += data; });
    child.stderr.on("data", (data) => { err += data; });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      let findings = null;
      try { findings = JSON.parse(out); } catch { /* told as a crash */ }
      resolve({ code, signal, findings, err });
    });
  });
}

const wholeKey = ({ path: name, code, message }) => `${name}\t${code}\t${message}`;
// An error or a warning about the sources. What is told of finished pages is about the goldens' theme, which is none to look at.
const isTold = ({ severity, path: name }) => severity !== "note" && !/\.html$/.test(name ?? "");

// The findings that were not there before the fault. With `isMending`, whatever they say: a new title may stand in an old message.
function newOnes(findings, before, isMending = false) {
  const key = isMending ? (finding) => `${finding.path}\t${finding.code}` : wholeKey;
  const known = new Map();
  for (const finding of before) known.set(key(finding), (known.get(key(finding)) ?? 0) + 1);
  return findings.filter((finding) => {
    const count = known.get(key(finding)) ?? 0;
    known.set(key(finding), count - 1);
    return count <= 0 && isTold(finding);
  });
}

// At the line that was changed, or naming it; or about the repository as a whole, where the fault lies in that.
function isPlaced(finding, fault) {
  const seen = fault.seen ?? fault.path;
  if (finding.path === seen && (finding.line ?? 0) >= fault.from && (finding.line ?? 0) <= fault.to) return true;
  if (finding.path === seen && !finding.line && fault.from <= 1) return true;
  for (let line = fault.from; line <= fault.to; line++) {
    if (new RegExp(`(${seen}:|on line )${line}(?!\\d)`).test(finding.message)) return true;
  }
  return Boolean(fault.orWhole) && (finding.path === null || !finding.line || finding.path === "spor.lock");
}

function bytesOf(fault) {
  if (!fault.latin) return fault.text;
  return Buffer.concat(fault.text.split("\n").map((line, i) => Buffer.from(`${line}\n`, i + 1 === fault.latin ? "latin1" : "utf8")));
}

// Writes the fault, or what it says to do, into the folder.
async function put(folder, fault, text) {
  const name = path.join(folder, fault.path);
  if (text === null) return fs.rmSync(name);
  if (fault.without) fs.rmSync(path.join(folder, fault.without));
  return fs.writeFileSync(name, text);
}

function takeBack(desk, site, folder, fault) {
  if (fault.shell) {
    fs.rmSync(folder, { recursive: true });
    fs.cpSync(path.join(desk.work, "sites", site.name), folder, { recursive: true });
    return;
  }
  if (fault.without) fs.rmSync(path.join(folder, fault.path), { force: true });
  const name = fault.without ?? fault.path;
  fs.writeFileSync(path.join(folder, name), site.files.find((file) => file.path === name).text);
}

function run(folder, shell) {
  return new Promise((resolve) => {
    spawn("sh", ["-c", shell], { cwd: folder, stdio: "ignore" }).on("close", resolve);
  });
}

// Whether any page runs the line: a fault in what is never run is none.
async function isRun(desk, site, folder, fault) {
  if (!fault.probe) return true;
  fs.writeFileSync(path.join(folder, fault.path), fault.probe);
  const { findings } = await check(desk, folder);
  return (findings ?? []).some(({ message }) => message.includes("probe"));
}

async function isMended(desk, site, folder, fault, told) {
  const first = [...told].sort((a, b) => Number(Boolean(b.suggestion)) - Number(Boolean(a.suggestion)));
  for (const finding of fault.shell || fault.isWhole ? [] : first) {
    if (finding.path !== fault.path || fault.text === null || fault.latin) continue;
    const mended = mend(fault.text, finding);
    if (!mended) continue;
    await put(folder, { path: fault.path }, mended.text);
    const { findings } = await check(desk, folder);
    if (findings && newOnes(findings, site.before, true).length === 0) return mended.how;
    return "not by its remedy";
  }
  takeBack(desk, site, folder, fault);
  const { findings } = await check(desk, folder);
  return findings && newOnes(findings, site.before, true).length === 0 ? "undone" : "not by undoing";
}

// What became of the fault: {verdict, findings}; null where it is no fault.
async function judge(desk, site, folder, fault) {
  if (!(await isRun(desk, site, folder, fault))) {
    takeBack(desk, site, folder, fault);
    return null;
  }
  if (fault.shell) await run(folder, fault.shell);
  else await put(folder, fault, fault.text === null ? null : bytesOf(fault));
  const result = await check(desk, folder);
  const told = newOnes(result.findings ?? [], site.before);
  const placed = told.filter((finding) => isPlaced(finding, fault));
  let verdict;
  if (result.signal === "SIGKILL") verdict = "hangs";
  else if (result.findings === null && result.code >= 1 && result.code <= 3 && /error|fatal/.test(result.err)) verdict = "misplaced";
  else if (result.findings === null || result.signal) verdict = "crashes";
  else if (told.length === 0) verdict = "silent";
  else if (placed.length === 0) verdict = "misplaced";
  else verdict = await isMended(desk, site, folder, fault, placed);
  takeBack(desk, site, folder, fault);
  return { verdict, told, err: result.err };
}

module.exports = { check, judge, newOnes };
