// A static server for a built site, as strict as the strictest kommune's: nothing but its own origin, and violations are collected.
"use strict";

const fs = require("fs");
const http = require("http");
const zlib = require("zlib");
const path = require("path");

const policy = [
  "default-src 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "report-uri /csp-report",
].join("; ");

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".jsonld": "application/ld+json", ".xml": "application/xml", ".atom": "application/atom+xml",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
};

const longest_report = 65536; // bytes
const slowly = "?slowly"; // an address that ends so is answered in pieces
const pause = 25; // milliseconds between the pieces of a page that comes slowly: more than a frame of 60 in the second
const few_pieces = 12;

// The file behind an address below the site's base; undefined when there is none below the folder.
function file_of(folder, base, address) {
  let name;
  try {
    name = decodeURIComponent(address.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  if (!name.startsWith(base)) return undefined;
  const file = path.join(folder, path.normalize("/" + name.slice(base.length)));
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat && stat.isDirectory()) {
    const index = path.join(file, "index.html");
    return name.endsWith("/") && fs.existsSync(index) ? index : undefined;
  }
  return stat ? file : undefined;
}

function keep_report(request, reports) {
  let text = "";
  request.on("data", (part) => {
    if (text.length < longest_report) text += part;
  });
  request.on("end", () => reports.push(text));
}

// Where a page that comes slowly is cut: after each tag above its content, but for those that begin running text; then after one element in every
// few. Never within a row, nor within an author's table: how wide its columns are no browser can know before its last cell.
function cuts_of(html) {
  const content = html.indexOf("<main");
  const step = Math.ceil((html.length - content) / few_pieces);
  const tags = html.slice(0, content).matchAll(/<(?!(?:a|li|span)\b)[^>]+>/g);
  const cuts = [...tags].map((tag) => tag.index + tag[0].length).filter((at) => at > html.indexOf("<body"));
  const end = /<\/(?!t[dh]\b)[a-z0-9]+>/g;
  end.lastIndex = content;
  while (end.test(html)) {
    const at = end.lastIndex;
    const before = html.slice(0, at);
    if (before.lastIndexOf("<table>") <= before.lastIndexOf("</table>")) cuts.push(at);
    end.lastIndex = at + step;
  }
  return cuts;
}

// A page as a bad network brings it.
async function send_slowly(file, response) {
  const html = fs.readFileSync(file, "utf8");
  let start = 0;
  for (const end of cuts_of(html)) {
    response.write(html.slice(start, end));
    start = end;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  response.end(html.slice(start));
}

// As docs/deploy.md has it: compressed, and what has its content in its name stays for good.
function send_compressed(file, headers, response) {
  const is_lasting = /\.[0-9a-f]{10}\.\w+$/.test(file);
  const cached = { "Cache-Control": is_lasting ? "public, max-age=31536000, immutable" : "no-cache", "Content-Encoding": "gzip" };
  response.writeHead(200, { ...headers, ...cached });
  response.end(zlib.gzipSync(fs.readFileSync(file), { level: 9 }));
}

function answer({ folder, base, reports, allowed, is_compressed }, request, response) {
  if (request.url === "/csp-report") {
    keep_report(request, reports);
    response.writeHead(204).end();
    return;
  }
  if (request.url === "/favicon.ico") {
    response.writeHead(204).end(); // asked for by browsers where a page names no icon
    return;
  }
  const found = file_of(folder, base, request.url);
  const file = found || path.join(folder, "404.html");
  const headers = { "Content-Security-Policy": allowed, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" };
  if (!found && !fs.existsSync(file)) {
    response.writeHead(404, headers).end();
    return;
  }
  headers["Content-Type"] = types[path.extname(file)] || "application/octet-stream";
  if (is_compressed && found) {
    send_compressed(file, headers, response);
    return;
  }
  response.writeHead(found ? 200 : 404, headers);
  if (request.url.endsWith(slowly)) send_slowly(file, response);
  else fs.createReadStream(file).pipe(response);
}

// The path that the site is made for, from its front page's canonical address: what is absolute (404.html) holds only there.
function base_of(folder) {
  const front = path.join(folder, "index.html");
  const html = fs.existsSync(front) ? fs.readFileSync(front, "utf8") : "";
  const canonical = /<link [^>]*rel="canonical"[^>]*>/.exec(html);
  const href = canonical && /href="([^"]*)"/.exec(canonical[0]);
  return href ? new URL(href[1]).pathname : "/";
}

// Serves a folder on a free port of this machine, under another policy when one is given: {url, reports, close()}. Reports grow as violations
// come in.
async function serve(folder, allowed = policy, is_compressed = false) {
  const base = base_of(folder);
  const reports = [];
  const server = http.createServer((request, response) => answer({ folder, base, reports, allowed, is_compressed }, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    reports,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function serve_compressed(folder) {
  return serve(folder, policy, true);
}

module.exports = { serve, serve_compressed, slowly };
