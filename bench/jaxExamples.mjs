// The large examples in jax-js, each its loss as a function of its parameters and its data. A call consumes its arrays:
// `ref` keeps one that is used again, and what a function leaves unused it disposes of.
import { lax, nn, numpy as np } from "@jax-js/jax";
import { constantOf, triangle } from "./mixture.mjs";

export const losses = { convnet, transformer, lstm, "lstm-layer": lstmLayer, "gaussian-mixture": gaussianMixture };

/** Channels come first in jax-js. */
function convnet({ w1, b1, w2, b2, w3, b3 }, { x, y }) {
  const layer = (image, filter, bias) => {
    const hidden = lax.conv(image, filter.transpose([3, 2, 0, 1]), [1, 1], "SAME").add(bias.reshape([-1, 1, 1]));
    return lax.reduceWindow(nn.relu(hidden), (window) => np.max(window), [2, 2], [2, 2]);
  };
  const pooled = layer(layer(x.transpose([0, 3, 1, 2]), w1, b1), w2, b2),
    logits = np.matmul(pooled.transpose([0, 2, 3, 1]).reshape([-1, 784]), w3).add(b3);
  const chosen = nn.oneHot(y, 10);
  return nn.logSoftmax(logits).mul(chosen).sum(1).mean().neg();
}

function normalize(values, scale, offset) {
  return nn.standardize(values).mul(scale).add(offset);
}

/** Written out: nn.dotProductAttention reads its Einstein sums with iterator helpers, which need a newer Node. */
function attention(q, k, v) {
  const [length, depth] = q.shape.slice(-2),
    scores = np.matmul(q, k.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(depth));
  const causal = np.where(np.tri(length, length, 0, { dtype: np.bool }), scores, -Infinity);
  return np.matmul(nn.softmax(causal), v);
}

function transformer({ scale1, offset1, wqkv, wo, scale2, offset2, w1, b1, w2, b2 }, { x, target }) {
  const [batch, length, width] = x.shape,
    heads = 4;
  const all = np.matmul(normalize(x.ref, scale1, offset1), wqkv).reshape([batch, length, 3, heads, -1]);
  const [q, k, v] = np.split(all.transpose([2, 0, 3, 1, 4]), 3).map((part) => part.reshape([batch, heads, length, -1]));
  const heard = attention(q, k, v).transpose([0, 2, 1, 3]).reshape([batch, length, width]);
  const attended = x.add(np.matmul(heard, wo));
  const hidden = nn.gelu(np.matmul(normalize(attended.ref, scale2, offset2), w1).add(b1));
  return np.square(attended.add(np.matmul(hidden, w2)).add(b2).sub(target)).mean();
}

/** jax-js has no scan: the steps are written out when it traces them. */
function lstm({ main, extra }, { state, sequence }) {
  const [layers, , bits] = state.shape,
    time = sequence.shape[0];
  const rows = (array) => np.split(array, array.shape[0]).map((row) => row.reshape([bits])),
    inputs = rows(sequence.ref),
    weights = rows(main.reshape([layers * 8, bits])),
    [into, scale, offset] = rows(extra);
  let old = rows(state.reshape([layers * 2, bits]));
  const heard = inputs.slice(0, time - 1).map((x) => {
    let signal = x.mul(into.ref);
    old = Array.from({ length: layers }, (_, layer) => {
      const linear = (value, gate) => value.mul(weights[layer * 8 + gate].ref).add(weights[layer * 8 + 4 + gate].ref);
      const [hidden, cell] = [old[2 * layer], old[2 * layer + 1]],
        kept = cell.mul(nn.sigmoid(linear(signal.ref, 0))),
        admitted = nn.sigmoid(linear(hidden.ref, 1)).mul(np.tanh(linear(hidden, 3))),
        newCell = kept.add(admitted);
      signal = nn.sigmoid(linear(signal, 2)).mul(np.tanh(newCell.ref));
      return [signal.ref, newCell];
    }).flat();
    return signal;
  });
  [...old, ...weights, into, inputs[time - 1]].forEach((array) => array.dispose());
  const predicted = np.stack(heard).mul(scale).add(offset),
    total = np.exp(predicted.ref).sum(1, { keepdims: true }).add(2);
  return sequence
    .slice([1])
    .mul(predicted.sub(np.log(total)))
    .sum()
    .div(-(time - 1) * bits);
}

function lstmLayer({ wx, wh, b }, { x, target, h0, c0 }) {
  const [time, batch] = x.shape;
  let [h, c] = [h0, c0];
  const heard = np.split(x, time).map((step) => {
    const gates = np
      .matmul(step.reshape([batch, -1]), wx.ref)
      .add(np.matmul(h, wh.ref))
      .add(b.ref);
    const [i, f, g, o] = np.split(gates, 4, 1);
    c = nn
      .sigmoid(f)
      .mul(c)
      .add(nn.sigmoid(i).mul(np.tanh(g)));
    h = nn.sigmoid(o).mul(np.tanh(c.ref));
    return h.ref;
  });
  [h, c, wx, wh, b].forEach((array) => array.dispose());
  return np.square(np.stack(heard).sub(target)).mean();
}

function gaussianMixture({ alphas, means, icf }, { x, gamma }) {
  const [n, d] = x.shape,
    k = alphas.shape[0];
  const logDiagonal = icf.ref.slice([], [0, d]),
    scales = np.exp(logDiagonal.ref),
    below = np.matmul(icf.slice([], [d]), np.array(triangle(d)).astype(x.dtype));
  const factor = below.ref.reshape([k, d, d]).add(np.eye(d, d, { dtype: x.dtype }).mul(scales.ref.reshape([k, 1, d])));
  const whitened = np.einsum(factor, [0, 1, 2], x.reshape([n, 1, d]).sub(means), [3, 0, 2], [3, 0, 1]);
  const scores = alphas.ref.add(logDiagonal.sum(1)).sub(np.square(whitened).sum(2).mul(0.5));
  const likelihood = nn.logsumexp(scores, 1).sum().sub(nn.logsumexp(alphas).mul(n));
  const wishart = np
    .square(gamma.ref)
    .div(2)
    .mul(np.square(scales).sum().add(np.square(below).sum()));
  const normalization = np
    .log(gamma)
    .sub(Math.log(2) / 2)
    .mul((d + 1) * d * k);
  return likelihood
    .add(wishart)
    .sub(normalization)
    .add(constantOf(n, d, k));
}
