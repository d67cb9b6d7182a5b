/** A scan as a node of a JSON spec. */
import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.js";
import { instantiate } from "../support/emitted.js";
import { printDocument } from "../../src/spec/printDocument.js";
import { readDocument } from "../../src/spec/readDocument.js";
import { readSpec } from "../../src/spec/read.js";

const run = {
  carry: { h: "h0" },
  over: { x: "xs" },
  body: { z: "tanh(matmul(x, w) + h)" },
  next: { h: "z" },
  stack: { hs: "z" },
};
const spec = (scan: object, more: object = {}): object => ({
  name: "recurrent",
  sizes: { time: 4 },
  inputs: { h0: "f64[3]", xs: "f64[time, 2]" },
  parameters: { w: "f64[2, 3]" },
  nodes: { loss: "sum(run.h) + sum(run.hs ** 2)", run: { scan } },
  outputs: ["loss"],
  gradients: { of: "loss" },
  ...more,
});

describe("a scan in JSON", () => {
  it("gives what its steps give one after the other", async () => {
    const { javascript } = await compile(readSpec(spec(run)));
    const given = {
      h0: Float64Array.of(0.1, -0.2, 0.3),
      xs: Float64Array.of(1, 2, -1, 0.5, 0.25, -2, 0.75, 1),
      w: Float64Array.of(0.2, -0.4, 0.1, 0.3, 0.5, -0.6),
    };
    let h = [...given.h0],
      squares = 0;
    for (let t = 0; t < 4; t++) {
      h = h.map((value, j) =>
        Math.tanh(
          (given.xs[2 * t] ?? 0) * (given.w[j] ?? 0) + (given.xs[2 * t + 1] ?? 0) * (given.w[3 + j] ?? 0) + value,
        ),
      );
      squares += h.reduce((sum, value) => sum + value * value, 0);
    }
    const outputs = instantiate(javascript).forward(given) as { loss: number };
    expect(outputs.loss).toBeCloseTo(h.reduce((a, b) => a + b, 0) + squares, 12);
  });

  it("names its kernels and memory as the spec does", async () => {
    const { javascript } = await compile(readSpec(spec(run)));
    expect(javascript).toMatch(/function compute_run\(/);
    expect(javascript).toContain("z: f64[3] = tanh(matmul(x, w) + h)");
  });

  it.each([
    ["with no slices", { carry: { h: "h0" }, length: 3, next: { h: "h * 2" } }, "sum(run.h)"],
    ["of a length in sizes", { carry: { h: "h0" }, length: "time - 1", next: { h: "h * 2" } }, "sum(run.h)"],
  ])("%s", async (_, scan, loss) => {
    const { javascript } = await compile(
      readSpec(spec(scan, { nodes: { run: { scan }, loss }, gradients: { of: "loss", wrt: ["h0"] } })),
    );
    const module = instantiate(javascript);
    const given = { h0: Float64Array.of(1, 2, 3), xs: new Float64Array(8), w: new Float64Array(6) };
    expect((module.forward(given) as { loss: number }).loss).toBe(48);
    expect(module.backward?.()).toEqual({ h0: Float64Array.of(8, 8, 8) });
  });

  it("is written back as it was read", () => {
    const scan = {
      ...run,
      reverse: true,
      checkpoint: 2,
      body: {
        z: "tanh(inner.s + h)",
        inner: { scan: { carry: { s: "matmul(x, w)" }, length: 2, next: { s: "s * 0.5" } } },
      },
    };
    const text = printDocument(readDocument(spec(scan)));
    expect(printDocument(readDocument(text))).toBe(text);
    expect((JSON.parse(text) as { nodes: object }).nodes).toEqual({
      loss: "sum(run.h) + sum(run.hs ** 2)",
      run: { scan },
    });
  });

  it.each([
    [
      "an unknown member",
      spec(run, { nodes: { run: { scan: run }, loss: "sum(run.hz)" } }),
      `run has no member "hz"; its members are h and hs`,
    ],
    [
      "a member of a tensor",
      spec(run, { nodes: { run: { scan: run }, loss: "sum(run.h)", m: "loss.h" } }),
      "loss is a tensor: it has no members",
    ],
    [
      "a scan used as a tensor",
      spec(run, { nodes: { run: { scan: run }, loss: "sum(run)" } }),
      "run has several results; name one: run.h or run.hs",
    ],
    [
      "an unknown key",
      spec({ ...run, steps: 3 }),
      `a scan has no key "steps"; its keys are carry, over, length, reverse, checkpoint, body, next and stack`,
    ],
    ["no next value", spec({ ...run, next: {} }), "scan: next names nothing, and the carries are h"],
    [
      "a slice with the name of a carry",
      spec({ ...run, over: { h: "xs" } }),
      "the name h is already taken: it is a carry",
    ],
    [
      "a stack with the name of a carry",
      spec({ ...run, stack: { h: "z" } }),
      "the name h is already taken: it is a carry",
    ],
    ["an unknown name in a step", spec({ ...run, next: { h: "zz" } }), "zz"],
    [
      "a segment of no steps",
      spec({ ...run, checkpoint: 0 }),
      "checkpoint is true, or the number of steps of a segment, and not 0",
    ],
    [
      "half a step",
      spec({ carry: { h: "h0" }, length: 1.5, next: { h: "h" } }),
      "length is the number of steps, and not 1.5",
    ],
    [
      "a carry that changes its type",
      spec({ ...run, next: { h: "sum(z)" } }),
      "scan: carry 1 is f64[3] and becomes f64",
    ],
    ["a cycle through a step", spec({ ...run, body: { z: "tanh(matmul(x, w) + h * loss)" } }), "loss"],
  ])("says what is wrong with %s", (_, wrong, message) => {
    expect(() => readSpec(wrong).declare()).toThrow(message);
  });
});
