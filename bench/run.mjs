// Runs every peer on every workload and writes RESULTS.md; with names as arguments, prints the rows of these only.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { arrayNames, arrayWork, functionNames } from "./arrays.mjs";
import { exampleNames, specOf } from "./example.mjs";
import { largeSpec } from "./large.mjs";
import { modelNames } from "./onnxModel.mjs";
import { report, summary } from "./report.mjs";
import { compare } from "./rounds.mjs";
import { workload, workloadNames } from "./workload.mjs";

const here = fileURLToPath(new URL(".", import.meta.url)),
  rounds = Number(process.env.ROUNDS ?? 51),
  built = mkdtempSync(join(tmpdir(), "gradc-bench-"));
const asked = process.argv.slice(2),
  isAsked = (name) => asked.length === 0 || asked.includes(name);
const ours = ["gradc wasm", "gradc js", "gradc wasm, arrays"],
  theirs = ["tfjs wasm", "tfjs cpu", "jax-js wasm"];
const started = Date.now();

function node(...args) {
  return execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 26 });
}

/** What compiling for both targets took and gave. */
function compile(name, spec) {
  const build = (target) => JSON.parse(node(join(here, "build.mjs"), spec, target, join(built, target)));
  return { name, js: build("js"), wasm: build("wasm") };
}

/** The file of a spec that is data here. */
function written({ name, spec }) {
  const file = join(built, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...spec, name }));
  return file;
}

/** The peaks that the work of a step is held against, and how many multiply-adds it makes. */
function peaksOf(work) {
  const [dtype, multiplyAdds] = Object.entries(work).sort(([, a], [, b]) => b - a)[0];
  return multiplyAdds === 0 ? { peaks: [] } : { peaks: [`tile ${dtype}`, `registers ${dtype}`], multiplyAdds };
}

async function measured(builds, name, what, others) {
  const { peaks, multiplyAdds } = peaksOf(builds.wasm.work[what]);
  const session = what === "forward" && modelNames.includes(name) ? ["onnx wasm"] : [];
  const results = await compare(name, what, [...ours, ...peaks, ...others, ...session], built, rounds);
  const row = { name, what, results, multiplyAdds };
  console.log(summary(row));
  return row;
}

const steps = [],
  compiled = [];
for (const name of workloadNames.filter(isAsked)) {
  const builds = compile(name, written(workload(name)));
  compiled.push(builds);
  const hand =
    name === "contraction-chain-512" ? [] : name === "rosenbrock-1000" ? ["hand wasm", "hand js"] : ["hand js"];
  if (modelNames.includes(name)) steps.push(await measured(builds, name, "forward", theirs));
  steps.push(await measured(builds, name, "gradients", [...hand, ...theirs]));
}
for (const name of exampleNames.filter(isAsked)) {
  const builds = compile(name, specOf(name));
  compiled.push(builds);
  node(join(here, "reference.mjs"), name, built);
  for (const what of ["forward", "gradients"]) steps.push(await measured(builds, name, what, theirs));
}

const arrays = [];
for (const name of arrayNames.filter(isAsked)) {
  const { bytes } = compile(name, written(arrayWork(name))).wasm,
    copy = functionNames.includes(name) ? [] : ["copy 16 MB"];
  const results = await compare(name, "forward", ["gradc wasm", "gradc js", ...copy], built, rounds);
  arrays.push({ name, what: "forward", results, bytes: bytes.forward });
  console.log(summary(arrays.at(-1)));
}

if (asked.length === 0) {
  const graphs = readdirSync(join(here, "../graphs")).flatMap((file) =>
      file.endsWith(".json") ? [file.slice(0, -5)] : [],
    ),
    known = new Set(compiled.map(({ name }) => name));
  for (const name of graphs.filter((each) => !known.has(each)))
    compiled.push(compile(name, join(here, `../graphs/${name}.json`)));
  const name = "scalar-nodes-100000";
  compiled.push(compile(name, written({ name, spec: largeSpec() })));
  const calls = JSON.parse(node(join(here, "calls.mjs"))),
    machine = `${cpus()[0].model} (${process.arch}, ${cpus().length} cores)`,
    minutes = (Date.now() - started) / 60_000;
  writeFileSync(
    join(here, "RESULTS.md"),
    report({ versions: versions(), machine, rounds, minutes, steps, arrays, compiled, calls }),
  );
}
rmSync(built, { recursive: true });

function versions() {
  const of = (file) => JSON.parse(readFileSync(join(here, file), "utf8"));
  const { dependencies } = of("package.json");
  const names = { tfjs: "@tensorflow/tfjs", "jax-js": "@jax-js/jax", "onnxruntime-web": "onnxruntime-web" };
  const peers = Object.entries(names).map(([name, dependency]) => `${name} ${dependencies[dependency]}`);
  return [`gradc ${of("../package.json").version}`, ...peers, `Node ${process.version}`].join(", ");
}
