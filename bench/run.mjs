// Runs every peer on every workload and writes RESULTS.md; with names as arguments, prints the rows of these only.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleNames } from "./example.mjs";
import { exampleRow, report, workloadRow } from "./report.mjs";
import { compare } from "./rounds.mjs";
import { workload, workloadNames } from "./workload.mjs";

const here = fileURLToPath(new URL(".", import.meta.url)),
  rounds = Number(process.env.ROUNDS ?? 51),
  built = mkdtempSync(join(tmpdir(), "gradc-bench-"));
const asked = process.argv.slice(2),
  isAsked = (name) => asked.length === 0 || asked.includes(name);
const peers = ["gradc", "tfjs wasm", "tfjs cpu", "jax-js wasm"];

function node(...args) {
  return execFileSync(process.execPath, args, { encoding: "utf8" });
}

function compile(spec) {
  node(join(here, "../dist/cli/main.js"), "compile", spec, "-o", built, "--quiet");
}

const workloads = [];
for (const name of workloadNames.filter(isAsked)) {
  const spec = join(built, `${name}.json`);
  writeFileSync(spec, JSON.stringify({ ...workload(name).spec, name }));
  compile(spec);
  workloads.push({ name, results: await compare(name, "gradients", ["hand", ...peers], built, rounds) });
  console.log(workloadRow(workloads.at(-1)));
}

const examples = [];
for (const name of exampleNames.filter(isAsked)) {
  compile(join(here, "../graphs", `${name}.json`));
  node(join(here, "reference.mjs"), name, built);
  for (const what of ["forward", "gradients"]) {
    examples.push({ name, what, results: await compare(name, what, peers, built, rounds) });
    console.log(exampleRow(examples.at(-1)));
  }
}

if (asked.length === 0) {
  const calls = JSON.parse(node(join(here, "calls.mjs"))),
    machine = `${cpus()[0].model} (${process.arch}, ${cpus().length} cores)`;
  writeFileSync(
    join(here, "RESULTS.md"),
    report({ versions: versions(), machine, rounds, workloads, examples, calls }),
  );
}
rmSync(built, { recursive: true });

function versions() {
  const of = (file) => JSON.parse(readFileSync(join(here, file), "utf8"));
  const { dependencies } = of("package.json");
  const peerVersions = `tfjs ${dependencies["@tensorflow/tfjs"]}, jax-js ${dependencies["@jax-js/jax"]}`;
  return `gradc ${of("../package.json").version}, ${peerVersions}, Node ${process.version}`;
}
