// Training in a plain loop: minibatches, momentum, a learning rate that falls. The module does the derivatives.
import { copyImage, generator, labelOf, shuffle, split } from "./data.mjs";

const batch = 32,
  epochs = 40,
  momentum = 0.9;

/** Trains a model of digits.js from one seed; returns the share of test images that it reads right. */
export function train(model, seed, progress = () => {}) {
  const { train: trained, test } = split(seed),
    random = generator(seed + 1000);
  model.initialize(seed);
  const { x, y } = model.inputs,
    { parameters, gradients } = model,
    names = Object.keys(parameters);
  const velocity = Object.fromEntries(names.map((name) => [name, new Float32Array(parameters[name].length)]));
  let steps = 0,
    time = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const rate = 0.1 * (1 - epoch / (epochs + 1));
    shuffle(trained, random);
    let loss = 0,
      batches = 0;
    for (let start = 0; start + batch <= trained.length; start += batch) {
      fill(x, y, trained, start);
      const begin = performance.now();
      model.forwardBackward();
      for (const name of names) {
        const w = parameters[name],
          g = gradients[name],
          v = velocity[name];
        for (let i = 0; i < w.length; i++) {
          v[i] = momentum * v[i] - rate * g[i];
          w[i] += v[i];
        }
      }
      time += performance.now() - begin;
      loss += model.outputs.loss;
      batches++;
      steps++;
    }
    progress({ epoch, epochs, loss: loss / batches });
  }
  return { accuracy: accuracy(model, test), microseconds: (1000 * time) / steps };
}

function fill(x, y, indices, start) {
  for (let row = 0; row < batch; row++) {
    const index = indices[(start + row) % indices.length];
    copyImage(index, x, row);
    y[row] = labelOf(index);
  }
}

/** The share of images whose largest logit is at their label; the last batch is filled up with images that do not count. */
function accuracy(model, indices) {
  const { x, y } = model.inputs,
    { logits } = model.outputs;
  let right = 0;
  for (let start = 0; start < indices.length; start += batch) {
    fill(x, y, indices, start);
    model.forward();
    for (let row = 0; row < batch && start + row < indices.length; row++) {
      const scores = logits.subarray(row * 10, row * 10 + 10);
      if (scores.indexOf(Math.max(...scores)) === labelOf(indices[start + row])) right++;
    }
  }
  return right / indices.length;
}
