/**
 * Statements of the vocabulary as WebAssembly against their interpreter, where the printer goes by what it must not
 * assume: indices that do not grow evenly, branches that some lanes take, turns that depend on one another.
 */
import watr from "watr/compile";
import { describe, expect, test } from "vitest";
import type { PrintContext } from "../../../compiler/emit/wasm/context.js";
import { needsOf, printHelpers } from "../../../compiler/emit/wasm/helpers.js";
import { printFunction, printProcedure } from "../../../compiler/emit/wasm/statement.js";
import { printVectorFunction } from "../../../compiler/emit/wasm/vectorFunction.js";
import * as k from "../../../src/kernel.js";
import { Interpreter } from "../../support/interpret.js";

/** What of the host is used; TypeScript's libraries without those of a page do not declare it. */
declare const WebAssembly: {
  readonly Module: new (binary: unknown) => object;
  readonly Memory: new (pages: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (program: object, imports: object) => { readonly exports: { readonly kernel: () => void } };
};

const length = 64;
const row = (name: string, type: "f32" | "f64" | "i32"): k.Buffer => ({
  ...{ kind: "buffer", name, type, length, space: "arena" },
});
const [a, b, wide, at] = [row("a", "f32"), row("b", "f32"), row("wide", "f64"), row("at", "i32")];
const buffers = [a, b, wide, at];

/** The first of them lies near the beginning of memory, where little can be taken from an address. */
function addressOf(buffer: k.Buffer): number {
  return 16 + 8 * length * buffers.indexOf(buffer);
}

function arrayOf(memory: ArrayBuffer, buffer: k.Buffer): Float32Array | Float64Array | Int32Array {
  const place = [memory, addressOf(buffer), length] as const;
  if (buffer.type === "f64") return new Float64Array(...place);
  return buffer.type === "f32" ? new Float32Array(...place) : new Int32Array(...place);
}

function first(buffer: k.Buffer, place: number): number {
  return buffer === at ? (place * 7) % 5 : Math.fround(((place * 37) % 23) - 11.5 + (place % 3));
}

interface Ran {
  readonly text: string;
  readonly rows: readonly number[][];
}

function runInWasm(body: readonly k.Statement[]): Ran {
  const needs = needsOf(body),
    vectorised = new Set<k.ScalarFunction>();
  const context: PrintContext = { addressOf, failure: 0, sites: [], nameOf: ({ name }) => `$${name}`, vectorised };
  const kernel = printProcedure({ name: "kernel", comment: [], parameters: [], body, fails: false }, context);
  const functions = [...needs.functions].flatMap((each) => printFunction(each, context)),
    several = [...vectorised].flatMap((each) => printVectorFunction(each, context));
  const text = [
    '(module (import "gradc" "memory" (memory 1))',
    ...[...printHelpers(needs.helpers), ...functions, ...kernel, ...several],
    '(export "kernel" (func $kernel)))',
  ].join("\n");
  const memory = new WebAssembly.Memory({ initial: 1 });
  for (const buffer of buffers)
    arrayOf(memory.buffer, buffer).forEach((_, place, array) => (array[place] = first(buffer, place)));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(watr(text)), { gradc: { memory } });
  exports.kernel();
  return {
    text: [...kernel, ...several].join("\n"),
    rows: buffers.map((buffer) => Array.from(arrayOf(memory.buffer, buffer))),
  };
}

function interpreted(body: readonly k.Statement[]): number[][] {
  const memory = new Map(
    buffers.map((buffer) => [buffer, Float64Array.from({ length }, (_, place) => first(buffer, place))]),
  );
  new Interpreter(memory).run(body);
  return buffers.map((buffer) => Array.from(memory.get(buffer) ?? []));
}

type Write = (block: k.Block) => void;

