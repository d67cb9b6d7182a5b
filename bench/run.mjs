// Runs every peer on every workload, each in a process of its own, and writes RESULTS.md. The processes take turns of some
// 20 ms: what else the machine does meets all of them alike.
import { execFileSync, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { names, workload } from "./workload.mjs";

const here = fileURLToPath(new URL(".", import.meta.url)),
  rounds = Number(process.env.ROUNDS ?? 51);
const built = mkdtempSync(join(tmpdir(), "gradc-bench-"));
const only = process.argv.slice(2);

for (const name of names) {
  const spec = join(built, `${name}.json`);
  mkdirSync(built, { recursive: true });
  writeFileSync(spec, JSON.stringify({ ...workload(name).spec, name }));
  execFileSync(process.execPath, [join(here, "../dist/cli/main.js"), "compile", spec, "-o", built, "--quiet"]);
}

/** Keeps a process on one core, where the system has a command for it: two cores are never equally busy. */
function pin(pid) {
  try {
    execFileSync("taskset", ["-acp", String(availableParallelism() - 1), String(pid)], { stdio: "ignore" });
  } catch {
    // Then the figures spread more.
  }
}

/** One peer's process, and what asks it for a time. */
async function start(peer, name) {
  const child = fork(join(here, "measure.mjs"), [peer, name, built], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let errors = "";
  child.stderr.on("data", (text) => (errors += text));
  let failed;
  const ended = new Promise((_, reject) => (failed = reject));
  child.once("exit", () => failed(new Error(`${peer} on ${name} ended: ${errors}`)));
  ended.catch(() => undefined);
  const answer = () => Promise.race([ended, new Promise((resolve) => child.once("message", resolve))]);
  await answer();
  pin(child.pid);
  return { peer, ask: () => (child.send("go"), answer()), end: () => child.kill() };
}

const tensorflow = ["wasm", "cpu"];
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Times of each peer, a batch at a turn. */
async function timesOf(name, peers) {
  const running = [];
  for (const peer of peers) running.push(await start(peer, name));
  const times = Object.fromEntries(peers.map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round++) for (const { peer, ask } of running) times[peer].push(await ask());
  for (const { end } of running) end();
  return times;
}

/** The median of the ratios of neighbouring turns: a phase in which the machine is slow meets both. */
const ratio = (a, b) => median(a.map((time, round) => time / b[round]));

const rows = [];
for (const name of names.filter((each) => only.length === 0 || only.includes(each))) {
  const { hand, gradc, ...others } = await timesOf(name, ["hand", "gradc", ...tensorflow]);
  const [best] = [...tensorflow].sort((a, b) => median(others[a]) - median(others[b]));
  rows.push([
    name,
    number(median(gradc)),
    number(median(hand)),
    ratio(gradc, hand).toFixed(2),
    `${median(others[best]).toFixed(0)} (${best})`,
    number(ratio(others[best], gradc)),
  ]);
  console.log(line(rows.at(-1)));
}
if (only.length === 0) {
  const calls = JSON.parse(execFileSync(process.execPath, [join(here, "calls.mjs")], { encoding: "utf8" }));
  writeFileSync(join(here, "RESULTS.md"), report(calls));
}

function number(x) {
  return x >= 100 ? x.toFixed(0) : x.toPrecision(3);
}

function line(cells) {
  return `| ${cells.join(" | ")} |`;
}

function report(calls) {
  const { version } = JSON.parse(readFileSync(join(here, "../package.json"), "utf8")),
    tfjs = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies["@tensorflow/tfjs"];
  return `# Results

Made by \`npm run bench\` with gradc ${version}, tfjs ${tfjs}, Node ${process.version}, on ${cpus()[0].model}.

A step is the loss and the gradient of every parameter. Microseconds of CPU time, medians of ${rounds} batches of some
20 ms. Each peer has a process of its own; they take turns batch by batch, and a ratio is the median of the ratios of
neighbouring turns. Every peer's loss and gradients are first checked against float64 values made with PyTorch. gradc
and the code by hand run on their own memory; tfjs is called as its documentation says, on its faster backend.

| workload | gradc, us | by hand, us | gradc / hand | tfjs, us | tfjs / gradc |
| --- | --- | --- | --- | --- | --- |
${rows.map(line).join("\n")}

What the checks of a call cost that passes every array and \`out\`, beside the copies that it makes of them:

| tensors | ns |
| --- | --- |
${calls.map(({ tensors, ns }) => line([tensors, ns.toFixed(0)])).join("\n")}
`;
}
