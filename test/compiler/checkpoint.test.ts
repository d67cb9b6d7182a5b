/** checkpoint(x): what the backward pass keeps, and that it changes no bit. */
import { describe, expect, it } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.js";
import { readSpec } from "../../src/spec/read.js";
import { instantiate } from "../support/emitted.js";

const width = 16,
  deep = 64;

/** A chain of layers, a checkpoint behind each so many of them; 0: none. */
function chain(every: number, form = (h: string, w: string): string => `tanh(matmul(${h}, ${w}))`): Promise<Compiled> {
  const names = Array.from({ length: deep }, (_, at) => at + 1);
  const nodes = names.map((at): [string, string] => {
    const layer = form(`h${at - 1}`, `w${at}`);
    return [`h${at}`, every > 0 && at % every === 0 && at < deep ? `checkpoint(${layer})` : layer];
  });
  return compile(
    readSpec({
      name: "chain",
      inputs: { h0: `f64[8, ${width}]` },
      parameters: Object.fromEntries(names.map((at) => [`w${at}`, `f64[${width}, ${width}]`])),
      nodes: { ...Object.fromEntries(nodes), loss: `sum(h${deep} ** 2)` },
      outputs: ["loss"],
      gradients: { of: "loss" },
    }),
  );
}

const plainChain = chain(0);

const bytesOf = ({ kernels }: Compiled, ...roles: string[]): number =>
  kernels.buffers
    .filter(({ role }) => roles.includes(role))
    .reduce((sum, { buffer: { length } }) => sum + 8 * length, 0);

function run({ javascript }: Compiled): { apart: unknown; both: unknown } {
  const wave = (length: number, speed: number): Float64Array =>
    Float64Array.from({ length }, (_, i) => 0.3 * Math.sin(1 + speed * i));
  const given: { [name: string]: Float64Array } = { h0: wave(8 * width, 0.7) };
  for (let at = 1; at <= deep; at++) given[`w${at}`] = wave(width * width, 1 + at / 10);
  const module = instantiate(javascript);
  const outputs = module.forward(given);
  return { apart: { outputs, gradients: module.backward?.() }, both: module.forwardBackward?.(given) };
}

describe("a chain of 64 layers with a checkpoint every 8", () => {
  it("keeps at most 30 % of the bytes, and needs less memory as a whole", async () => {
    const [plain, sparing] = [await plainChain, await chain(8)];
    expect(bytesOf(sparing, "kept") / bytesOf(plain, "kept")).toBeLessThan(0.3);
    const arena = ({ javascript }: Compiled): number => Number(/"?bytes"?: (\d+)/.exec(javascript)?.[1] ?? NaN);
    const given = bytesOf(plain, "input", "parameter", "gradient", "output");
    expect((arena(sparing) - given) / (arena(plain) - given)).toBeLessThan(0.5);
  });
  it.each([1, 13])("has the same gradients, bit by bit, with one every %d", async (every) => {
    expect(run(await chain(every))).toEqual(run(await plainChain));
  });
  it("also where the weights stand first, and where layers add to what they are given", async () => {
    const first = (h: string, w: string): string => `transpose(tanh(matmul(${w}, transpose(${h}))))`,
      residual = (h: string, w: string): string => `${h} + 0.1 * softplus(matmul(${h}, ${w}))`;
    expect(run(await chain(8))).toEqual(run(await plainChain));
    for (const form of [first, residual]) expect(run(await chain(8, form))).toEqual(run(await chain(0, form)));
  });
});
