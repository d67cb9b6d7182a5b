// The small workloads in jax-js, each its loss as a function of its parameters and its data: see jaxExamples.mjs.
import { nn, numpy as np } from "@jax-js/jax";

export const losses = {
  "rosenbrock-1000": rosenbrock,
  "rosenbrock-2": rosenbrock,
  arm,
  "logistic-regression": logistic,
  "mlp-batch-32": perceptron,
  "mlp-batch-128": perceptron,
  "contraction-chain-512": chain,
};

function rosenbrock({ x }) {
  const a = x.ref.slice([0, -1]),
    b = x.slice([1]);
  const valley = np.square(b.sub(np.square(a.ref))).mul(100);
  return valley.add(np.square(a.neg().add(1))).sum();
}

function crossEntropy(logits, y) {
  return nn.logSoftmax(logits).mul(nn.oneHot(y, 10)).sum(1).mean().neg();
}

function logistic({ W, b }, { X, y }) {
  return crossEntropy(np.matmul(X, W).add(b), y);
}

function perceptron({ W1, b1, W2, b2 }, { X, y }) {
  const hidden = nn.relu(np.matmul(X, W1).add(b1));
  return crossEntropy(np.matmul(hidden, W2).add(b2), y);
}

function chain({ W1, W2, W3 }, { X }) {
  return np.square([W1, W2, W3].reduce((y, w) => np.tanh(np.matmul(y, w)), X)).mean();
}

function arm({ p }) {
  const [q1, q2, w1, w2, v, time] = Array.from({ length: 6 }, (_, at) => p.ref.slice(at)),
    g = 9.81 / 0.1;
  p.dispose();
  const a = q1.ref.add(q2.ref),
    w = w1.ref.add(w2.ref);
  const c1 = np.cos(q1.ref),
    s1 = np.sin(q1),
    c12 = np.cos(a.ref),
    s12 = np.sin(a);
  const vx = v.ref.mul(s1.ref.mul(w1.ref).neg().sub(s12.ref.mul(w.ref).mul(0.8))),
    vy = v.mul(c1.ref.mul(w1.ref).add(c12.ref.mul(w).mul(0.8)));
  const e = np.exp(time.ref.mul(-0.1)).neg().add(1).div(0.1);
  const dx = c1.add(c12.mul(0.8)).add(vx.ref.mul(e.ref)).sub(3);
  const dy = s1.add(s12.mul(0.8)).add(vy.ref.add(g).mul(e)).sub(time.ref.mul(g)).sub(1.5);
  const effort = np.square(vx).add(np.square(vy)).mul(0.01);
  return np
    .square(dx)
    .add(np.square(dy))
    .add(effort)
    .add(np.square(w1).add(np.square(w2)).mul(0.001))
    .add(np.log(np.square(time).add(1)).mul(0.1))
    .add(np.sqrt(np.square(q2).add(1)).mul(0.05));
}
