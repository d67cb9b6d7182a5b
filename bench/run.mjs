// Runs every peer on every workload, interleaved, each in a process of its own, and writes RESULTS.md.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { names, workload } from "./workload.mjs";

const here = fileURLToPath(new URL(".", import.meta.url)),
  rounds = Number(process.env.ROUNDS ?? 5),
  seconds = Number(process.env.SECONDS ?? 0.4);
const peers = (process.env.PEERS ?? "hand,gradc,gradc-arguments,wasm,cpu").split(",");
const built = mkdtempSync(join(tmpdir(), "gradc-bench-"));
const only = process.argv.slice(2);

for (const name of names) {
  const spec = join(built, `${name}.json`);
  mkdirSync(built, { recursive: true });
  writeFileSync(spec, JSON.stringify({ ...workload(name).spec, name }));
  execFileSync(process.execPath, [join(here, "../dist/cli/main.js"), "compile", spec, "-o", built, "--quiet"]);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const rows = [];
for (const name of names.filter((each) => only.length === 0 || only.includes(each))) {
  const times = Object.fromEntries(peers.map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round++) {
    for (const peer of peers) {
      const printed = execFileSync(process.execPath, [join(here, "measure.mjs"), peer, name, built, String(seconds)], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      times[peer].push(Number(printed.trim().split("\n").pop()));
    }
  }
  const row = { name, ...Object.fromEntries(peers.map((peer) => [peer, median(times[peer])])) };
  const spread = Math.max(...times.gradc) / Math.min(...times.gradc);
  rows.push({ ...row, spread });
  const tfjs = Math.min(row.wasm, row.cpu);
  console.log(
    `${name}: gradc ${row.gradc.toFixed(3)} us, by hand ${row.hand.toFixed(3)} us (${(row.gradc / row.hand).toFixed(2)} x), with arguments ${row["gradc-arguments"].toFixed(3)} us, tfjs ${tfjs.toFixed(1)} us (${(tfjs / row.gradc).toFixed(0)} x slower)`,
  );
}
if (only.length === 0) writeFileSync(join(here, "RESULTS.md"), report());

function report() {
  const { version } = JSON.parse(readFileSync(join(here, "../package.json"), "utf8")),
    tfjs = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies["@tensorflow/tfjs"];
  const line = (row) => {
    const best = Math.min(row.wasm, row.cpu);
    return `| ${row.name} | ${row.gradc.toFixed(3)} | ${row.spread.toFixed(2)} | ${row.hand.toFixed(3)} | ${(row.gradc / row.hand).toFixed(2)} | ${row["gradc-arguments"].toFixed(3)} | ${row.wasm.toFixed(1)} | ${row.cpu.toFixed(1)} | ${(best / row.gradc).toFixed(1)} |`;
  };
  return `# Results

A step is the loss and the gradient of every parameter. Microseconds of CPU time, medians of ${rounds} processes a peer,
interleaved; every peer's loss and gradients are first checked against float64 values made with PyTorch. gradc and the
code by hand run on their own memory; "with arguments" adds the checks and copies of a call that passes every array and
\`out\`. Made by \`npm run bench\` with gradc ${version}, tfjs ${tfjs}, Node ${process.version}, on ${cpus()[0].model}.

| workload | gradc | max / min | by hand | gradc / hand | with arguments | tfjs wasm | tfjs cpu | best tfjs / gradc |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map(line).join("\n")}
`;
}
