// y = x1^2 + x2^2 + x3^2 and its gradient, by each library as its documentation says, bundled for a browser or a worker.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile, readSpec } from "../dist/compiler/index.js";

/** Of x = (1, 2, 3): y, and the gradient 2x. */
export const expected = [14, 2, 4, 6];

const folder = fileURLToPath(new URL(".", import.meta.url));
const spec = {
  name: "squares",
  inputs: { x: "f32[3]" },
  nodes: { y: "sum(x * x)" },
  outputs: ["y"],
  gradients: { of: "y", wrt: ["x"] },
};

const gradc = `
import * as module from "./squares.js";
export async function run() {
  await module.ready;
  const { outputs, gradients } = module.create().forwardBackward({ x: Float32Array.of(1, 2, 3) });
  return [outputs.y, ...gradients.x];
}`;
const jax = (device) => `
import { defaultDevice, init, jit, numpy as np, valueAndGrad } from "@jax-js/jax";
export async function run() {
  await init("${device}");
  defaultDevice("${device}");
  const [y, dx] = jit(valueAndGrad((x) => np.sum(x.ref.mul(x))))(np.array([1, 2, 3]));
  return [...y.dataSync(), ...dx.dataSync()];
}`;
// Its own programs are fetched: for where from it has a setting.
const tensorflow = (backend) => `
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
export async function run(address) {
  setWasmPaths(address);
  if (!(await tf.setBackend("${backend}"))) throw new Error("setBackend gave false for ${backend}");
  await tf.ready();
  const { value, grad } = tf.valueAndGrad((x) => tf.sum(tf.mul(x, x)))(tf.tensor1d([1, 2, 3]));
  return [...value.dataSync(), ...grad.dataSync()];
}`;

/** For each library the files of a folder; the one that is imported is subject.js. */
export async function subjects() {
  const texts = { js: await compile(readSpec(spec)) };
  for (const form of ["inline", "worker"]) texts[form] = await compile(readSpec(spec), { target: "wasm", wasm: form });
  const emitted = ({ javascript, wasm, wasmForm }) => ({
    "subject.js": gradc,
    "squares.js": javascript,
    ...(wasmForm === "worker" ? { "squares.wasm": Buffer.from(wasm) } : {}),
  });
  return {
    "gradc js": emitted(texts.js),
    "gradc wasm inline": emitted(texts.inline),
    "gradc wasm worker": emitted(texts.worker),
    "jax-js wasm": { "subject.js": await bundled(jax("wasm")) },
    "jax-js cpu": { "subject.js": await bundled(jax("cpu")) },
    "tfjs wasm": { "subject.js": await bundled(tensorflow("wasm")) },
    "tfjs cpu": { "subject.js": await bundled(tensorflow("cpu")) },
  };
}

/**
 * One file, as esbuild makes it for a page. tfjs fetches its programs where it finds a window and no process, which
 * workerd has the other way round.
 */
async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    ...{ bundle: true, format: "esm", platform: "browser", target: "es2022", write: false, logLevel: "error" },
    define: { process: "undefined" },
    banner: { js: "globalThis.window ??= globalThis; globalThis.document ??= {};" },
  });
  return outputFiles[0].text;
}

export function versionOf(name) {
  return JSON.parse(readFileSync(`${folder}node_modules/${name}/package.json`, "utf8")).version;
}

/** The programs that tfjs fetches. */
export function tensorflowProgram(name) {
  return readFileSync(`${folder}node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`);
}
