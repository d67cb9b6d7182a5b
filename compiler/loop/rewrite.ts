/** Loops in other forms, with the same results. */
import { onGraph, Tensor } from "../../src/builder.js";
import { unboundedLoop } from "../../src/diagnostics.js";
import { concatAlong } from "../../src/families/concat.js";
import {
  appendCond,
  appendScan,
  bodyOf,
  inlined,
  picks,
  readCond,
  readScan,
  readWhile,
  type Scan,
} from "../../src/families/loop.js";
import { reshapeTo } from "../../src/families/reshape.js";
import { appendInput } from "../../src/families/source.js";
import { Body, Graph, type Node } from "../../src/graph.js";
import { where } from "../../src/ops/compare.js";
import { slice, stack } from "../../src/ops/view.js";
import { tensorType } from "../../src/types.js";
import { Rebuild } from "../rebuild.js";

/**
 * A scan over segments of a scan over their steps; what is left at the end is a scan of its own. Backward, a segment
 * needs only what enters it, so that it is computed again as a whole.
 */
export function inSegments(node: Node, scan: Scan): Tensor[] {
  const { carries, overs, length, reverse, checkpoint: steps } = scan,
    segments = Math.floor(length / steps),
    rest = length - segments * steps;
  const consumed = node.inputs.slice(carries, carries + overs).map(Tensor.of),
    captures = node.inputs.slice(carries + overs);
  const part = (tensor: Tensor, from: number, count: number): Tensor =>
    slice(tensor, [`${from}:${from + count}`, ...tensor.shape.slice(1).map(() => ":")]);
  // Segments come first in the order of the steps.
  const inSegment = consumed.map((tensor) =>
    reshapeTo(part(tensor, reverse ? rest : 0, segments * steps), [segments, steps, ...tensor.shape.slice(1)]),
  );
  const run = (carried: readonly Node[], slices: readonly Tensor[], how: Scan): Tensor[] =>
    picks(appendScan([...carried, ...slices.map((tensor) => tensor.node), ...captures], how));
  const main = run(node.inputs.slice(0, carries), inSegment, {
    ...scan,
    body: segmentBody(scan),
    length: segments,
    checkpoint: 1,
  });
  const joined = main
    .slice(carries)
    .map((stacked) => reshapeTo(stacked, [segments * steps, ...stacked.shape.slice(2)]));
  if (rest === 0) return [...main.slice(0, carries), ...joined];
  const last = run(
    main.slice(0, carries).map((carry) => carry.node),
    consumed.map((tensor) => part(tensor, reverse ? 0 : segments * steps, rest)),
    { ...scan, length: rest, checkpoint: 0 },
  );
  const stacks = joined.map((stacked, at) => {
    const other = last[carries + at] ?? stacked;
    return concatAlong(reverse ? [other, stacked] : [stacked, other], 0);
  });
  return [...last.slice(0, carries), ...stacks];
}

/** The body of the scan over segments: the scan over the steps of one. */
function segmentBody(scan: Scan): Body {
  const { body, carries, overs, checkpoint: length } = scan,
    graph = new Graph();
  const inputs = body.inputs.map(({ type, label }, at) => {
    const isSlice = at >= carries && at < carries + overs;
    const input = appendInput(
      graph,
      `input ${at}`,
      tensorType(type.dtype, isSlice ? [length, ...type.shape] : type.shape),
    );
    if (label !== undefined) graph.label(input, label);
    return input;
  });
  const node = appendScan(inputs, { ...scan, length, checkpoint: 0 });
  return new Body(
    graph,
    inputs,
    picks(node).map((result) => result.node),
  );
}

/**
 * A scan of as many steps as a while loop may take: those after its end change nothing.
 * @throws an error if it may take any number
 */
export function asScan(node: Node): Tensor[] {
  const { condition, body, carries, maximum } = readWhile(node.attrs),
    graph = new Graph();
  if (maximum === null) throw unboundedLoop();
  const inputs = body.inputs.map(({ type, label }, at) => {
    const input = appendInput(graph, `input ${at}`, type);
    if (label !== undefined) graph.label(input, label);
    return input;
  });
  const [goes] = inlined(condition, inputs, graph);
  if (goes === undefined) throw new TypeError("a while loop without a condition");
  const unchanged = bodyOf(body.inputs, body.inputs.slice(0, carries));
  const step = appendCond(goes, inputs, { then: body, otherwise: unchanged });
  const results = picks(step).map((result) => result.node);
  return picks(
    appendScan(node.inputs, {
      body: new Body(graph, inputs, results),
      carries,
      overs: 0,
      length: maximum,
      reverse: false,
      checkpoint: 0,
    }),
  );
}

/** The steps of a scan one after the other. */
export function unrolled(node: Node): Tensor[] {
  const { body, carries, overs, length, reverse } = readScan(node.attrs),
    captures = node.inputs.slice(carries + overs);
  const consumed = node.inputs.slice(carries, carries + overs).map(Tensor.of);
  const stacks: Node[][] = body.results.slice(carries).map(() => []);
  let carried: Node[] = node.inputs.slice(0, carries);
  for (let step = 0; step < length; step++) {
    const at = reverse ? length - 1 - step : step;
    const slices = consumed.map((tensor) => slice(tensor, [at, ...tensor.shape.slice(1).map(() => ":")]).node);
    const results = inlined(body, [...carried, ...slices, ...captures], node.graph);
    carried = results.slice(0, carries);
    results
      .slice(carries)
      .forEach((result, which) => (reverse ? stacks[which]?.unshift(result) : stacks[which]?.push(result)));
  }
  const stacked = stacks.map((list, which) => {
    const { dtype, shape } = body.results[carries + which]?.type ?? { dtype: "f64", shape: [] };
    return list.length > 0
      ? stack(list.map(Tensor.of), { axis: 0 })
      : Tensor.of(onGraph(node.graph, Tensor.literal(dtype, [0, ...shape], new Float64Array())));
  });
  return [...carried.map(Tensor.of), ...stacked];
}

/** The roots without loops: steps one after the other, and of conditions both branches and a choice. */
export function withoutLoops(roots: readonly Node[]): Node[] {
  const known = new Map<Node, readonly Tensor[]>();
  const plain = (loop: Node): readonly Tensor[] => {
    const results = known.get(loop) ?? writtenOut(loop);
    known.set(loop, results);
    return results;
  };
  const rebuild = new Rebuild("unroll", (node) => {
    const [loop] = node.inputs;
    return node.op.family === "pick" && loop !== undefined
      ? (plain(loop)[Number(node.attrs["index"])]?.node ?? null)
      : null;
  });
  return roots.map((root) => rebuild.settle(root));
}

function writtenOut(node: Node): readonly Tensor[] {
  if (node.op.family !== "loop") throw new TypeError(`${node.op.name} is no loop`);
  switch (node.op.loop) {
    case "scan":
      return unrolled(node);
    case "while":
      return asScan(node);
    case "cond": {
      const { then, otherwise } = readCond(node.attrs),
        [predicate = node, ...captures] = node.inputs,
        others = inlined(otherwise, captures, node.graph);
      return inlined(then, captures, node.graph).map((chosen, at) =>
        where(Tensor.of(predicate), Tensor.of(chosen), Tensor.of(others[at] ?? chosen)),
      );
    }
  }
}