const isPositive = (x: k.Scalar): k.Scalar => k.greater(x, 0);
/** Different ways for different lanes. */
const parting = k.scalarFunction(
  "parting",
  ["x"],
  "A function whose lanes may part.",
  (block, x) => {
    block.if(isPositive(x), (inner) => inner.return(k.sqrt(x), "f32"));
    block.return(k.mul(x, k.literal("f32", 2)), "f32");
  },
  "f32",
  ["f32"],
);

describe("statements do as their interpreter does", () => {
  test.each<[string, Write]>([
    [
      "an index with a part that a branch within the loop moves",
      (block) => {
        const shift = block.variable("shift", k.i32(0));
        block.for("i", 0, 20, (inner, i) => {
          inner.if(isPositive(k.load(a, i)), (deeper) => deeper.assign(shift, k.add(shift, 1)));
          const p = inner.let("p", k.add(k.mul(i, 2), k.min(k.max(shift, 0), 20)));
          inner.store(b, p, k.add(k.load(a, p), k.load(b, p)));
        });
      },
    ],
    [
      "an index with a part that the loop reads anew",
      (block) =>
        block.for("i", 0, 20, (inner, i) => {
          inner.store(at, 0, k.rem(k.add(k.load(at, 0), 3), 7));
          const p = inner.let("p", k.add(i, k.min(k.max(k.load(at, 0), 0), 9)));
          inner.store(b, p, k.add(k.load(a, p), k.load(b, p)));
        }),
    ],
    [
      "an index of which more is taken than lies before it in memory",
      (block) => {
        const sum = block.variable("sum", k.literal("f32", 0));
        block.for("i", 10, 40, (inner, i) => {
          const p = inner.let("p", k.add(k.mul(i, 1), 0));
          inner.assign(sum, k.add(sum, k.mul(k.load(a, k.sub(p, 9)), k.load(a, p))));
        });
        block.store(b, 0, sum);
      },
    ],
    [
      "a branch that changes what decides it",
      (block) =>
        block.for("i", 0, 32, (inner, i) => {
          const x = inner.variable("x", k.load(a, i)),
            y = inner.variable("y", k.literal("f32", 1));
          inner.if(isPositive(x), (deeper) => {
            deeper.assign(x, k.neg(x));
            deeper.assign(y, k.literal("f32", 5));
          });
          inner.store(b, i, k.add(x, y));
        }),
    ],
    [
      "a branch of f64 beside f32 that some lanes take",
      (block) =>
        block.for("i", 0, 33, (inner, i) => {
          const x = inner.variable("x", k.convert("f64", k.load(a, i)));
          inner.if(k.greater(k.load(wide, i), k.f64(1)), (deeper) => deeper.assign(x, k.mul(x, x)));
          inner.store(b, i, k.convert("f32", x));
        }),
    ],
    [
      "turns that read what the turn before has written",
      (block) =>
        block.for("i", 0, 40, (inner, i) => inner.store(a, k.add(i, 1), k.add(k.load(a, i), k.literal("f32", 1)))),
    ],
    [
      "turns that read what the turn after will write",
      (block) =>
        block.for("i", 0, 40, (inner, i) => inner.store(a, i, k.add(k.load(a, k.add(i, 1)), k.literal("f32", 1)))),
    ],
    [
      "a variable that turns hand on",
      (block) => {
        const last = block.variable("last", k.literal("f32", 0));
        block.for("i", 0, 40, (inner, i) => {
          inner.store(b, i, last);
          inner.assign(last, k.load(a, i));
        });
      },
    ],
    [
      "a function whose lanes part",
      (block) => block.for("i", 0, 37, (inner, i) => inner.store(b, i, k.call(parting, k.load(a, i)))),
    ],
  ])("%s", (_, write) => {
    const block = new k.Block();
    write(block);
    expect(runInWasm(block.statements).rows).toEqual(interpreted(block.statements));
  });

  test("a function whose lanes part is called for four at once", () => {
    const block = new k.Block();
    block.for("i", 0, 37, (inner, i) => inner.store(b, i, k.call(parting, k.load(a, i))));
    expect(runInWasm(block.statements).text).toContain("call $parting.4");
  });
});
