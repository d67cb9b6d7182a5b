/**
 * Graphs whose tensors have a few elements each: straight-line code, an expression an element. Long code is cut
 * into functions that V8 still optimises; what crosses a cut goes through memory. The sums have the order that the
 * loops of reduce.ts and contract.ts have.
 */
import { labelExtents, labelsOf } from "../../src/families/contraction.js";
import { reductionAxes } from "../../src/families/reduction.js";
import { constantElements } from "../../src/families/source.js";
import { viewOf } from "../../src/families/view.js";
import type { Node } from "../../src/graph.js";
import { sourceIndex } from "../../src/indexMap.js";
import * as k from "../../src/kernel.js";
import type { ElementwiseOp } from "../../src/op.js";
import { sizeOf, stridesOf, type Shape } from "../../src/types.js";
import { applyProgram, fillOf, refuse, withoutFills } from "./program.js";
import { localName } from "./access.js";
import { sumsInLanes } from "./contract.js";
import { placeOf } from "./map.js";
import { combine, fromIdentity, identityOf, joinPairwise, lanesOf } from "./lanes.js";
import type { FindPlace } from "./tree.js";
import { sumOver } from "../../src/ops/reduce.js";

/** Operations in one function: V8 gives up at about 2,000. */
const operationsAFunction = 700;
const smallSize = 16,
  tinySize = 4,
  mostElements = 600;
/** Expressions nest this deep before a name is given. */
const deepest = 6;

/** Whether straight-line code is the better form for all of these nodes. */
export function isSmall(nodes: readonly Node[], inMemory: (node: Node) => boolean): boolean {
  let elements = 0,
    largest = 0;
  for (const node of nodes) {
    const size = sizeOf(node.type.shape),
      { family } = node.op;
    if (family === "routine" || family === "loop") return false;
    if (family === "reduction" || family === "contraction") {
      const work =
        family === "contraction" ? sizeOf([...labelExtents(node).values()]) : sizeOf(node.inputs[0]?.type.shape ?? []);
      if (work > 4 * smallSize) return false;
      elements += work;
    }
    if (inMemory(node) && family === "source") continue;
    if (size > smallSize) return false;
    elements += size;
    largest = Math.max(largest, size);
  }
  return largest <= tinySize || elements <= mostElements;
}

/** One piece of straight-line code: the nodes that it computes and those among them that it stores. */
export interface Piece {
  readonly nodes: readonly Node[];
  readonly stored: readonly Node[];
}

/** Cuts nodes into pieces; `roots` are stored by whoever computes them. */
export function piecesOf(nodes: readonly Node[], roots: ReadonlySet<Node>): Piece[] {
  const pieces: Node[][] = [[]],
    pieceOf = new Map<Node, number>();
  let operations = 0;
  for (const node of nodes) {
    const work =
      1 + (node.op.family === "contraction" ? sizeOf([...labelExtents(node).values()]) : sizeOf(node.type.shape));
    if (operations > 0 && operations + work > operationsAFunction) {
      pieces.push([]);
      operations = 0;
    }
    operations += work;
    pieces[pieces.length - 1]?.push(node);
    pieceOf.set(node, pieces.length - 1);
  }
  const crossing = new Set<Node>();
  for (const node of nodes)
    for (const input of node.inputs)
      if (pieceOf.has(input) && pieceOf.get(input) !== pieceOf.get(node)) crossing.add(input);
  return pieces.map((piece) => ({
    nodes: piece,
    stored: piece.filter((node) => roots.has(node) || (crossing.has(node) && !isKnown(node))),
  }));
}

/** Constants are written where they are used, never stored. */
function isKnown(node: Node): boolean {
  return node.op.family === "source" && node.op.source !== "input";
}

/** Writes one piece; returns the buffers that it loads. */
export function writePiece(
  block: k.Block,
  piece: Piece,
  uses: ReadonlyMap<Node, number>,
  place: FindPlace,
): Set<k.Buffer> {
  const writer = new ScalarWriter(block, uses, place);
  for (const node of piece.nodes) writer.compute(node);
  for (const node of piece.stored) writer.store(node);
  return writer.loaded;
}

