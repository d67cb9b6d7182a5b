// The small workloads in tfjs, each its loss as a function of its variables.

/** Of tfjs and a workload's tensors by name. */
export const losses = {
  "rosenbrock-1000": rosenbrock,
  "rosenbrock-2": rosenbrock,
  arm,
  "logistic-regression": logistic,
  "mlp-batch-32": perceptron,
  "mlp-batch-128": perceptron,
  "contraction-chain-512": chain,
};

function rosenbrock(tf, { x }) {
  const n = x.size;
  return () => {
    const a = x.slice([0], [n - 1]),
      b = x.slice([1], [n - 1]);
    return b.sub(a.square()).square().mul(100).add(tf.scalar(1).sub(a).square()).sum();
  };
}

function crossEntropy(tf, y) {
  const labels = tf.oneHot(y, 10).toFloat();
  return (logits) => logits.logSoftmax().mul(labels).sum(1).neg().mean();
}

function logistic(tf, { X, y, W, b }) {
  const cost = crossEntropy(tf, y);
  return () => cost(X.matMul(W).add(b));
}

function perceptron(tf, { X, y, W1, b1, W2, b2 }) {
  const cost = crossEntropy(tf, y);
  return () => cost(X.matMul(W1).add(b1).relu().matMul(W2).add(b2));
}

function chain(tf, { X, W1, W2, W3 }) {
  return () =>
    [W1, W2, W3]
      .reduce((y, w) => y.matMul(w).tanh(), X)
      .square()
      .mean();
}

function arm(tf, { p }) {
  const g = 9.81 / 0.1;
  return () => {
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
}
