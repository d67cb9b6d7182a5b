/**
 * A program over a new axis: what one node computes for one element, its image computes for all at once, with the
 * new axis before the others. Only what depends on something that has the axis is computed anew.
 */
import { applyElementwise, applyOp } from "../src/apply.js";
import { broadcastToShape, Tensor } from "../src/builder.js";
import { vmapAxes } from "../src/diagnostics.js";
import { concatAlong } from "../src/families/concat.js";
import { contract, freshLabels, parseLabels } from "../src/families/contraction.js";
import { normalAxis } from "../src/families/reduction.js";
import { pick } from "../src/families/loop.js";
import { reshapeTo } from "../src/families/reshape.js";
import { allBatched } from "../src/families/routine.js";
import { numbers, viewOf } from "../src/families/view.js";
import { reachable, type Node } from "../src/graph.js";
import { appendNode } from "../src/op.js";
import { axisIndex, quotient, type IndexMap, type Quotient } from "../src/indexMap.js";
import { permute, view } from "../src/ops/view.js";
import { batchLoop, type BatchedResult } from "./loop/batch.js";
import { freshInput } from "./loop/marks.js";

export interface VmapOptions {
  /** For each operand the axis that is mapped over; null: it is the same for all. Default 0 for each. */
  readonly axes?: readonly (number | null)[];
  /** Where the new axis stands in each result. Default 0. */
  readonly out?: number;
}

/**
 * A function of tensors over one axis of its operands, all at once: the stack of what it gives for each slice.
 * @param f is run once, on one slice of each operand
 * @throws an error if no operand is mapped, or if the axes differ in size
 */
export function vmap<R extends Tensor | readonly Tensor[]>(
  f: (...slices: Tensor[]) => R,
  operands: readonly Tensor[],
  options: VmapOptions = {},
): R {
  const { axes = operands.map(() => 0), out = 0 } = options,
    mapped = operands.map((operand, at) => mappedAxis(operand, axes[at] ?? null));
  const sizes = [...new Set(mapped.flatMap((axis, at) => (axis === null ? [] : [operands[at]?.shape[axis] ?? 0])))];
  const [size] = sizes;
  if (size === undefined || sizes.length > 1 || axes.length !== operands.length) throw vmapAxes(axes, sizes);
  const images = new Map<Node, Node>();
  const slices = operands.map((operand, at) => {
    const axis = mapped[at] ?? null;
    if (axis === null) return operand;
    const { dtype, shape } = operand.node.type;
    const slice = freshInput(operand.node.graph, operand.node.label ?? "slice", {
      dtype,
      shape: shape.filter((_, other) => other !== axis),
    });
    images.set(slice, moveAxis(operand, axis, 0).node);
    return Tensor.of(slice);
  });
  const result = f(...slices),
    roots = (Array.isArray(result) ? result : [result]) as readonly Tensor[];
  const found = batchNodes(
    roots.map(({ node }) => node),
    images,
  ).map(({ node, batched }) => {
    const whole = batched ? Tensor.of(node) : broadcastToShape("vmap", Tensor.of(node), [size, ...node.type.shape]);
    return moveAxis(whole, 0, normalAxis("vmap", out, whole.shape));
  });
  return (Array.isArray(result) ? found : found[0]) as R;
}

function mappedAxis(operand: Tensor, axis: number | null): number | null {
  return axis === null ? null : normalAxis("vmap", axis, operand.shape);
}

function moveAxis(x: Tensor, from: number, to: number): Tensor {
  const perm = x.shape.map((_, axis) => axis).filter((axis) => axis !== from);
  perm.splice(to, 0, from);
  return permute(x, perm);
}

/** A root over the new axis; one that depends on nothing that has it is itself, and has it not. */
export interface Batched {
  readonly node: Node;
  readonly batched: boolean;
}

/**
 * The roots over a new axis 0. `images` gives nodes that have it: for each, the node of its type with the axis before
 * its own, of one size for all.
 */
export function batchNodes(roots: readonly Node[], images: ReadonlyMap<Node, Node>): Batched[] {
  const start = new Map([...images].map(([node, image]) => [node, Tensor.of(image)])),
    batching = new Batching(start);
  batching.visit(reachable(roots, new Set(images.keys())));
  return roots.map((root) => ({ node: batching.standIn(root), batched: batching.images.has(root) }));
}

class Batching {
  /** What has the new axis. */
  readonly images: Map<Node, Tensor>;
  /**
   * What has it not, but hangs on a loop of which other results have: it is read from the loop with the axis, so that
   * one loop runs, and a body reads none of the inputs that it had before.
   */
  private readonly moved = new Map<Node, Node>();
  private readonly ofLoops = new Map<Node, readonly BatchedResult[]>();

  constructor(images: ReadonlyMap<Node, Tensor>) {
    this.images = new Map(images);
  }

