/** Loops over a new axis: the bodies over it. */
import { broadcastToShape, Tensor } from "../../src/builder.js";
import {
  appendCond,
  appendScan,
  appendWhile,
  inlined,
  picks,
  readCond,
  readScan,
  readWhile,
} from "../../src/families/loop.js";
import { Body, type Node } from "../../src/graph.js";
import { where } from "../../src/ops/compare.js";
import { anyOver } from "../../src/ops/reduce.js";
import { broadcastAxes, permute } from "../../src/ops/view.js";
import type { Batched } from "../vmap.js";
import { freshInput } from "./marks.js";

/** The roots over the new axis of some nodes: the pass that asks. */
export type Batch = (roots: readonly Node[], images: ReadonlyMap<Node, Node>) => readonly Batched[];

/** Results of a loop: each has the new axis first, or is as it was. */
export interface BatchedResult {
  readonly tensor: Tensor;
  readonly batched: boolean;
}

/** The results of a loop, some of whose operands have the new axis. */
export function batchLoop(
  node: Node,
  operands: readonly Tensor[],
  batched: readonly boolean[],
  batch: Batch,
): BatchedResult[] {
  if (node.op.family !== "loop") throw new TypeError(`${node.op.name} is no loop`);
  const size = operands[batched.indexOf(true)]?.shape[0] ?? 1;
  const setting: Setting = { node, operands, batched, size, batch };
  switch (node.op.loop) {
    case "scan":
      return batchScan(setting);
    case "while":
      return batchWhile(setting);
    case "cond":
      return batchCond(setting);
  }
}

interface Setting {
  readonly node: Node;
  readonly operands: readonly Tensor[];
  readonly batched: readonly boolean[];
  readonly size: number;
  readonly batch: Batch;
}

const over = (tensor: Tensor, size: number): Tensor => broadcastToShape("vmap", tensor, [size, ...tensor.shape]);
/** Axes 0 and 1 change places: the step and the new axis. */
const exchanged = (tensor: Tensor): Tensor =>
  permute(
    tensor,
    tensor.shape.map((_, axis) => (axis < 2 ? 1 - axis : axis)),
  );

/** The body with marked inputs over the new axis; results that are marked get it, and others may. */
function batchedBody(
  { graph, inputs, results }: Body,
  marked: readonly boolean[],
  forced: readonly boolean[],
  { size, batch }: Setting,
): { readonly body: Body; readonly batched: readonly boolean[] } {
  const images = new Map<Node, Node>();
  const given = inputs.map((input, at) => {
    if (marked[at] !== true) return input;
    const { dtype, shape } = input.type;
    const image = freshInput(graph, input.label ?? `input${at}`, { dtype, shape: [size, ...shape] });
    images.set(input, image);
    return image;
  });
  const found = batch(results, images).map(({ node, batched }, at) =>
    batched || forced[at] !== true ? { node, batched } : { node: over(Tensor.of(node), size).node, batched: true },
  );
  return {
    body: new Body(
      graph,
      given,
      found.map(({ node }) => node),
    ),
    batched: found.map(({ batched }) => batched),
  };
}

/** The body whose carries have the axis if they enter with it or leave with it. */
function carrying(
  body: Body,
  carries: number,
  setting: Setting,
): { body: Body; marked: boolean[]; batched: readonly boolean[] } {
  const marked = [...setting.batched];
  for (;;) {
    const found = batchedBody(body, marked, marked.slice(0, carries), setting);
    const wrong = found.batched.findIndex((is, at) => at < carries && is && marked[at] !== true);
    if (wrong < 0) return { body: found.body, marked, batched: found.batched };
    marked[wrong] = true;
  }
}

function withAxis({ operands, batched, size }: Setting, marked: readonly boolean[]): Tensor[] {
  return operands.map((operand, at) => (marked[at] === true && batched[at] !== true ? over(operand, size) : operand));
}