export function usesOf(nodes: readonly Node[], roots: ReadonlySet<Node>): Map<Node, number> {
  const uses = new Map<Node, number>([...roots].map((root) => [root, 1]));
  for (const node of nodes) for (const input of node.inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  return uses;
}

class ScalarWriter {
  readonly loaded = new Set<k.Buffer>();
  private readonly elements = new Map<Node, readonly k.Scalar[]>();
  private readonly loads = new Map<Node, (k.Scalar | undefined)[]>();
  private readonly depth = new Map<k.Scalar, number>();

  constructor(
    private readonly block: k.Block,
    private readonly uses: ReadonlyMap<Node, number>,
    private readonly place: FindPlace,
  ) {}

  compute(node: Node): void {
    if (node.op.family !== "source" || isKnown(node)) this.elements.set(node, this.elementsOf(node));
  }
  store(node: Node): void {
    const { buffer, offset } = placeOf(node, this.place);
    for (let at = 0; at < sizeOf(node.type.shape); at++) this.block.store(buffer, offset + at, this.element(node, at));
  }

  private element(node: Node, at: number): k.Scalar {
    const known = this.elements.get(node)?.[at];
    if (known !== undefined) return known;
    if (isKnown(node)) {
      this.compute(node);
      return this.element(node, at);
    }
    const row = this.loads.get(node) ?? [],
      loaded = row[at];
    if (loaded !== undefined) return loaded;
    const { buffer, offset } = placeOf(node, this.place),
      value = k.load(buffer, offset + at);
    this.loaded.add(buffer);
    row[at] = this.block.let(sizeOf(node.type.shape) === 1 ? localName(node) : `${localName(node)}${at}`, value);
    this.loads.set(node, row);
    return row[at] ?? value;
  }

  private elementsOf(node: Node): readonly k.Scalar[] {
    const { op, inputs, type } = node,
      size = sizeOf(type.shape),
      each = (value: (flat: number) => k.Scalar): k.Scalar[] => Array.from({ length: size }, (_, flat) => value(flat));
    const first = inputs[0] ?? node;
    switch (op.family) {
      case "source":
        return each((flat) => k.literal(type.dtype, knownElement(node, flat)));
      case "elementwise":
        return each((flat) => this.applied(op, node, flat));
      case "view":
        return each((flat) => this.viewed(node, first, flat));
      case "reshape":
        return each((flat) => this.element(first, flat));
      case "concat":
        return each((flat) => this.joined(node, unravel(flat, type.shape)));
      case "reduction":
        return each((flat) => this.bound(node, this.reduced(node, first, unravel(flat, type.shape)), flat));
      case "contraction":
        return each((flat) => this.bound(node, this.contracted(node, unravel(flat, type.shape)), flat));
      default:
        throw new TypeError(`schedule: ${op.name} has no straight-line form`);
    }
  }

  private applied(op: ElementwiseOp, node: Node, flat: number): k.Scalar {
    const args = node.inputs.map((input) => this.element(input, flat));
    refuse(this.block, op, node, args, () => flat);
    return this.named(
      node,
      withoutFills(
        applyProgram(op, args, node.attrs, (arg, at) => this.block.let(localName(node.inputs[at] ?? node), arg)),
        this.place.exact,
      ),
      args,
      flat,
    );
  }

  /** Gives a name to what is used twice, has the user's name, or nests deep. */
  private named(node: Node, value: k.Scalar, args: readonly k.Scalar[], at: number): k.Scalar {
    const depth = 1 + Math.max(0, ...args.map((arg) => this.depth.get(arg) ?? 0));
    if ((this.uses.get(node) ?? 0) > 1 || node.label !== undefined || depth > deepest)
      return this.bound(node, value, at);
    this.depth.set(value, depth);
    return value;
  }
  private bound(node: Node, value: k.Scalar, at: number): k.Scalar {
    return this.block.let(sizeOf(node.type.shape) === 1 ? localName(node) : `${localName(node)}${at}`, value);
  }

  private viewed(node: Node, source: Node, flat: number): k.Scalar {
    const { map, fill } = viewOf(node),
      index = sourceIndex(map, source.type.shape, unravel(flat, node.type.shape));
    return index === null ? fillOf(node.type.dtype, fill) : this.element(source, ravel(index, source.type.shape));
  }

  private joined(node: Node, index: number[]): k.Scalar {
    const axis = Number(node.attrs["axis"]);
    let position = index[axis] ?? 0;
    for (const input of node.inputs) {
      const extent = input.type.shape[axis] ?? 0;
      if (position < extent)
        return this.element(
          input,
          ravel(
            index.map((value, at) => (at === axis ? position : value)),
            input.type.shape,
          ),
        );
      position -= extent;
    }
    throw new TypeError("schedule: concat index out of bounds");
  }

  private reduced(node: Node, source: Node, index: readonly number[]): k.Scalar {
    const { op } = node,
      axes = reductionAxes(node),
      shape = source.type.shape;
    if (op.family !== "reduction") throw new TypeError("schedule: not a reduction");
    const count = sizeOf(axes.map((axis) => shape[axis] ?? 1)),
      values = Array.from({ length: count }, (_, position) => {
        const reduced = unravel(
          position,
          axes.map((axis) => shape[axis] ?? 1),
        );
        let kept = 0;
        return this.element(
          source,
          ravel(
            shape.map((_, axis) => (axes.includes(axis) ? (reduced[axes.indexOf(axis)] ?? 0) : (index[kept++] ?? 0))),
            shape,
          ),
        );
      });
    return axes.includes(shape.length - 1)
      ? inLanes(node, op, values)
      : values.reduce((sum, value) => combine(op, sum, value), identityOf(op, node));
  }

  private contracted(node: Node, index: readonly number[]): k.Scalar {
    const { operands, result } = labelsOf(node),
      extents = labelExtents(node),
      [left, right] = operands;
    const summed = [...left].filter((label) => right.includes(label) && !result.includes(label)),
      shape = summed.map((label) => extents.get(label) ?? 1);
    const products = Array.from({ length: sizeOf(shape) }, (_, position) => {
      const where = new Map<string, number>([...result].map((label, axis) => [label, index[axis] ?? 0]));
      unravel(position, shape).forEach((value, at) => where.set(summed[at] ?? "", value));
      const [a, b] = node.inputs.map((input, which) =>
        this.element(
          input,
          ravel(
            [...(operands[which] ?? "")].map((label) => where.get(label) ?? 0),
            input.type.shape,
          ),
        ),
      );
      return k.mul(a ?? 0, b ?? 0);
    });
    const zero = k.literal(node.type.dtype, 0);
    return sumsInLanes(node)
      ? inLanes(node, sumOver.op, products)
      : products.reduce((sum, product) => k.add(sum, product), zero);
  }
}

/** The order of lanes.ts, written out: lane l takes elements l, l + lanes, ... and lanes join pairwise. */
function inLanes(node: Node, op: typeof sumOver.op, values: readonly k.Scalar[]): k.Scalar {
  const lanes = lanesOf(node),
    identity = identityOf(op, node);
  if (values.length <= lanes) return fromIdentity(op, node, joinPairwise(op, values, lanes));
  const totals = Array.from({ length: lanes }, (_, lane) =>
    values.filter((_, at) => at % lanes === lane).reduce((sum, value) => combine(op, sum, value), identity),
  );
  return joinPairwise(op, totals, lanes) ?? identity;
}

function knownElement(node: Node, flat: number): number {
  const value = constantElements(node);
  return value !== null ? (value[flat] ?? 0) : (unravel(flat, node.type.shape)[Number(node.attrs["axis"])] ?? 0);
}
function unravel(flat: number, shape: Shape): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(flat / stride) % (shape[axis] ?? 1));
}
function ravel(index: readonly number[], shape: Shape): number {
  const strides = stridesOf(shape);
  return index.reduce((sum, value, axis) => sum + value * (strides[axis] ?? 0), 0);
}