  standIn(node: Node): Node {
    return this.images.get(node)?.node ?? this.moved.get(node) ?? node;
  }

  /** @param nodes inputs before users */
  visit(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (this.images.has(node)) continue;
      const origin = { pass: "vmap", rule: `${node.op.name} over a new axis`, from: node };
      if (node.op.family === "pick") this.pick(node);
      else if (node.inputs.some((input) => this.images.has(input))) node.graph.from(origin, () => this.batch(node));
      else if (node.inputs.some((input) => this.moved.has(input)))
        this.moved.set(
          node,
          appendNode(
            node.op,
            node.inputs.map((input) => this.standIn(input)),
            node.attrs,
          ),
        );
    }
  }

  private pick(node: Node): void {
    const [loop = node] = node.inputs,
      index = Number(node.attrs["index"]),
      result = this.ofLoops.get(loop)?.[index],
      moved = this.moved.get(loop);
    if (result?.batched === true) this.images.set(node, result.tensor);
    else if (result !== undefined) this.moved.set(node, result.tensor.node);
    else if (moved !== undefined) this.moved.set(node, pick(moved, index));
  }

  private batch(node: Node): void {
    const operands = node.inputs.map((input) => Tensor.of(this.standIn(input))),
      batched = node.inputs.map((input) => this.images.has(input));
    if (node.op.family === "loop") this.ofLoops.set(node, batchLoop(node, operands, batched, batchNodes));
    else this.images.set(node, imageOf(node, operands, batched));
  }
}

function imageOf(node: Node, operands: readonly Tensor[], batched: readonly boolean[]): Tensor {
  const { op, attrs, type } = node,
    all = (): readonly Tensor[] => allBatched(operands, batched);
  const only = (): Tensor => operands[0] ?? Tensor.of(node);
  switch (op.family) {
    case "elementwise":
      return applyElementwise(op, all(), attrs);
    case "reduction":
      return applyOp(op, [only()], { axes: numbers(attrs["axes"]).map((axis) => axis + 1) });
    case "view": {
      const { map, fill } = viewOf(node),
        size = only().shape[0] ?? 1;
      return view(only(), [size, ...type.shape], behindNewAxis(map, type.shape.length), fill);
    }
    case "reshape":
      return reshapeTo(only(), [only().shape[0] ?? 1, ...type.shape]);
    case "concat":
      return concatAlong(all(), Number(attrs["axis"]) + 1);
    case "contraction":
      return contraction(String(attrs["labels"]), operands, batched);
    case "routine":
      return op.batch(operands, batched, attrs);
    case "composite":
      return formulaOver(node, operands, batched);
    case "loop":
    case "pick":
    case "source":
      throw new TypeError(`${op.name} has no image of its own`);
  }
}

/** A composite over the axis is its formula over it. */
function formulaOver(node: Node, operands: readonly Tensor[], batched: readonly boolean[]): Tensor {
  const { op, inputs, attrs } = node;
  if (op.family !== "composite") throw new TypeError(`${op.name} is no composite`);
  const stands = inputs.map((input, at) => (batched[at] === true ? input : (operands[at]?.node ?? input))),
    root = op.expand(stands.map(Tensor.of), attrs).node,
    images = new Map(
      inputs.flatMap((input, at) => (batched[at] === true ? [[input, operands[at] ?? Tensor.of(input)] as const] : [])),
    );
  const batching = new Batching(images);
  batching.visit(reachable([root], new Set(stands)));
  if (batching.images.has(root)) return Tensor.of(batching.standIn(root));
  const size = operands[batched.indexOf(true)]?.shape[0] ?? 1;
  return broadcastToShape("vmap", Tensor.of(batching.standIn(root)), [size, ...root.type.shape]);
}

/** The map on indices that have one more axis at the front, which the source has too. */
function behindNewAxis({ axes, guards }: IndexMap, rank: number): IndexMap {
  const shifted = ({ coefficients, offset, divisor }: Quotient): Quotient =>
    quotient([0, ...coefficients], offset, divisor);
  return {
    axes: [axisIndex(rank + 1, 0), ...axes.map(shifted)],
    guards: guards.map(({ quotient: of, size }) => ({ quotient: shifted(of), size })),
  };
}

/** One more label, in the operands that have the axis and in the result. */
function contraction(labels: string, operands: readonly Tensor[], batched: readonly boolean[]): Tensor {
  const { operands: lists, result } = parseLabels(labels),
    [a, b] = operands;
  if (a === undefined || b === undefined) throw new TypeError("a contraction has two operands");
  const [label = ""] = freshLabels(1, labels),
    listOf = (at: 0 | 1): string => (batched[at] === true ? label : "") + lists[at];
  return contract(a, b, [listOf(0), listOf(1)], label + result);
}
