// jax-js as its documentation says: a compiled function of loss and gradients, on WebAssembly. Node has neither the
// workers nor the WebGPU that jax-js would use in a browser.
import { defaultDevice, init, jit, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import { losses as examples } from "./jaxExamples.mjs";
import { losses as workloads } from "./jaxWorkloads.mjs";

/** { forward, gradients }, each with a step and what it computes. */
export async function jax(device, { name, loss: output, tensors, parameters }) {
  await init(device);
  defaultDevice(device);
  const arrays = Object.entries(tensors).map(([tensor, value]) => [tensor, arrayOf(value)]);
  const given = (differentiated) =>
    Object.fromEntries(arrays.filter(([tensor]) => parameters.includes(tensor) === differentiated));
  const loss = { ...workloads, ...examples }[name],
    [weights, data] = [given(true), given(false)];
  // Results are read at each step: jax-js computes nothing before.
  const runner = (f) => () => tree.map((array) => array.dataSync(), f(tree.ref(weights), tree.ref(data)));
  const forward = runner(jit(loss)),
    both = runner(jit(valueAndGrad(loss)));
  const results = () => {
    const [value, gradients] = both();
    return { [output]: value, ...gradients };
  };
  return { forward: { step: forward, results: () => ({ [output]: forward() }) }, gradients: { step: both, results } };
}

/** Typed arrays of f64 need a newer Node, so f64 is cast. */
function arrayOf({ dtype, shape, data }) {
  const array = np.array(dtype === "i32" ? data : Float32Array.from(data)).reshape([...shape]);
  return dtype === "f64" ? array.astype(np.float64) : array;
}
