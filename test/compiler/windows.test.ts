/** Convolutions and pooling, and their gradients: windows that overlap are read where they lie, and never stored. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { sizeOf } from "../../src/types.js";
import { readSpec } from "../../src/spec/read.js";

const formulas: readonly (readonly [formula: string, w: readonly number[]])[] = [
  ["conv(x, w)", [5, 5, 2, 3]],
  ['conv(x, w, { padding: "same" })', [5, 5, 2, 3]],
  ['conv(x, w, { padding: "same", strides: 2 })', [5, 5, 2, 3]],
  ["conv(x, w, { dilation: 2 })", [4, 4, 2, 3]],
  ['conv(x, w, { padding: "same", groups: 2 })', [5, 5, 1, 4]],
  ['conv(transpose(x, [0, 3, 1, 2]), w, { padding: "same", layout: "NCHW" })', [3, 2, 5, 5]],
  ["convTranspose(x, w, { strides: 2 })", [5, 5, 3, 2]],
  ['maxPool(x, { size: 5, strides: 1, padding: "same" }) * sum(w)', [1, 1]],
  ['avgPool(x, { size: 5, strides: 1, padding: "same" }) * sum(w)', [1, 1]],
  ["maxPool(x, { size: 2 }) * sum(w)", [1, 1]],
];

describe("no buffer is as large as the windows of", () => {
  test.each(formulas)("%s", async (formula, w) => {
    const spec = readSpec({
      name: "windows",
      inputs: { x: "f64[4, 32, 32, 2]" },
      parameters: { w: `f64[${w.join()}]` },
      nodes: { h: "sin(x)", y: formula, loss: "sum(y ** 2)" },
      outputs: ["loss", "y"],
      gradients: { of: "loss", wrt: ["w", "x"] },
    });
    const { kernels } = await compile(spec),
      given = ["input", "parameter", "output", "gradient"];
    const sizes = (own: boolean): number[] =>
      kernels.buffers.filter(({ role }) => given.includes(role) !== own).map(({ shape }) => sizeOf(shape));
    // What is padded, or has zeros between its entries, is some times as large; windows are 16 to 25 times.
    expect(Math.max(0, ...sizes(true))).toBeLessThan(2.5 * Math.max(...sizes(false)));
  });
});
