/**
 * The kernel of a loop of the language. The kernels of a body are procedures that it runs in every step; slices and
 * stacks are windows of the tensors that they belong to, moved by the number of the step, so that nothing is copied but
 * what passes from step to step.
 */
import { bodyOf, readCond, readScan, readWhile } from "../../src/families/loop.js";
import { uniformValue } from "../../src/families/source.js";
import type { Body as Subgraph, Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import { sizeOf } from "../../src/types.js";
import { constantIndex, plus, toScalar } from "./affine.js";
import { stored } from "./alias.js";
import type { Kernel } from "./kernel.js";
import { loop } from "./loops.js";
import { placeOf } from "./map.js";
import type { Place, Places } from "./place.js";
import type { FindPlace } from "./tree.js";
import { intoWindows, type Window } from "./window.js";

/** Schedules a body: what must be left in memory, from what is there. */
export type ScheduleBody = (roots: readonly Node[], available: ReadonlySet<Node>) => readonly Kernel[];

export interface LoopKernel {
  readonly block: k.Block;
  readonly reads: ReadonlySet<k.Buffer>;
  readonly writes: ReadonlySet<k.Buffer>;
  readonly flops: number;
}

/** @param results the picks of the loop that are needed: they have places @param place finds the operands */
export function loopKernel(
  block: k.Block,
  node: Node,
  results: readonly Node[],
  place: FindPlace,
  places: Places,
  schedule: ScheduleBody,
): LoopKernel {
  if (node.op.family !== "loop") throw new TypeError(`schedule: ${node.op.name} is no loop`);
  const writer = new LoopWriter(block, node, results, place, places, schedule);
  switch (node.op.loop) {
    case "scan":
      writer.scan();
      break;
    case "while":
      writer.while();
      break;
    case "cond":
      writer.cond();
  }
  return writer;
}

/** Makes statements of a body into those of a step. */
type Move = (statements: readonly k.Statement[]) => k.Statement[];
const unmoved: Move = (statements) => [...statements];

class LoopWriter implements LoopKernel {
  readonly reads = new Set<k.Buffer>();
  readonly writes = new Set<k.Buffer>();
  flops = 0;
  private readonly picked: ReadonlyMap<number, Node>;

  constructor(
    readonly block: k.Block,
    private readonly node: Node,
    results: readonly Node[],
    private readonly place: FindPlace,
    private readonly places: Places,
    private readonly schedule: ScheduleBody,
  ) {
    this.picked = new Map(results.map((result) => [Number(result.attrs["index"]), result]));
  }

  scan(): void {
    const { body: shared, carries, overs, length, reverse } = readScan(this.node.attrs),
      body = bodyOf(shared.inputs, shared.results);
    const windows: Window[] = [],
      carried = this.enter(body, carries);
    body.inputs.slice(carries, carries + overs).forEach((input, at) => {
      const whole = this.operand(carries + at);
      windows.push(this.window(input, input, whole));
    });
    this.capture(body, carries + overs);
    const stacks = body.results.slice(carries).map((result, at) => {
      const whole = this.result(carries + at, length, result),
        window = this.window(null, result, whole);
      windows.push(window);
      return this.settle(body, result, window.part);
    });
    const next = this.next(body, carries);
    const kernels = this.schedule(body.results, new Set(body.inputs));
    this.block.for(reverse ? "back" : "row", 0, length, (inner, step) => {
      const position = reverse ? inner.let("row", k.sub(length - 1, step)) : step;
      const move: Move = (each) => intoWindows(each, windows, position);
      this.run(inner, kernels, length, move);
      for (const { from, to } of stacks) this.copy(inner, from, to, move);
      this.pass(inner, next, carried, move);
    });
    this.touch(windows);
  }

  while(): void {
    const { condition: sharedCondition, body: sharedBody, carries, maximum } = readWhile(this.node.attrs),
      condition = bodyOf(sharedCondition.inputs, sharedCondition.results),
      body = bodyOf(sharedBody.inputs, sharedBody.results);
    const carried = this.enter(body, carries);
    condition.inputs.forEach((input, at) => {
      const place = this.places.find(body.inputs[at] ?? input) ?? carried[at];
      if (at < carries && place !== undefined) this.places.put(input, place);
    });
    this.capture(body, carries);
    this.capture(condition, carries);
    const next = this.next(body, carries);
    const [goes = this.node] = condition.results,
      { from } = this.settle(condition, goes, null);
    const test = this.schedule(condition.results, new Set(condition.inputs)),
      steps = this.schedule(body.results, new Set(body.inputs));
    this.run(this.block, test, 1);
    this.block.while(k.load(from.buffer, from.offset), maximum ?? 2 ** 31 - 1, (inner) => {
      this.run(inner, steps, 1);
      this.pass(inner, next, carried, unmoved);
      this.run(inner, test, 1);
    });
  }

  cond(): void {
    const { then, otherwise } = readCond(this.node.attrs),
      predicate = this.operand(0);
    const branch =
      (shared: Subgraph) =>
      (inner: k.Block): void => {
        const body = bodyOf(shared.inputs, shared.results);
        this.capture(body, 0, 1);
        const results = body.results.map((result, at) => this.settle(body, result, this.result(at, null, result)));
        const kernels = this.schedule(body.results, new Set(body.inputs));
        this.run(inner, kernels, 1);
        for (const { from, to } of results) this.copy(inner, from, to);
      };
    this.reads.add(predicate.buffer);
    this.block.if(k.load(predicate.buffer, predicate.offset), branch(then), branch(otherwise));
  }

  /** The place of an operand: in memory, all of it. */
  private operand(at: number): Place {
    const input = this.node.inputs[at];
    if (input === undefined) throw new TypeError("schedule: a loop lacks an operand");
    return placeOf(input, this.place);
  }

  /** Carries begin as their operands, in memory of their own: where the loop leaves them, if someone asks for them. */
  private enter(body: Subgraph, carries: number): Place[] {
    return body.inputs.slice(0, carries).map((input, at) => {
      const to = this.result(at, null, input),
        initial = this.node.inputs[at],
        value = initial === undefined ? null : uniformValue(initial);
      this.places.put(input, to);
      this.writes.add(to.buffer);
      const size = sizeOf(input.type.shape);
      const from = value === null ? this.operand(at) : null;
      if (from !== null) this.reads.add(from.buffer);
      loop(this.block, "i", 0, size, (inner, index) => {
        const first = from === null ? null : k.load(from.buffer, toScalar(plus(index, constantIndex(from.offset))));
        inner.store(
          to.buffer,
          toScalar(plus(index, constantIndex(to.offset))),
          first ?? k.literal(input.type.dtype, value ?? 0),
        );
      });
      return to;
    });
  }

  /** The captures of a body lie where their operands lie. */
  private capture(body: Subgraph, from: number, before = 0): void {
    body.inputs.slice(from).forEach((input, at) => {
      const place = this.operand(before + from + at);
      this.places.put(input, place);
      this.reads.add(place.buffer);
    });
  }

  /** The memory of a result: that of the pick, or some of its own. */
  private result(at: number, length: number | null, like: Node): Place {
    const picked = this.picked.get(at);
    if (picked !== undefined) return placeOf(stored(picked), this.place);
    if (length !== null) throw new TypeError("schedule: a stack that no one reads");
    return { buffer: this.places.scratch(like, like.label ?? "carried"), offset: 0 };
  }

  /** A part of a tensor that moves with the steps; `input` lies in it. */
  private window(input: Node | null, like: Node, whole: Place): Window {
    const { dtype, shape } = like.type;
    const part: k.Buffer = {
      kind: "buffer",
      name: this.places.unique(like.label ?? "part"),
      type: dtype,
      length: sizeOf(shape),
      space: "arena",
    };
    if (input !== null) this.places.put(input, { buffer: part, offset: 0 });
    return { part: { buffer: part, offset: 0 }, whole };
  }

  /** Where a result of the body is computed: at the place that is asked for, if it is free to be there. */
  private settle(body: Subgraph, result: Node, wanted: Place | null): { from: Place; to: Place } {
    const base = stored(result),
      known = this.places.find(base);
    const from =
      known ??
      (wanted !== null && !body.inputs.includes(base)
        ? wanted
        : { buffer: this.places.scratch(base, base.label ?? "next"), offset: 0 });
    if (known === undefined) this.places.put(base, from);
    return { from, to: wanted ?? from };
  }

  private next(body: Subgraph, carries: number): Place[] {
    return body.results.slice(0, carries).map((result) => this.settle(body, result, null).from);
  }

  private run(block: k.Block, kernels: readonly Kernel[], times: number, move: Move = unmoved): void {
    for (const kernel of kernels) {
      const { name, comment, body, fails } = kernel;
      for (const buffer of kernel.reads) this.reads.add(buffer);
      for (const buffer of kernel.writes) this.writes.add(buffer);
      this.flops += kernel.flops * times;
      block.statements.push(
        ...move([{ kind: "run", procedure: { name, comment, parameters: [], body, fails }, args: [] }]),
      );
    }
  }

  /** What the step has computed becomes what the next one is given. Carries that change places go through memory. */
  private pass(block: k.Block, next: readonly Place[], carried: readonly Place[], move: Move): void {
    const copies = next.flatMap((from, at) => {
      const to = carried[at];
      return to === undefined || from.buffer === to.buffer ? [] : [{ from, to }];
    });
    const overwritten = new Set(copies.map(({ to }) => to.buffer));
    const safe = copies.map(({ from, to }, at) => {
      if (!overwritten.has(from.buffer)) return { from, to };
      const like = this.node.inputs[at] ?? this.node,
        spare: Place = { buffer: this.places.scratch(like, "exchanged"), offset: 0 };
      this.copy(block, from, spare, move);
      return { from: spare, to };
    });
    for (const { from, to } of safe) this.copy(block, from, to, move);
  }

  /** Nothing if both are one place. */
  private copy(block: k.Block, from: Place, to: Place, move: Move = unmoved): void {
    if (from.buffer === to.buffer && from.offset === to.offset) return;
    this.reads.add(from.buffer);
    this.writes.add(to.buffer);
    const inner = block.beside();
    loop(inner, "i", 0, Math.min(from.buffer.length, to.buffer.length), (body, index) =>
      body.store(
        to.buffer,
        toScalar(plus(index, constantIndex(to.offset))),
        k.load(from.buffer, toScalar(plus(index, constantIndex(from.offset)))),
      ),
    );
    block.statements.push(...move(inner.statements));
  }

  /** A window is not memory of its own. */
  private touch(windows: readonly Window[]): void {
    for (const { part, whole } of windows) {
      if (this.reads.delete(part.buffer)) this.reads.add(whole.buffer);
      if (this.writes.delete(part.buffer)) this.writes.add(whole.buffer);
    }
  }
}
