// Judges Kubernetes objects, given as YAML on standard input, by the schemas of the API: one line for
// each, `kind name: ok` or what is wrong; ends 1 if anything is. The schemas let unknown fields pass, so
// a field that they never look at is a fault, too.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseAllDocuments } from "yaml";

const require = createRequire(import.meta.url);

// The value, its fields noted in `unread` by their paths until they are read.
function watched(value, path, unread) {
  if (value === null || typeof value !== "object") return value;
  const inner = Object.create(Object.getPrototypeOf(value));
  const target = Array.isArray(value) ? [] : inner;
  for (const [key, field] of Object.entries(value)) {
    unread.add(`${path}/${key}`);
    target[key] = watched(field, `${path}/${key}`, unread);
  }
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === "string") unread.delete(`${path}/${key}`);
      return object[key];
    },
  });
}

function judge(object) {
  const Kind = require(`kubernetes-models/${object.apiVersion}`)[object.kind];
  if (Kind === undefined) throw new Error(`${object.apiVersion} has no such kind`);
  const unread = new Set();
  const model = watched(new Kind(object), "", unread);
  model.validate();
  if (unread.size > 0) throw new Error(`unknown fields ${[...unread].join(" ")}`);
}

let faults = 0;
for (const document of parseAllDocuments(readFileSync(0, "utf8"))) {
  const object = document.toJS();
  if (object === null) continue;
  const name = `${object.kind} ${object.metadata?.name}`;
  try {
    judge(object);
    console.log(`${name}: ok`);
  } catch (error) {
    faults += 1;
    console.log(`${name}: ${error.message}`);
  }
}
process.exit(faults === 0 ? 0 : 1);
