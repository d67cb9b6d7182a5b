/** The plan of memory: no two buffers that a function needs at once share a byte; what is never needed at once does. */
import { describe, expect, test } from "vitest";
import { forEach, givenSets, resultSets } from "../../compiler/functions.js";
import { planArena, type Arena } from "../../compiler/memory/arena.js";
import type { FunctionName, Kernel, ModuleSchedule, PlacedBuffer, Role } from "../../compiler/schedule/kernel.js";
import { appendInput } from "../../src/families/source.js";
import { Graph } from "../../src/graph.js";
import type { Buffer, ScalarType } from "../../src/kernel.js";
import { bytesPerElement } from "../../src/types.js";
import { Random } from "../support/random.js";

function placed(name: string, role: Role, length: number, type: ScalarType = "f64"): PlacedBuffer {
  const buffer: Buffer = { kind: "buffer", name, type, length, space: role === "constant" ? "constant" : "arena" };
  return { buffer, node: appendInput(new Graph(), name, { dtype: type, shape: [length] }), shape: [length], role };
}

function kernel(name: string, reads: readonly PlacedBuffer[], writes: readonly PlacedBuffer[]): Kernel {
  const buffers = (of: readonly PlacedBuffer[]): Buffer[] => of.map(({ buffer }) => buffer);
  return {
    ...{ name, comment: [], nodes: [], parameters: [], body: [], fails: false, flops: 0, bytes: 0 },
    reads: buffers(reads),
    writes: buffers(writes),
  };
}

function schedule(
  buffers: readonly PlacedBuffer[],
  functions: { readonly [F in FunctionName]?: readonly Kernel[] },
): ModuleSchedule {
  const none = new Map<string, PlacedBuffer>();
  const names: readonly FunctionName[] = ["forward", "backward", "forwardBackward"];
  return {
    buffers,
    functions: names.flatMap((name) =>
      functions[name] === undefined ? [] : [{ name, kernels: functions[name], disturbs: false }],
    ),
    ...forEach([...givenSets, ...resultSets], () => none),
    seed: null,
  };
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

function extent(plan: Arena, { buffer }: PlacedBuffer): Extent {
  const from = plan.offsets.get(buffer) ?? NaN;
  return { from, to: from + bytesPerElement(buffer.type) * buffer.length };
}

const apart = (a: Extent, b: Extent): boolean => a.to <= b.from || b.to <= a.from;

describe("the arena", () => {
  test("gives what lives between calls a place of its own, each at a multiple of 16 bytes", () => {
    const roles: readonly Role[] = ["input", "parameter", "seed", "output", "gradient", "kept"];
    const types: readonly ScalarType[] = ["f64", "f32", "i32", "bool", "f32", "bool"];
    const buffers = roles.map((role, at) => placed(role, role, 3 + at, types[at]));
    const plan = planArena(schedule(buffers, { forward: [kernel("all", [], buffers)] }));
    expect(buffers.map((each) => extent(plan, each).from)).toEqual([0, 32, 48, 80, 96, 128]);
    expect(plan.bytes).toBe(144);
  });

  test("holds a chain of temporaries in the memory of two", () => {
    const chain = Array.from({ length: 10 }, (_, at) => placed(`t${at}`, "temporary", 100));
    const kernels = chain.map((each, at) => kernel(`k${at}`, chain.slice(at - 1, at), [each]));
    const plan = planArena(schedule(chain, { forward: kernels }));
    expect(plan.bytes).toBe(2 * 100 * 8);
  });

  test("keeps two temporaries apart if one function of several needs both at once", () => {
    const [a, b] = [placed("a", "temporary", 4), placed("b", "temporary", 4)];
    const separate = [kernel("writeA", [], [a]), kernel("writeB", [], [b])];
    expect(planArena(schedule([a, b], { forward: separate })).bytes).toBe(32);
    const together = [...separate, kernel("readBoth", [a, b], [])];
    expect(planArena(schedule([a, b], { forward: separate, forwardBackward: together })).bytes).toBe(64);
  });

  test("lets a kernel read one temporary and write another only if they are apart", () => {
    const [a, b] = [placed("a", "temporary", 4), placed("b", "temporary", 4)];
    const plan = planArena(schedule([a, b], { forward: [kernel("a", [], [a]), kernel("b", [a], [b])] }));
    expect(apart(extent(plan, a), extent(plan, b))).toBe(true);
  });

  test("holds no constants, and no temporaries that no kernel touches", () => {
    const [constant, idle] = [placed("table", "constant", 8), placed("idle", "temporary", 8)];
    const plan = planArena(schedule([constant, idle], { forward: [] }));
    expect([...plan.offsets.keys()]).toEqual([]);
    expect(plan.bytes).toBe(0);
  });

  test("says after which kernel a temporary is dead, function by function", () => {
    const [a, b] = [placed("a", "temporary", 4), placed("b", "temporary", 4)];
    const [writeA, writeB, readA] = [kernel("writeA", [], [a]), kernel("writeB", [a], [b]), kernel("readA", [a], [])];
    const { dead } = planArena(schedule([a, b], { forward: [writeA, writeB, readA], backward: [writeA] }));
    expect(dead.get("forward")).toEqual([[], [b.buffer], [a.buffer]]);
    expect(dead.get("backward")).toEqual([[a.buffer]]);
  });

  test("never lets live temporaries overlap, on 200 random schedules, and gives each plan twice alike", () => {
    for (let seed = 0; seed < 200; seed++) {
      const made = randomSchedule(new Random(seed));
      const plan = planArena(made);
      expect(conflicts(made, plan), `seed ${seed}`).toEqual([]);
      expect(planArena(made)).toEqual(plan);
    }
  });
});

function randomSchedule(random: Random): ModuleSchedule {
  const types: readonly ScalarType[] = ["f64", "f32", "i32", "bool"];
  const buffers = Array.from({ length: random.integer(1, 12) }, (_, at) => {
    return placed(`t${at}`, random.chance(0.8) ? "temporary" : "kept", random.integer(0, 40), random.pick(types));
  });
  const kernels = (): Kernel[] =>
    Array.from({ length: random.integer(0, 10) }, (_, at) => {
      return kernel(`k${at}`, random.some(buffers, 0.2), random.some(buffers, 0.15));
    });
  return schedule(buffers, { forward: kernels(), backward: kernels(), forwardBackward: kernels() });
}

/** Pairs of buffers that share bytes although both matter at some kernel, found by walking every function. */
function conflicts({ buffers, functions }: ModuleSchedule, plan: Arena): string[] {
  return functions.flatMap(({ kernels }) => {
    const alive = buffers.map(({ buffer, role }) => {
      const uses = kernels.flatMap(({ reads, writes }, at) => ([...reads, ...writes].includes(buffer) ? [at] : []));
      return role === "kept"
        ? { first: 0, last: Infinity }
        : { first: uses[0] ?? Infinity, last: uses[uses.length - 1] ?? -1 };
    });
    return buffers.flatMap((a, i) =>
      buffers.slice(i + 1).flatMap((b, offset) => {
        const first = alive[i],
          second = alive[i + 1 + offset];
        if (first === undefined || second === undefined) return [];
        const both = Math.max(first.first, second.first) <= Math.min(first.last, second.last);
        return both && !apart(extent(plan, a), extent(plan, b)) ? [`${a.buffer.name} ${b.buffer.name}`] : [];
      }),
    );
  });
}
