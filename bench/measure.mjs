// One peer on one workload, in a process of its own: warms up, then answers each message with the CPU time of a step in
// microseconds, over a batch of some 20 ms.
import { pathToFileURL } from "node:url";
import { checkResult, workload } from "./workload.mjs";
import { byHand } from "./hand.mjs";

const [peer, name, built] = process.argv.slice(2);
const { step, check } = await makers(peer)(name);
await check();
const count = warmUp(step);
process.on("message", () => process.send(batch(step, count) / count));
process.send("ready");

function makers(which) {
  switch (which) {
    case "hand":
      return hand;
    case "gradc":
      return gradc;
    default:
      return tensorflow(which);
  }
}

async function hand(workloadName) {
  const { step, gradients, loss, parameter } = byHand(workloadName);
  const check = () => (step(), checkResult("by hand", workload(workloadName), loss(), gradients));
  return { step: varied(parameter, step), check };
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

function load(workloadName) {
  return import(pathToFileURL(`${built}/${workloadName}.js`).href);
}

/** Called on the model's own memory, as the hand-written code is. */
async function gradc(workloadName) {
  const { create } = await load(workloadName),
    model = create(),
    of = workload(workloadName);
  for (const [tensor, data] of Object.entries(of.tensors)) (model.inputs[tensor] ?? model.parameters[tensor]).set(data);
  const { forwardBackward } = model;
  const check = () => {
    const { outputs, gradients } = forwardBackward();
    checkResult("gradc", of, outputs.loss, gradients);
  };
  return { step: varied(model.parameters[of.parameters[0]], forwardBackward), check };
}

/** tfjs as its documentation says: variableGrads of a tidy loss. */
function tensorflow(backend) {
  return async (workloadName) => {
    const tf = await import("@tensorflow/tfjs");
    if (backend === "wasm") {
      const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
      setWasmPaths(new URL("./node_modules/@tensorflow/tfjs-backend-wasm/dist/", import.meta.url).pathname);
    }
    await tf.setBackend(backend);
    await tf.ready();
    const of = workload(workloadName),
      { loss, variables } = tensorflowGraph(tf, of);
    const step = () => {
      const { value, grads } = tf.variableGrads(loss, variables);
      value.dataSync();
      tf.dispose([value, grads]);
    };
    const check = () => {
      const { value, grads } = tf.variableGrads(loss, variables);
      checkResult(
        `tfjs ${backend}`,
        of,
        value.dataSync()[0],
        Object.fromEntries(Object.entries(grads).map(([key, tensor]) => [key, Array.from(tensor.dataSync())])),
      );
    };
    return { step, check };
  };
}

function tensorflowGraph(tf, { name: workloadName, tensors, fill }) {
  const shapeOf = (tensor) => fill.find((entry) => entry.name === tensor).shape;
  const variable = (tensor) =>
    tf.variable(tf.tensor(Float32Array.from(tensors[tensor]), shapeOf(tensor)), true, tensor);
  if (workloadName.startsWith("rosenbrock")) {
    const x = variable("x"),
      n = tensors.x.length;
    const loss = () => {
      const a = x.slice([0], [n - 1]),
        b = x.slice([1], [n - 1]);
      return b.sub(a.square()).square().mul(100).add(tf.scalar(1).sub(a).square()).sum();
    };
    return { loss, variables: [x] };
  }
  if (workloadName === "arm") return tensorflowArm(tf, variable("p"));
  const labels = tf.oneHot(tf.tensor1d(tensors.y, "int32"), 10).toFloat(),
    X = tf.tensor(tensors.X, shapeOf("X"));
  const crossEntropy = (logits) => logits.logSoftmax().mul(labels).sum(1).neg().mean();
  if (workloadName === "logistic-regression") {
    const W = variable("W"),
      b = variable("b");
    return { loss: () => crossEntropy(X.matMul(W).add(b)), variables: [W, b] };
  }
  const [W1, b1, W2, b2] = ["W1", "b1", "W2", "b2"].map(variable);
  return { loss: () => crossEntropy(X.matMul(W1).add(b1).relu().matMul(W2).add(b2)), variables: [W1, b1, W2, b2] };
}

function tensorflowArm(tf, p) {
  const g = 9.81 / 0.1;
  const loss = () => {
    const [q1, q2, w1, w2, v, time] = tf.unstack(p),
      a = q1.add(q2),
      w = w1.add(w2);
    const c1 = q1.cos(),
      s1 = q1.sin(),
      c12 = a.cos(),
      s12 = a.sin();
    const vx = v.mul(s1.mul(w1).neg().sub(s12.mul(w).mul(0.8))),
      vy = v.mul(c1.mul(w1).add(c12.mul(w).mul(0.8)));
    const e = tf.scalar(1).sub(time.mul(-0.1).exp()).div(0.1);
    const dx = c1.add(c12.mul(0.8)).add(vx.mul(e)).sub(3);
    const dy = s1.add(s12.mul(0.8)).add(vy.add(g).mul(e)).sub(time.mul(g)).sub(1.5);
    const effort = vx.square().add(vy.square()).mul(0.01).add(w1.square().add(w2.square()).mul(0.001));
    return dx
      .square()
      .add(dy.square())
      .add(effort)
      .add(time.square().add(1).log().mul(0.1))
      .add(q2.square().add(1).sqrt().mul(0.05));
  };
  return { loss, variables: [p] };
}

/** Runs the step until it is compiled; returns how many steps take 20 ms. */
function warmUp(run) {
  let steps = 1;
  while (batch(run, steps) < 20_000) steps *= 2;
  batch(run, steps * 20);
  return steps;
}

/** CPU time of so many steps, in microseconds. */
function batch(run, steps) {
  const before = process.cpuUsage();
  for (let i = 0; i < steps; i++) run(i);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
