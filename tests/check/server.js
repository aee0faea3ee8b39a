// A host for the external links of tests/check/run: prints its port, answers by path, and counts what it was asked.
// server.js LOG: each request as a line "METHOD path milliseconds".
const fs = require("fs");
const http = require("http");
const log = fs.openSync(process.argv[2], "a");

const answers = {
  "/fin": (request, response) => response.end("her"),
  "/uden-head": (request, response) => {
    response.statusCode = request.method === "HEAD" ? 405 : 200;
    response.end("her");
  },
  "/borte": (request, response) => {
    response.statusCode = 410;
    response.end();
  },
  "/fejl": (request, response) => {
    response.statusCode = 500;
    response.end();
  },
  "/lukket": (request, response) => {
    response.statusCode = 403;
    response.end();
  },
  "/flyttet": (request, response) => {
    response.writeHead(301, {Location: "/fin"});
    response.end();
  },
  "/midlertidigt": (request, response) => {
    response.writeHead(302, {Location: "/fin"});
    response.end();
  },
  "/ring": (request, response) => {
    response.writeHead(302, {Location: "/ring"});
    response.end();
  },
  "/fil": (request, response) => {
    response.writeHead(302, {Location: "file:///etc/passwd"});
    response.end();
  },
  "/uden-ende": (request, response) => {
    if (request.method === "HEAD") {
      response.statusCode = 500;
      response.end();
      return;
    }
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(16384)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  },
};

const server = http.createServer((request, response) => {
  fs.writeSync(log, `${request.method} ${request.url} ${Date.now()}\n`);
  response.on("error", () => {});
  const answer = answers[request.url];
  if (answer) return answer(request, response);
  response.statusCode = 404;
  response.end();
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
