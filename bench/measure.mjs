// One peer on one workload, in a process of its own: checks its results, warms up, then answers each message with the
// CPU time of a step in microseconds, over a batch of some 20 ms.
import { setTimeout as pause } from "node:timers/promises";
import { arrayNames, arrayWork } from "./arrays.mjs";
import { example, exampleNames } from "./example.mjs";
import { isOurs, peers } from "./peers.mjs";
import { WrongResult } from "./tensors.mjs";
import { workload } from "./workload.mjs";

const [peer, name, what, built] = process.argv.slice(2);

try {
  const of = workOf(name),
    { step, results, amount, isAsync = false } = (await peers[peer](of, built))[what];
  if (amount === undefined) of.check(peer, await results());
  const batch = isAsync ? batchOfPromises : batchOfCalls,
    count = await warmUp(batch, step);
  process.on("message", async () => process.send({ time: (await batch(step, count)) / count }));
  process.send({ amount });
} catch (error) {
  if (error instanceof WrongResult || isOurs(peer)) throw error;
  process.send({ cannot: String(error.message ?? error) });
}

function workOf(name) {
  if (exampleNames.includes(name)) return example(name, built);
  return arrayNames.includes(name) ? arrayWork(name) : workload(name);
}

/**
 * Runs the step until it is compiled, and waits for what compilers do behind it: V8 runs WebAssembly with quick code
 * first. Returns how many steps take 20 ms.
 */
async function warmUp(batch, step) {
  for (let spent = 0, steps = 1; spent < 600_000;) {
    const time = await batch(step, steps);
    spent += time;
    if (time < 20_000) steps *= 2;
  }
  await pause(150);
  let steps = 1;
  while ((await batch(step, steps)) < 20_000) steps *= 2;
  return steps;
}

/** CPU time of so many steps, in microseconds. */
function batchOfCalls(run, steps) {
  const before = process.cpuUsage();
  for (let i = 0; i < steps; i++) run(i);
  return since(before);
}

async function batchOfPromises(run, steps) {
  const before = process.cpuUsage();
  for (let i = 0; i < steps; i++) await run(i);
  return since(before);
}

function since(before) {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
