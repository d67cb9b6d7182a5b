// One peer on one workload, in a process of its own: checks its results, warms up, then answers each message with the
// CPU time of a step in microseconds, over a batch of some 20 ms.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { example, exampleNames } from "./example.mjs";
import { byHand } from "./hand.mjs";
import { WrongResult } from "./tensors.mjs";
import { workload } from "./workload.mjs";

const [peer, name, what, built] = process.argv.slice(2);
const of = exampleNames.includes(name) ? example(name, built) : workload(name);

/** Each gives what it can measure: `forward` is the loss, `gradients` loss and gradients. */
const peers = {
  hand,
  gradc,
  "tfjs wasm": async () => (await import("./tensorflow.mjs")).tensorflow("wasm", of),
  "tfjs cpu": async () => (await import("./tensorflow.mjs")).tensorflow("cpu", of),
  "jax-js wasm": async () => (await import("./jax.mjs")).jax("wasm", of),
};

try {
  const { step, results } = (await peers[peer]())[what];
  of.check(peer, results());
  const count = warmUp(step);
  process.on("message", () => process.send({ time: batch(step, count) / count }));
  process.send({});
} catch (error) {
  if (error instanceof WrongResult || peer === "gradc" || peer === "hand") throw error;
  process.send({ cannot: error.message });
}

function hand() {
  const { step, gradients, loss, parameter } = byHand(of);
  const results = () => (step(), { loss: [loss()], ...gradients });
  return { gradients: { step: varied(parameter, step), results } };
}

/** A step whose first parameter changes each time: nothing can be computed once for all steps. */
function varied(parameter, step) {
  const first = parameter[0],
    other = first + 2 ** -10;
  return (turn) => {
    parameter[0] = turn & 1 ? other : first;
    step();
  };
}

/** Called on the model's own memory, as the hand-written code is. */
async function gradc() {
  const { create } = await import(pathToFileURL(join(built, `${name}.js`)).href),
    { inputs, parameters, forward, forwardBackward } = create();
  for (const [tensor, { shape, data }] of Object.entries(of.tensors)) {
    if (shape.length === 0) inputs[tensor] = data[0];
    else (inputs[tensor] ?? parameters[tensor]).set(data);
  }
  const lossOf = (outputs) => ({ [of.loss]: [outputs[of.loss]] });
  const both = () => {
    const { outputs, gradients } = forwardBackward();
    return { ...lossOf(outputs), ...gradients };
  };
  const step = (run) => varied(parameters[of.parameters[0]], run);
  return {
    forward: { step: step(forward), results: () => lossOf(forward()) },
    gradients: { step: step(forwardBackward), results: both },
  };
}

/** Runs the step until it is compiled; returns how many steps take 20 ms. */
function warmUp(run) {
  let steps = 1;
  while (batch(run, steps) < 20_000) steps *= 2;
  for (let spent = 0; spent < 400_000;) spent += batch(run, steps);
  return steps;
}

/** CPU time of so many steps, in microseconds. */
function batch(run, steps) {
  const before = process.cpuUsage();
  for (let i = 0; i < steps; i++) run(i);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
