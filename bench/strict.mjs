// Where WebAssembly that is made or loaded while a program runs is forbidden: what works, and the words of what does not.
// Writes STRICT.md.
import { readFileSync, writeFileSync } from "node:fs";
import { inChromium, inWorkerd } from "./strictHosts.mjs";
import { expected, subjects, versionOf } from "./strictSubjects.mjs";

const strict = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";
const withWasm = strict.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
const dates = ["2025-05-31", "2026-11-01"];

const all = await subjects(),
  inPages = Object.fromEntries(Object.entries(all).filter(([name]) => name !== "gradc wasm worker"));
const { version, results } = await inChromium(inPages, ["", strict, withWasm]);
const workers = await inWorkerd(all, dates);
const workerd = JSON.parse(readFileSync(new URL("../test/hosts/package.json", import.meta.url), "utf8"));

const columns = [
  { title: "page, no policy", of: results[""] },
  { title: "page, strict", of: results[strict] },
  { title: "page, strict with 'wasm-unsafe-eval'", of: results[withWasm] },
  ...dates.flatMap((date) => [
    { title: `workerd ${date}, at the start`, of: workers[date].start },
    { title: `workerd ${date}, in a request`, of: workers[date].request },
  ]),
];

/** What a library warned of tells more than that it failed in the end. */
function reason({ error, warnings }) {
  const cause = warnings.find((text) => /WebAssembly|Wasm|fetch/.test(text)) ?? error;
  return cause.split("\n")[0];
}

const reasons = [];
function cell(result) {
  if (result === undefined) return "-";
  if (result.numbers !== undefined)
    return String(result.numbers) === String(expected) ? "works" : `gives ${result.numbers}`;
  const text = reason(result);
  if (!reasons.includes(text)) reasons.push(text);
  return `fails (${reasons.indexOf(text) + 1})`;
}

const rows = Object.keys(all).map((name) => [name, ...columns.map(({ of }) => cell(of[name]))]);
const head = ["", ...columns.map(({ title }) => title)];
const line = (cells) => `| ${cells.join(" | ")} |`;
const made = [
  ["@jax-js/jax", versionOf("@jax-js/jax")],
  ["@tensorflow/tfjs", versionOf("@tensorflow/tfjs")],
  ["Chromium", version],
  ["workerd", workerd.devDependencies.workerd],
].map(([name, is]) => `${name} ${is}`);

const text = `# Where code may not be made at run time

The sum of squares of three numbers, and its gradient, by gradc, jax-js and tfjs, each bundled into one file by esbuild: in a
page of headless Chromium, and in workerd, which runs Cloudflare's workers. Written by \`npm run strict\` in this folder, with
${made.join(", ")}. Each was run in a page or a process of its own. Nothing here is timed.

The strict policy is \`${strict}\`; \`'wasm-unsafe-eval'\` stands beside \`script-src 'self'\`.
workerd forbids to compile text and bytes: with a compatibility date before June 2025 always, since then once the worker has
started. The programs of tfjs are fetched, as it has no way to be handed one that is compiled; so that it does so in workerd, it
is told there that it is in a page.

${line(head)}
${line(head.map((_, at) => (at === 0 ? "---" : ":---")))}
${rows.map(line).join("\n")}

The reasons, in the words of the host or of the library:

${reasons.map((each, at) => `${at + 1}. ${each}`).join("\n")}

So: without 'wasm-unsafe-eval', and in a request to workerd, neither jax-js nor tfjs has its WebAssembly, and their slow backends
in JavaScript work. In a page that allows it both have, and jax-js in a worker of a newer date has what it compiled while that
started. gradc in JavaScript runs everywhere, and its WebAssembly wherever the host takes any: in workerd as \`--wasm worker\`, a program that is part of the deployment.
`;
writeFileSync(new URL("STRICT.md", import.meta.url), text);
process.stdout.write(text);

// What this page says of gradc must hold.
const gradcWorks = [results[strict]["gradc js"], results[withWasm]["gradc wasm inline"]].concat(
  dates.flatMap((date) => ["gradc js", "gradc wasm worker"].map((name) => workers[date].request[name])),
);
if (gradcWorks.some(({ numbers }) => String(numbers) !== String(expected))) process.exitCode = 1;
