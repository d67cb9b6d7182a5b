// The large examples: specs of graphs/, how their tensors are filled, and what the loss and the gradients must be.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filled, WrongResult } from "./tensors.mjs";

/** Of each tensor: the seed, and the scale and offset of its elements, or that they are labels. */
const fills = {
  convnet: {
    x: { seed: 101, scale: 0.5, offset: 0.5 },
    y: { seed: 102, kind: "label" },
    w1: { seed: 103, scale: 0.8 },
    b1: { seed: 104, scale: 0.1 },
    w2: { seed: 105, scale: 0.3 },
    b2: { seed: 106, scale: 0.1 },
    w3: { seed: 107, scale: 0.1 },
    b3: { seed: 108, scale: 0.1 },
  },
  transformer: {
    x: { seed: 111 },
    target: { seed: 112 },
    scale1: { seed: 113, scale: 0.1, offset: 1 },
    offset1: { seed: 114, scale: 0.1 },
    wqkv: { seed: 115, scale: 0.1 },
    wo: { seed: 116, scale: 0.15 },
    scale2: { seed: 117, scale: 0.1, offset: 1 },
    offset2: { seed: 118, scale: 0.1 },
    w1: { seed: 119, scale: 0.1 },
    b1: { seed: 120, scale: 0.1 },
    w2: { seed: 121, scale: 0.1 },
    b2: { seed: 122, scale: 0.1 },
  },
  "lstm-layer": {
    x: { seed: 151 },
    target: { seed: 152 },
    h0: { seed: 153 },
    c0: { seed: 154 },
    wx: { seed: 155, scale: 0.15 },
    wh: { seed: 156, scale: 0.15 },
    b: { seed: 157, scale: 0.1 },
  },
  lstm: { state: { seed: 131 }, sequence: { seed: 132 }, main: { seed: 133 }, extra: { seed: 134 } },
  "gaussian-mixture": {
    x: { seed: 141 },
    gamma: { seed: 142, scale: 0, offset: 1 },
    alphas: { seed: 143 },
    means: { seed: 144 },
    icf: { seed: 145 },
  },
};

export const exampleNames = Object.keys(fills);

/** The spec of an example: of graphs/, or its own. */
export function specOf(name) {
  return fileURLToPath(new URL(name === "lstm-layer" ? `./${name}.json` : `../graphs/${name}.json`, import.meta.url));
}

/** The tensors of an example from their types. */
export function tensorsOf(name, types) {
  const tensors = Object.entries(types).map(([tensor, type]) => [tensor, filled(type, fills[name][tensor])]);
  return Object.fromEntries(tensors);
}

/** What reference.mjs wrote, as { name, loss: the output's name, tensors, parameters, check }. */
export function example(name, built) {
  const text = readFileSync(join(built, `${name}.reference.json`), "utf8"),
    { loss, types, parameters, expected } = JSON.parse(text);
  const check = (who, values) => {
    for (const [tensor, data] of Object.entries(values))
      checkEach(`${who} on ${name}: ${tensor}`, expected[tensor], data);
  };
  return { name, loss, tensors: tensorsOf(name, types), parameters, check };
}

/** Throws unless each value is the reference's to 1e-4 of the largest of its tensor: what f32 can promise. */
function checkEach(what, wanted, data) {
  const largest = Math.max(...wanted.map(Math.abs));
  const wrong = wanted.findIndex((value, at) => !(Math.abs(data[at] - value) <= 1e-4 * largest));
  if (data.length !== wanted.length) throw new WrongResult(`${what} has ${data.length} elements, not ${wanted.length}`);
  if (wrong >= 0) throw new WrongResult(`${what}[${wrong}] is ${data[wrong]}, not ${wanted[wrong]}`);
}
