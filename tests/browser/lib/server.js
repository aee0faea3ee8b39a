// A static server for a built site, as strict as the strictest kommune's: nothing but its own origin, and violations are collected.
"use strict";

const fs = require("fs");
const http = require("http");
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

function answer({ folder, base, reports, allowed }, request, response) {
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
  response.writeHead(found ? 200 : 404, { ...headers, "Content-Type": types[path.extname(file)] || "application/octet-stream" });
  fs.createReadStream(file).pipe(response);
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
async function serve(folder, allowed = policy) {
  const base = base_of(folder);
  const reports = [];
  const server = http.createServer((request, response) => answer({ folder, base, reports, allowed }, request, response));
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

module.exports = { serve };