function batchScan(setting: Setting): BatchedResult[] {
  const scan = readScan(setting.node.attrs),
    { carries, overs } = scan,
    { body, marked, batched } = carrying(scan.body, carries, setting);
  const operands = withAxis(setting, marked).map((operand, at) =>
    at >= carries && at < carries + overs && marked[at] === true ? exchanged(operand) : operand,
  );
  const results = picks(
    appendScan(
      operands.map(({ node }) => node),
      { ...scan, body },
    ),
  );
  return results.map((tensor, at) => {
    const is = batched[at] === true;
    return { tensor: at >= carries && is ? exchanged(tensor) : tensor, batched: is };
  });
}

/** Steps until no element of the axis goes on; one that is done stays as it is. */
function batchWhile(setting: Setting): BatchedResult[] {
  const { condition, body, carries, maximum } = readWhile(setting.node.attrs);
  const step = carrying(body, carries, setting),
    test = batchedBody(condition, step.marked, [], setting);
  if (test.batched[0] !== true) {
    const operands = withAxis(setting, step.marked).map(({ node }) => node);
    const node = appendWhile(operands, { condition: test.body, body: step.body, carries, maximum });
    return picks(node).map((tensor, at) => ({ tensor, batched: step.marked[at] === true }));
  }
  const marked = step.marked.map((is, at) => is || at < carries),
    all = batchedBody(body, marked, marked.slice(0, carries), setting),
    every = batchedBody(condition, marked, [true], setting);
  const [goes = setting.node] = inlined(every.body, all.body.inputs, all.body.graph);
  const next = all.body.results.map((result, at) => {
    const before = Tensor.of(all.body.inputs[at] ?? result),
      axes = before.shape.map((_, axis) => axis).slice(1);
    return where(broadcastAxes(Tensor.of(goes), before.shape, axes), Tensor.of(result), before).node;
  });
  const [tested = setting.node] = every.body.results;
  const node = appendWhile(
    withAxis(setting, marked).map((operand) => operand.node),
    {
      condition: new Body(every.body.graph, every.body.inputs, [anyOver(Tensor.of(tested), [0]).node]),
      body: new Body(all.body.graph, all.body.inputs, next),
      carries,
      maximum,
    },
  );
  return picks(node).map((tensor) => ({ tensor, batched: true }));
}

/** A condition of its own for each element: both branches run, and each result is chosen element by element. */
function batchCond(setting: Setting): BatchedResult[] {
  const { node, operands, batched, size } = setting,
    { then, otherwise } = readCond(node.attrs),
    [predicate, ...captures] = operands;
  if (predicate === undefined) throw new TypeError("cond: no condition");
  const marked = batched.slice(1);
  if (batched[0] !== true) {
    const free = [then, otherwise].map((body) => batchedBody(body, marked, [], setting).batched);
    const forced = then.results.map((_, at) => free.some((branch) => branch[at] === true));
    const [first, second] = [then, otherwise].map((body) => batchedBody(body, marked, forced, setting).body);
    if (first === undefined || second === undefined) throw new TypeError("cond: two branches");
    const chosen = appendCond(
      predicate.node,
      captures.map((capture) => capture.node),
      { then: first, otherwise: second },
    );
    return picks(chosen).map((tensor, at) => ({ tensor, batched: forced[at] === true }));
  }
  const [a = [], b = []] = [then, otherwise].map((body) => {
    const all = batchedBody(
      body,
      marked,
      body.results.map(() => true),
      setting,
    ).body;
    return inlined(
      all,
      captures.map((capture) => capture.node),
      node.graph,
    ).map(Tensor.of);
  });
  return a.map((tensor, at) => {
    const axes = tensor.shape.map((_, axis) => axis).slice(1);
    const choice = broadcastAxes(predicate, tensor.shape, axes);
    return { tensor: where(choice, tensor, b[at] ?? over(tensor, size)), batched: true };
  });
}
