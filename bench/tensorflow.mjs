// tfjs as its documentation says: variableGrads of a tidy loss.
import { losses as examples } from "./tensorflowExamples.mjs";
import { losses as workloads } from "./tensorflowWorkloads.mjs";

/** { forward, gradients }, each with a step and what it computes; tfjs knows no f64. */
export async function tensorflow(backend, { name, loss: output, tensors, parameters }) {
  const tf = await start(backend);
  const make = ([tensor, { dtype, shape, data }]) => {
    const value = dtype === "i32" ? tf.tensor(data, shape, "int32") : tf.tensor(Float32Array.from(data), shape);
    return [tensor, parameters.includes(tensor) ? tf.variable(value, true, tensor) : value];
  };
  const made = Object.fromEntries(Object.entries(tensors).map(make)),
    loss = { ...workloads, ...examples }[name](tf, made),
    variables = parameters.map((parameter) => made[parameter]);
  const forward = () => tf.tidy(() => ({ [output]: loss().dataSync() }));
  const step = () => {
    const { value, grads } = tf.variableGrads(loss, variables);
    value.dataSync();
    tf.dispose([value, grads]);
  };
  const results = () => {
    const { value, grads } = tf.variableGrads(loss, variables),
      arrays = Object.entries(grads).map(([parameter, gradient]) => [parameter, gradient.dataSync()]);
    return { [output]: value.dataSync(), ...Object.fromEntries(arrays) };
  };
  return { forward: { step: forward, results: forward }, gradients: { step, results } };
}

async function start(backend) {
  const tf = await import("@tensorflow/tfjs");
  if (backend === "wasm") {
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
    setWasmPaths(new URL("./node_modules/@tensorflow/tfjs-backend-wasm/dist/", import.meta.url).pathname);
  }
  await tf.setBackend(backend);
  await tf.ready();
  return tf;
}
