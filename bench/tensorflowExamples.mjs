// The large examples in tfjs, each its loss as a function of its variables.
import { constantOf, triangle } from "./mixture.mjs";

/** Of tfjs and an example's tensors by name. */
export const losses = { convnet, transformer, lstm, "lstm-layer": lstmLayer, "gaussian-mixture": gaussianMixture };

function convnet(tf, { x, y, w1, b1, w2, b2, w3, b3 }) {
  const labels = tf.oneHot(y, 10).toFloat();
  const layer = (image, filter, bias) => {
    const hidden = tf.fused.conv2d({ x: image, filter, strides: 1, pad: "same", bias, activation: "relu" });
    return tf.maxPool(hidden, 2, 2, "valid");
  };
  return () => {
    const pooled = layer(layer(x, w1, b1), w2, b2);
    const logits = pooled.reshape([-1, 784]).matMul(w3).add(b3);
    return logits.logSoftmax().mul(labels).sum(1).neg().mean();
  };
}

function transformer(tf, { x, target, scale1, offset1, wqkv, wo, scale2, offset2, w1, b1, w2, b2 }) {
  const [batch, length, width] = x.shape,
    heads = 4,
    depth = width / heads;
  const rows = x.reshape([-1, width]),
    wanted = target.reshape([-1, width]);
  const later = tf.sub(1, tf.linalg.bandPart(tf.ones([length, length]), -1, 0)).mul(-1e9);
  const normalize = (values, scale, offset) => {
    const { mean, variance } = tf.moments(values, -1, true);
    return values.sub(mean).mul(variance.add(1e-5).rsqrt()).mul(scale).add(offset);
  };
  const gelu = (a) =>
    a
      .mul(a)
      .mul(0.044715)
      .add(1)
      .mul(a)
      .mul(Math.sqrt(2 / Math.PI))
      .tanh()
      .add(1)
      .mul(a)
      .mul(0.5);
  return () => {
    const all = normalize(rows, scale1, offset1).matMul(wqkv).reshape([batch, length, 3, heads, depth]);
    const [q, k, v] = all.transpose([2, 0, 3, 1, 4]).unstack();
    const scores = q
      .matMul(k, false, true)
      .mul(1 / Math.sqrt(depth))
      .add(later);
    const heard = scores.softmax().matMul(v).transpose([0, 2, 1, 3]).reshape([-1, width]);
    const attended = rows.add(heard.matMul(wo));
    const hidden = gelu(normalize(attended, scale2, offset2).matMul(w1).add(b1));
    return attended.add(hidden.matMul(w2)).add(b2).sub(wanted).square().mean();
  };
}

function lstm(tf, { state, sequence, main, extra }) {
  const [layers, , bits] = state.shape,
    time = sequence.shape[0];
  const start = state.unstack().map((layer) => layer.unstack()),
    steps = sequence.unstack(),
    targets = sequence.slice([1, 0]);
  return () => {
    const [into, scale, offset] = extra.unstack(),
      weights = main.reshape([layers * 8, bits]).unstack();
    let old = start;
    const heard = steps.slice(0, time - 1).map((x) => {
      let signal = x.mul(into);
      old = old.map(([hidden, cell], layer) => {
        const linear = (value, gate) => value.mul(weights[layer * 8 + gate]).add(weights[layer * 8 + 4 + gate]);
        const kept = cell.mul(linear(signal, 0).sigmoid()),
          admitted = linear(hidden, 1).sigmoid().mul(linear(hidden, 3).tanh()),
          newCell = kept.add(admitted);
        signal = linear(signal, 2).sigmoid().mul(newCell.tanh());
        return [signal, newCell];
      });
      return signal;
    });
    const predicted = tf.stack(heard).mul(scale).add(offset);
    const likelihood = predicted.sub(predicted.exp().sum(1, true).add(2).log());
    return targets
      .mul(likelihood)
      .sum()
      .div(-(time - 1) * bits);
  };
}

function lstmLayer(tf, { x, target, h0, c0, wx, wh, b }) {
  const inputs = x.unstack();
  return () => {
    let [h, c] = [h0, c0];
    const heard = inputs.map((step) => {
      const [i, f, g, o] = tf.split(step.matMul(wx).add(h.matMul(wh)).add(b), 4, 1);
      c = f.sigmoid().mul(c).add(i.sigmoid().mul(g.tanh()));
      h = o.sigmoid().mul(c.tanh());
      return h;
    });
    return tf.stack(heard).sub(target).square().mean();
  };
}

function gaussianMixture(tf, { x, gamma, alphas, means, icf }) {
  const [n, d] = x.shape,
    k = alphas.shape[0];
  const places = tf.tensor2d(triangle(d)),
    diagonal = tf.eye(d);
  const freedom = d + 1;
  return () => {
    const logDiagonal = icf.slice([0, 0], [k, d]),
      scales = logDiagonal.exp(),
      below = icf.slice([0, d]).matMul(places);
    const factor = below.reshape([k, d, d]).add(diagonal.mul(scales.expandDims(1))),
      total = logDiagonal.sum(1);
    const whitened = x.sub(means.expandDims(1)).matMul(factor, false, true);
    const scores = alphas.add(total).expandDims(1).sub(whitened.square().sum(2).mul(0.5));
    const likelihood = scores.logSumExp(0).sum().sub(alphas.logSumExp().mul(n));
    const wishart = gamma.square().div(2).mul(scales.square().sum().add(below.square().sum()));
    const normalization = gamma
      .log()
      .sub(Math.log(2) / 2)
      .mul(freedom * d);
    return likelihood
      .add(wishart)
      .sub(normalization.mul(k))
      .add(constantOf(n, d, k));
  };
}
