// node reload.js spor|hugo PORT FILE ROUNDS: adds a line to the file and waits for the event that makes browsers load the page anew: spor's
// server-sent event, hugo's LiveReload message. Prints "NAME nanoseconds" for each round.
"use strict";

const fs = require("fs");
const http = require("http");

const [kind, port, file, rounds] = process.argv.slice(2);
let heard = () => {};

// Each event says which version is shown; the first, on connecting, is no news.
function listenToSpor(ready) {
  http.get({ host: "127.0.0.1", port, path: "/.spor/events", headers: { accept: "text/event-stream" } }, (response) => {
    let last = null;
    let text = "";
    response.on("data", (data) => {
      text += data;
      for (const event of text.split("\n\n").slice(0, -1)) {
        const version = event.match(/"site":"([^"]*)"/)?.[1];
        if (last === null) ready();
        else if (version && version !== last) heard();
        last = version ?? last;
      }
      text = text.slice(text.lastIndexOf("\n\n") + 2);
    });
  });
}

// A text of fewer than 126 bytes as a client sends it, masked with zeros.
function frame(text) {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

function listenToHugo(ready) {
  const headers = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": "c3BvciBpIHNhbmRldCEhIQ==" };
  const request = http.get({ host: "localhost", port, path: "/livereload", headers });
  request.on("upgrade", (response, socket) => {
    socket.on("data", (data) => { if (data.includes('"reload"')) heard(); });
    socket.write(frame(JSON.stringify({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] })));
    setTimeout(ready, 300);
  });
}

const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

async function measure() {
  for (let round = 0; round < Number(rounds); round++) {
    await sleep(500);
    const start = process.hrtime.bigint();
    await new Promise((resolve) => {
      heard = resolve;
      fs.appendFileSync(file, `\nhørt-${round}\n`);
    });
    console.log(`${kind} ${process.hrtime.bigint() - start}`);
  }
  process.exit(0);
}

(kind === "spor" ? listenToSpor : listenToHugo)(measure);
