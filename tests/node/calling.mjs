// The caller of tests/integration/calling.py by the official client for Node: the same object on
// standard input, {calls, failed, failures} on standard output.
import { Client, credentials, status } from "@grpc/grpc-js";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const asked = JSON.parse(readFileSync(0, "utf8"));
const request = Buffer.from(asked.request, "hex");
const client = new Client(asked.target, credentials.createInsecure(), {
  "grpc.service_config": readFileSync(asked.config, "utf8"),
  "grpc.enable_retries": 1,
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 500,
});
const failures = {};
let calls = 0;
let failed = 0;

function call() {
  return new Promise((done) => {
    const same = (bytes) => bytes;
    client.makeUnaryRequest(`/${asked.method}`, same, same, request, (error) => {
      calls += 1;
      if (error) {
        failed += 1;
        const what = `${status[error.code]}: ${error.details}`;
        failures[what] = (failures[what] ?? 0) + 1;
      }
      done();
    });
  });
}

const until = Date.now() + asked.seconds * 1000;
await Promise.all(Array.from({ length: asked.threads }, async () => {
  while (Date.now() < until) {
    await call();
    await pause(asked.pause_ms);
  }
}));
client.close();
console.log(JSON.stringify({ calls, failed, failures }));
