// What can be measured on a workload, by who does it. Each gives `forward`, the loss alone, or `gradients`, the loss with
// all gradients, or both: a step, and the results of one.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadProbes } from "../dist/cli/probes.js";
import { byHand } from "./hand.mjs";
import { byHandInWasm } from "./handWasm.mjs";

export const peers = {
  "hand js": (of) => hand(of, byHand(of)),
  "hand wasm": async (of) => hand(of, await byHandInWasm(of)),
  "gradc js": (of, built) => gradc(of, join(built, "js")),
  "gradc wasm": (of, built) => gradc(of, join(built, "wasm")),
  "gradc wasm, arrays": (of, built) => gradcOnArrays(of, join(built, "wasm")),
  "tfjs wasm": async (of) => (await import("./tensorflow.mjs")).tensorflow("wasm", of),
  "tfjs cpu": async (of) => (await import("./tensorflow.mjs")).tensorflow("cpu", of),
  "jax-js wasm": async (of) => (await import("./jax.mjs")).jax("wasm", of),
  "onnx wasm": async (of) => (await import("./onnx.mjs")).onnx(of),
  "tile f32": () => peak((probes) => probes.multiplyAdds.f32.tile),
  "tile f64": () => peak((probes) => probes.multiplyAdds.f64.tile),
  "registers f32": () => peak((probes) => probes.multiplyAdds.f32.registers),
  "registers f64": () => peak((probes) => probes.multiplyAdds.f64.registers),
  "copy 16 MB": () => peak((probes) => probes.copy(2 ** 24)),
};

/** What is ours has no excuse: that it cannot run is an error. */
export const isOurs = (peer) => !/^(?:tfjs|jax-js|onnx)/.test(peer);

function hand(of, { step, gradients, loss, parameter }) {
  const results = () => (step(), { loss: [loss()], ...gradients });
  return { gradients: { step: varied(parameter, step), results } };
}

/** The same whatever the workload: how fast it can be at most. `amount` says how much a step does. */
async function peak(choose) {
  const { run, amount } = choose(await loadProbes()),
    measured = { step: run, results: () => null, amount };
  return { forward: measured, gradients: measured };
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

const modelOf = async ({ name }, folder) => {
  const module = await import(pathToFileURL(join(folder, `${name}.js`)).href);
  await module.ready;
  return module.create();
};

/** The output that is measured, as a list. */
const outputOf = (of, outputs) => {
  const value = outputs[of.loss];
  return { [of.loss]: typeof value === "number" ? [value] : value };
};

/** Called on the model's own memory, as the hand-written code is. */
async function gradc(of, folder) {
  const { inputs, parameters, forward, forwardBackward } = await modelOf(of, folder);
  for (const [tensor, { shape, data }] of Object.entries(of.tensors)) {
    if (shape.length === 0) inputs[tensor] = data[0];
    else (inputs[tensor] ?? parameters[tensor]).set(data);
  }
  const both = () => {
    const { outputs, gradients } = forwardBackward();
    return { ...outputOf(of, outputs), ...gradients };
  };
  const step = (run) => varied(parameters[of.parameters[0]] ?? inputs[of.parameters[0]], run);
  return {
    forward: { step: step(forward), results: () => outputOf(of, forward()) },
    gradients: { step: forwardBackward && step(forwardBackward), results: both },
  };
}

/** Called with the caller's arrays, for inputs and for results: every call checks and copies them. */
async function gradcOnArrays(of, folder) {
  const { forward, forwardBackward } = await modelOf(of, folder);
  const given = Object.fromEntries(
    Object.entries(of.tensors).map(([tensor, { shape, data }]) => [tensor, shape.length === 0 ? data[0] : data]),
  );
  const measured = (run, resultsOf) => {
    const out = run(given);
    return { step: varied(given[of.parameters[0]], () => run(given, out)), results: () => resultsOf(run(given)) };
  };
  const both = ({ outputs, gradients }) => ({ ...outputOf(of, outputs), ...gradients });
  return {
    forward: measured(forward, (outputs) => outputOf(of, outputs)),
    gradients: forwardBackward && measured(forwardBackward, both),
  };
}
