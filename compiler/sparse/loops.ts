/** Loops: a scan is followed step by step, which tells its pattern exactly; a while until no carry gains anything. */
import { readCond, readScan, readWhile } from "../../src/families/loop.js";
import type { Body, Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";
import { sizeOf } from "../../src/types.js";
import type { Dependence, Found, Start } from "./dependence.js";
import { none, type Sets } from "./sets.js";

/** What is told of an operand. */
export interface Given {
  readonly dependence: Dependence;
  readonly value: TensorValue | null;
}

type Propagate = (sets: Sets, roots: readonly Node[], start: Start) => Found;

/** For each result of a loop its dependence. */
export function dependOfLoop(
  sets: Sets,
  node: Node,
  operands: readonly Given[],
  propagate: Propagate,
): readonly Dependence[] {
  const run = (body: Body, given: readonly Given[]): Given[] => {
    const { dependences, values } = propagate(sets, body.results, startOf(body, given)),
      known = values();
    return dependences.map((dependence, at) => ({ dependence, value: known[at] ?? null }));
  };
  if (node.op.family !== "loop") throw new TypeError(`${node.op.name} is no loop`);
  switch (node.op.loop) {
    case "scan":
      return scanned(node, operands, run);
    case "cond": {
      const { then, otherwise } = readCond(node.attrs),
        captures = operands.slice(1),
        [a, b] = [run(then, captures), run(otherwise, captures)];
      return a.map(({ dependence }, at) => joined(sets, dependence, b[at]?.dependence ?? null));
    }
    case "while":
      return settled(sets, node, operands, run);
  }
}

function startOf({ inputs }: Body, given: readonly Given[]): Start {
  const values = inputs.flatMap((input, at) => {
    const value = given[at]?.value ?? null;
    return value === null ? [] : [[input, value] as const];
  });
  return {
    dependences: new Map(inputs.map((input, at) => [input, given[at]?.dependence ?? null])),
    values: new Map(values),
  };
}

function scanned(
  node: Node,
  operands: readonly Given[],
  run: (body: Body, given: readonly Given[]) => Given[],
): Dependence[] {
  const { body, carries, overs, length, reverse } = readScan(node.attrs),
    consumed = operands.slice(carries, carries + overs),
    captures = operands.slice(carries + overs),
    types = node.type.parts ?? [];
  const stacks = types.slice(carries).map(({ shape }) => new Int32Array(sizeOf(shape)));
  let carried = operands.slice(0, carries);
  for (let step = 0; step < length; step++) {
    const at = reverse ? length - 1 - step : step,
      results = run(body, [...carried, ...consumed.map((each) => sliceOf(each, at, length)), ...captures]);
    carried = results.slice(0, carries);
    results.slice(carries).forEach(({ dependence }, which) => {
      if (dependence !== null) stacks[which]?.set(dependence, at * dependence.length);
    });
  }
  return [...carried.map(({ dependence }) => dependence), ...stacks];
}

function sliceOf({ dependence, value }: Given, at: number, length: number): Given {
  const part = <T extends Int32Array | Float64Array>(of: T): T =>
    of.subarray((at * of.length) / length, ((at + 1) * of.length) / length) as T;
  return {
    dependence: dependence === null ? null : part(dependence),
    value:
      value === null
        ? null
        : { type: { dtype: value.type.dtype, shape: value.type.shape.slice(1) }, data: part(value.data) },
  };
}

/** A dependence that needs more rounds than this to spread is taken to spread to all. */
const mostRounds = 256;

function settled(
  sets: Sets,
  node: Node,
  operands: readonly Given[],
  run: (body: Body, given: readonly Given[]) => Given[],
): Dependence[] {
  const { body, carries, maximum } = readWhile(node.attrs),
    types = node.type.parts ?? [],
    captures = operands.slice(carries);
  // The steps before have changed a carry: what it was at first is not known to be what it is.
  let carried = operands.slice(0, carries).map(({ dependence }): Given => ({ dependence, value: null }));
  for (let round = 0; round < Math.min(maximum ?? mostRounds, mostRounds); round++) {
    const next = run(body, [...carried, ...captures]).map(({ dependence }, at): Given => {
      return { dependence: joined(sets, carried[at]?.dependence ?? null, dependence), value: null };
    });
    if (next.every(({ dependence }, at) => isSame(dependence, carried[at]?.dependence ?? null))) break;
    if (round === mostRounds - 1) {
      const every = [...next, ...captures].map(({ dependence }) => dependence);
      return types.map(({ shape }) => sets.spread(every, shape));
    }
    carried = next;
  }
  return carried.map(({ dependence }) => dependence);
}

function joined(sets: Sets, a: Dependence, b: Dependence): Dependence {
  if (a === null || b === null) return a ?? b;
  return a.map((set, at) => sets.union(set, b[at] ?? none));
}

function isSame(a: Dependence, b: Dependence): boolean {
  return a === b || (a !== null && b !== null && a.every((set, at) => set === b[at]));
}
