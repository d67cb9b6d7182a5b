/**
 * Forward mode through loops: each step computes its tangents beside its values, so that the loop and its derivative
 * run once.
 */
import { Tensor } from "../../src/builder.js";
import {
  appendCond,
  appendScan,
  appendWhile,
  bodyOf,
  pick,
  readCond,
  readScan,
  readWhile,
} from "../../src/families/loop.js";
import type { Body } from "../../src/graph.js";
import { type Node } from "../../src/graph.js";
import { replaceAll } from "../rebuild.js";
import { activeInputs } from "./activity.js";
import { freshInput, uniform } from "./marks.js";

/** The tangents of some nodes from those of others, through what lies between: the pass that asks. */
export type Push = (
  roots: readonly Node[],
  start: ReadonlyMap<Node, Tensor>,
  replaced: Map<Node, Node>,
) => ReadonlyMap<Node, Tensor>;

type Tangents = readonly (Node | null)[];

/** The tangent of each result of a loop, null where it is zero; `replaced` learns what stands for the results themselves. */
export function pushLoop(node: Node, tangents: Tangents, push: Push, replaced: Map<Node, Node>): Tangents {
  if (node.op.family !== "loop") throw new TypeError(`${node.op.name} is no loop`);
  switch (node.op.loop) {
    case "scan":
      return pushScan(node, tangents, push, replaced);
    case "while":
      return pushWhile(node, tangents, push, replaced);
    case "cond":
      return pushCond(node, tangents, push, replaced);
  }
}

/** A body with the tangents of its active inputs beside them. */
interface Doubled {
  /** Inputs that stand for tangents; null for an input that has none. */
  readonly inputs: Tangents;
  /** The results, and for each its tangent. */
  readonly results: readonly Node[];
  readonly tangents: Tangents;
}

function doubled(body: Body, active: readonly boolean[], push: Push): Doubled {
  const inputs = body.inputs.map(({ type, label }, at) =>
    active[at] === true ? freshInput(body.graph, `d_${label ?? `input${at}`}`, type) : null,
  );
  const replaced = new Map<Node, Node>(),
    start = new Map<Node, Tensor>();
  body.inputs.forEach((input, at) => {
    const tangent = inputs[at];
    if (tangent) start.set(input, Tensor.of(tangent));
  });
  const found = push(body.results, start, replaced);
  const tangents = body.results.map((result) => found.get(result)?.node ?? null);
  const all = replaceAll("jvp", [...body.results, ...tangents.flatMap((tangent) => tangent ?? [])], replaced);
  const results = all.splice(0, body.results.length);
  return { inputs, results, tangents: tangents.map((tangent) => (tangent === null ? null : (all.shift() ?? null))) };
}

const present = (nodes: Tangents): Node[] => nodes.flatMap((node) => node ?? []);

/** Of nodes and what stands beside them: up to each end the nodes, then what stands beside these. */
function interleaved(ends: readonly number[]): (nodes: readonly Node[], beside: Tangents) => Node[] {
  return (nodes, beside) =>
    [0, ...ends].flatMap((from, at) => [...nodes.slice(from, ends[at]), ...present(beside.slice(from, ends[at]))]);
}

/** Tangents of carries are carries, those of slices slices, those of captures captures. */
function pushScan(node: Node, given: Tangents, push: Push, replaced: Map<Node, Node>): Tangents {
  const scan = readScan(node.attrs),
    { body, carries, overs } = scan,
    end = carries + overs;
  const active = activeInputs(
      scan,
      given.map((tangent) => tangent !== null),
    ),
    step = doubled(body, active, push);
  const operandTangents = node.inputs.map((operand, at) =>
    active[at] === true ? (given[at] ?? uniform(node.graph, operand.type, 0)) : null,
  );
  const parts = interleaved([carries, end]);
  const carried = body.results
    .slice(0, carries)
    .flatMap((result, at) => (active[at] === true ? [step.tangents[at] ?? uniform(body.graph, result.type, 0)] : []));
  const stackTangents = step.tangents.slice(carries);
  const doubledCarries = carries + carried.length,
    results = [
      ...[...step.results.slice(0, carries), ...carried],
      ...[...step.results.slice(carries), ...present(stackTangents)],
    ];
  const both = appendScan(parts(node.inputs, operandTangents), {
    ...scan,
    body: bodyOf(parts(body.inputs, step.inputs), results),
    carries: doubledCarries,
    overs: overs + present(step.inputs.slice(carries, end)).length,
  });
  const stacks = body.results.length - carries;
  body.results.forEach((_, at) =>
    replaced.set(pick(node, at), pick(both, at < carries ? at : doubledCarries + at - carries)),
  );
  let next = carries,
    nextStack = doubledCarries + stacks;
  return body.results.map((_, at) => {
    if (at < carries) return active[at] === true ? pick(both, next++) : null;
    return stackTangents[at - carries] === null ? null : pick(both, nextStack++);
  });
}

/** The condition reads the values alone. */
function pushWhile(node: Node, given: Tangents, push: Push, replaced: Map<Node, Node>): Tangents {
  const { condition, body, carries, maximum } = readWhile(node.attrs);
  const marked = given.map((tangent) => tangent !== null),
    active = activeInputs({ body, carries, overs: 0, length: 0, reverse: false, checkpoint: 0 }, marked),
    step = doubled(body, active, push);
  const tangents = node.inputs.map((operand, at) =>
    active[at] === true ? (given[at] ?? uniform(node.graph, operand.type, 0)) : null,
  );
  const parts = interleaved([carries]);
  const carried = body.results.flatMap((result, at) =>
    active[at] === true ? [step.tangents[at] ?? uniform(body.graph, result.type, 0)] : [],
  );
  const unused = condition.inputs.map((input, at) =>
    active[at] === true ? freshInput(condition.graph, "tangent", input.type) : null,
  );
  const both = appendWhile(parts(node.inputs, tangents), {
    condition: bodyOf(parts(condition.inputs, unused), condition.results),
    body: bodyOf(parts(body.inputs, step.inputs), [...step.results, ...carried]),
    carries: carries + carried.length,
    maximum,
  });
  body.results.forEach((_, at) => replaced.set(pick(node, at), pick(both, at)));
  let next = carries;
  return body.results.map((_, at) => (active[at] === true ? pick(both, next++) : null));
}

function pushCond(node: Node, given: Tangents, push: Push, replaced: Map<Node, Node>): Tangents {
  const { then, otherwise } = readCond(node.attrs),
    [predicate = node, ...captures] = node.inputs;
  const active = captures.map((_, at) => (given[at + 1] ?? null) !== null),
    branches = [then, otherwise].map((body) => doubled(body, active, push));
  // A result has a tangent if it has one in either branch.
  const live = then.results.map((_, at) => branches.some(({ tangents }) => (tangents[at] ?? null) !== null));
  const bodies = [then, otherwise].map((body, which) => {
    const { inputs, results, tangents } = branches[which] ?? { inputs: [], results: [], tangents: [] };
    const beside = results.flatMap((result, at) =>
      live[at] === true ? [tangents[at] ?? uniform(body.graph, result.type, 0)] : [],
    );
    return bodyOf([...body.inputs, ...present(inputs)], [...results, ...beside]);
  });
  const [first, second] = bodies;
  if (first === undefined || second === undefined) throw new TypeError("cond: two branches");
  const both = appendCond(predicate, [...captures, ...present(given.slice(1))], { then: first, otherwise: second });
  then.results.forEach((_, at) => replaced.set(pick(node, at), pick(both, at)));
  let next = then.results.length;
  return then.results.map((_, at) => (live[at] === true ? pick(both, next++) : null));
}
