/** Kernels without a sum: each element of the results is computed from elements of the operands. */
import type { Node } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import { Access, type AccessContext } from "./access.js";
import { plus, constantIndex, toScalar, type Affine } from "./affine.js";
import { overDomain, type DomainBody } from "./loops.js";
import type { Place } from "./place.js";
import { axisOfLines, overSquares } from "./squares.js";
import { domainOf, isFlat, probeTree, sharedIn, treeOf, type FindPlace } from "./tree.js";
import { stridesOf, type Shape } from "../../src/types.js";

/** What a kernel is made of before it gets its name. */
export interface Body {
  readonly block: k.Block;
  readonly loaded: ReadonlySet<k.Buffer>;
  readonly tree: readonly Node[];
}

/** Computes stored nodes of one shape in one loop nest. */
export function mapKernel(block: k.Block, roots: readonly Node[], place: FindPlace): Body {
  const shape = roots[0]?.type.shape ?? [],
    tree = treeOf(roots, place),
    loaded = new Set<k.Buffer>();
  const domain = domainOf(shape, isFlat(tree, place, roots));
  const context: AccessContext = { place, shared: sharedIn(tree, roots, place) };
  const body = mapBody(roots, context, place, loaded);
  const lines = axisOfLines(domain, (index) => readsOf(roots, context, index));
  if (lines !== null) {
    overSquares(block, domain, lines, (inner, index) => body.write(inner, [index]));
    return { block, loaded, tree };
  }
  overDomain(block, domain, {
    ...body,
    unroll: place.simd === null && overlaps(roots, context, domain) ? overlapUnroll : 1,
  });
  return { block, loaded, tree };
}

/** Where the roots are read at an index; nowhere if some bound is open. */
function readsOf(roots: readonly Node[], context: AccessContext, index: readonly Affine[]): readonly Affine[] {
  const access = new Access(new k.Block(), context);
  for (const root of roots) access.fresh(root, index);
  return access.open.length > 0 ? [] : access.read;
}

/** Computes and stores the roots at an index. */
export function mapBody(
  roots: readonly Node[],
  context: AccessContext,
  place: FindPlace,
  loaded: Set<k.Buffer>,
): DomainBody {
  return {
    probe: probeTree(roots, context, () => new k.Block()),
    write: (inner, indices) => {
      const access = new Access(inner, context);
      for (const index of indices)
        for (const root of roots)
          storeAt(inner, placeOf(root, place), root.type.shape, index, access.fresh(root, index));
      access.loaded.forEach((buffer) => loaded.add(buffer));
    },
  };
}

/** Neighbouring elements of a difference or a convolution need the same values: this many share them. */
const overlapUnroll = 4;

/** Whether an element and its neighbour along the last axis compute something in common. */
function overlaps(roots: readonly Node[], context: AccessContext, domain: Shape): boolean {
  const last = domain.length - 1,
    extent = domain[last] ?? 0;
  if (last < 0 || extent < 2 * overlapUnroll) return false;
  const access = new Access(new k.Block(), context),
    middle = Math.floor(extent / 2);
  for (const position of [middle, middle + 1]) {
    access.nextIndex();
    access.repeated = false;
    const index = domain.map((size, axis) => constantIndex(axis === last ? position : Math.floor(size / 2)));
    for (const root of roots) access.fresh(root, index);
  }
  return access.repeated;
}

/** Joins the operands along an axis: each is computed into its part of the result. */
export function concatKernel(block: k.Block, node: Node, place: FindPlace): Body {
  const axis = Number(node.attrs["axis"]),
    target = placeOf(node, place),
    strides = stridesOf(node.type.shape),
    loaded = new Set<k.Buffer>();
  const tree = treeOf([node], place);
  let start = 0;
  for (const input of node.inputs) {
    const context: AccessContext = { place, shared: sharedIn(treeOf([input], place), [input], place) },
      offset = start * (strides[axis] ?? 1);
    overDomain(block, input.type.shape, {
      probe: (index) => {
        const access = new Access(new k.Block(), context);
        access.value(input, index);
        return access.open;
      },
      write: (inner, [index = []]) => {
        const access = new Access(inner, context),
          value = access.value(input, index);
        inner.store(target.buffer, toScalar(flatIndex(strides, index, target.offset + offset)), value);
        access.loaded.forEach((buffer) => loaded.add(buffer));
      },
    });
    start += input.type.shape[axis] ?? 0;
  }
  return { block, loaded, tree };
}

export function placeOf(node: Node, place: FindPlace): Place {
  const found = place(node);
  if (found === undefined) throw new TypeError(`schedule: node ${node.id} is to be stored and has no place`);
  return found;
}

export function flatIndex(strides: readonly number[], index: readonly Affine[], offset: number): Affine {
  return index.reduce((sum, part, axis) => plus(sum, part, strides[axis] ?? 1), constantIndex(offset));
}

export function storeAt(block: k.Block, target: Place, shape: Shape, index: readonly Affine[], value: k.Scalar): void {
  const strides = index.length === 1 && shape.length > 1 ? [1] : stridesOf(shape);
  block.store(target.buffer, toScalar(flatIndex(strides, index, target.offset)), value);
}
