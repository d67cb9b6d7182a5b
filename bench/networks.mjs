// Logistic regression and the perceptron by hand: see hand.mjs.
import { exp, log } from "./scalar.mjs";

const f = Math.fround;

/**
 * c[i, j] = sum over k of a[i, k] b[k, j] for strides that are known: a tile of 4 x 4 in registers, k in blocks of 256.
 * Written out with the strides as numbers, as one would write it by hand for each layer.
 */
function multiplier(rows, columns, depth, aRow, aStep, bStep, bColumn) {
  const range = (count) => Array.from({ length: count }, (_, at) => at);
  const tile = (i, j, height, width) => {
    const cells = range(height).flatMap((r) => range(width).map((c) => [r, c]));
    return `
      let ${cells.map(([r, c]) => `s${r}${c} = 0`).join(", ")};
      for (let k = start; k < end; k++) {
        const p = ${i} * ${aRow} + k * ${aStep}, q = ${j} * ${bColumn} + k * ${bStep};
        const ${range(height)
          .map((r) => `x${r} = a[p + ${r * aRow}]`)
          .join(", ")};
        const ${range(width)
          .map((c) => `y${c} = b[q + ${c * bColumn}]`)
          .join(", ")};
        ${cells.map(([r, c]) => `s${r}${c} = Math.fround(s${r}${c} + Math.fround(x${r} * y${c}));`).join(" ")}
      }
      const o = ${i} * ${columns} + ${j};
      if (start === 0) { ${cells.map(([r, c]) => `c[o + ${r * columns + c}] = s${r}${c};`).join(" ")} }
      else { ${cells.map(([r, c]) => `c[o + ${r * columns + c}] += s${r}${c};`).join(" ")} }`;
  };
  const whole = columns & ~3,
    rest = columns - whole;
  return new Function(
    "a",
    "b",
    "c",
    `
    for (let start = 0; start < ${depth}; start += 256) {
      const end = Math.min(${depth}, start + 256);
      for (let i = 0; i < ${rows}; i += 4) {
        for (let j = 0; j < ${whole}; j += 4) {${tile("i", "j", 4, 4)}
        }
        ${rest === 0 ? "" : `{${tile("i", String(whole), 4, rest)}}`}
      }
    }`,
  );
}

/** Mean cross entropy of logits + bias; leaves its gradient in the place of the logits. */
function crossEntropy(logits, bias, labels, rows, classes) {
  const scale = f(1 / rows);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const row = i * classes;
    let largest = -Infinity,
      sum = 0;
    for (let c = 0; c < classes; c++) largest = Math.max(largest, (logits[row + c] = logits[row + c] + bias[c]));
    const chosen = f(logits[row + labels[i]] - largest);
    for (let c = 0; c < classes; c++) sum = f(sum + (logits[row + c] = f(exp(f(logits[row + c] - largest)))));
    total = f(total + f(f(log(sum)) - chosen));
    for (let c = 0; c < classes; c++) logits[row + c] = f(f(logits[row + c] / sum) * scale);
    logits[row + labels[i]] -= scale;
  }
  return f(total / rows);
}

function columnSums(matrix, rows, columns, sums) {
  sums.fill(0);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) sums[j] += matrix[i * columns + j];
}

export function logistic({ X, y, W, b }) {
  const logits = new Float32Array(2560),
    dW = new Float32Array(640),
    db = new Float32Array(10);
  const forward = multiplier(256, 10, 64, 64, 1, 10, 1),
    backward = multiplier(64, 10, 256, 1, 64, 10, 1);
  let loss = 0;
  function step() {
    forward(X, W, logits);
    loss = crossEntropy(logits, b, y, 256, 10);
    backward(X, logits, dW);
    columnSums(logits, 256, 10, db);
  }
  return { gradients: { W: dW, b: db }, loss: () => loss, step };
}

export function perceptron({ X, y, W1, b1, W2, b2 }) {
  const rows = y.length,
    z = new Float32Array(rows * 128),
    h = new Float32Array(rows * 128),
    dh = new Float32Array(rows * 128),
    logits = new Float32Array(rows * 10);
  const dW1 = new Float32Array(784 * 128),
    db1 = new Float32Array(128),
    dW2 = new Float32Array(1280),
    db2 = new Float32Array(10);
  const first = multiplier(rows, 128, 784, 784, 1, 128, 1),
    second = multiplier(rows, 10, 128, 128, 1, 10, 1);
  const weights2 = multiplier(128, 10, rows, 1, 128, 10, 1),
    hidden = multiplier(rows, 128, 10, 10, 1, 1, 10),
    weights1 = multiplier(784, 128, rows, 1, 784, 128, 1);
  let loss = 0;
  function step() {
    first(X, W1, z);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < 128; j++) {
        const value = f(z[i * 128 + j] + b1[j]);
        h[i * 128 + j] = value <= 0 ? 0 : value;
      }
    }
    second(h, W2, logits);
    loss = crossEntropy(logits, b2, y, rows, 10);
    weights2(h, logits, dW2);
    columnSums(logits, rows, 10, db2);
    hidden(logits, W2, dh);
    for (let i = 0; i < dh.length; i++) if (h[i] <= 0) dh[i] = 0;
    weights1(X, dh, dW1);
    columnSums(dh, rows, 128, db1);
  }
  return { gradients: { W1: dW1, b1: db1, W2: dW2, b2: db2 }, loss: () => loss, step };
}
