/** What loops cost: nodes, code and memory, which do not grow with the number of steps but where they must. */
import { describe, expect, it } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.js";
import { evaluate } from "../../src/evaluate.js";
import { readSpec } from "../../src/spec/read.js";
import { reachable } from "../../src/graph.js";
import { instantiate } from "../support/emitted.js";

const width = 6;

/** A recurrent network over `time` steps, its loss on the last state alone. */
function network(time: number, checkpoint: boolean | number = false): Promise<Compiled> {
  return compile(
    readSpec({
      name: "recurrent",
      sizes: { time },
      inputs: { xs: `f64[time, ${width}]` },
      parameters: { w: `f64[${width}, ${width}]`, u: `f64[${width}, ${width}]` },
      nodes: {
        run: {
          scan: {
            carry: { h: `zeros([${width}], { dtype: "f64" })` },
            over: { x: "xs" },
            body: { z: "tanh(matmul(x, w) + matmul(h, u))" },
            next: { h: "z" },
            checkpoint,
          },
        },
        loss: "sum(run.h ** 2)",
      },
      outputs: ["loss"],
      gradients: { of: "loss" },
    }),
  );
}

const keptBytes = ({ kernels }: Compiled): number =>
  kernels.buffers.filter(({ role }) => role === "kept").reduce((sum, { buffer: { length } }) => sum + 8 * length, 0);
/** The memory of a module beyond what it is given and what it returns. */
const workBytes = ({ kernels }: Compiled): number =>
  kernels.buffers
    .filter(({ role }) => role === "kept" || role === "temporary")
    .reduce((sum, { buffer: { length } }) => sum + 8 * length, 0);

function values(time: number): { xs: Float64Array; w: Float64Array; u: Float64Array } {
  const wave = (length: number, speed: number): Float64Array =>
    Float64Array.from({ length }, (_, i) => 0.4 * Math.sin(1 + speed * i));
  return { xs: wave(time * width, 0.7), w: wave(width * width, 1.3), u: wave(width * width, 2.1) };
}

describe("a scan of 10 steps and one of 1,000", () => {
  it("have as many nodes, and the same module but for numbers", async () => {
    const [short, long] = [await network(10), await network(1000)];
    const nodes = ({ stages }: Compiled): number =>
      reachable([...stages.simplified.outputs.values(), ...stages.simplified.gradients.values()]).length;
    expect(nodes(long)).toBe(nodes(short));
    const withoutNumbers = ({ javascript }: Compiled): string => javascript.replace(/\d+/g, "#");
    expect(withoutNumbers(long)).toBe(withoutNumbers(short));
  });

  it("run their steps once forward and once backward", async () => {
    const { javascript } = await network(10);
    expect(javascript.match(/for \(let (?:row|back) = 0; \w+ < 10; \w+\+\+\)/g)).toHaveLength(2);
    const both = /function computeForwardBackward\(\) \{\n([^}]*)\}/.exec(javascript)?.[1] ?? "";
    expect(both.match(/compute_run\(\)/g)).toHaveLength(1);
  });

  it("keep memory in proportion to the length, and about to its root with a checkpoint", async () => {
    const kept = async (time: number, checkpoint?: true): Promise<number> => keptBytes(await network(time, checkpoint));
    const state = width * 8;
    // Of each step what enters it and what tanh gave; and the last state, of which the loss is made.
    expect(await kept(1024)).toBe((2 * 1024 + 1) * state);
    expect(await kept(4096)).toBe((2 * 4096 + 1) * state);
    // The states that enter segments.
    expect(await kept(1024, true)).toBe((32 + 1) * state);
    const work = async (time: number): Promise<number> => workBytes(await network(time, true));
    expect((await work(4096)) / (await work(1024))).toBeLessThan(2.1);
  });
});

it("a checkpoint changes gradients by rounding alone: sums are those of segments", async () => {
  const time = 100,
    given = values(time);
  const gradient = async (checkpoint: boolean | number): Promise<Float64Array> => {
    const { javascript } = await network(time, checkpoint);
    return (instantiate(javascript).forwardBackward?.(given) as { gradients: { u: Float64Array } }).gradients.u;
  };
  const plain = await gradient(false);
  for (const checkpoint of [true, 7, 64, 1])
    (await gradient(checkpoint)).forEach((value, i) => expect(value).toBeCloseTo(plain[i] ?? NaN, 14));
});

it("10,000 steps run", async () => {
  const { javascript } = await network(10_000, true),
    result = instantiate(javascript).forwardBackward?.(values(10_000)) as { gradients: { w: Float64Array } };
  expect(result.gradients.w.every(Number.isFinite)).toBe(true);
});

it("the gradient of a large weight is one product over all steps, not a sum that each step touches", async () => {
  const large = await compile(
    readSpec({
      name: "large",
      inputs: { xs: "f64[5, 48]" },
      parameters: { w: "f64[48, 48]" },
      nodes: {
        run: {
          scan: {
            carry: { h: 'zeros([48], { dtype: "f64" })' },
            over: { x: "xs" },
            next: { h: "tanh(matmul(x + h, w))" },
          },
        },
        loss: "sum(run.h)",
      },
      outputs: ["loss"],
      gradients: { of: "loss" },
    }),
  );
  expect(large.stages.simplified.gradients.get("w")?.op.family).toBe("contraction");
  const given = {
    xs: Float64Array.from({ length: 240 }, (_, i) => Math.sin(i)),
    w: Float64Array.from({ length: 48 * 48 }, (_, i) => Math.cos(i) / 20),
  };
  const { gradients } = instantiate(large.javascript).forwardBackward?.(given) as { gradients: { w: Float64Array } },
    node = large.stages.gradient.gradients.get("w"),
    [expected] = node === undefined ? [] : evaluate([node], new Map(Object.entries(given)));
  gradients.w.forEach((value, i) => expect(value).toBeCloseTo(expected?.data[i] ?? NaN, 12));
});
