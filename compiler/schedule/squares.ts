/**
 * What is read across memory, such as a transpose. Along the last axis each element then lies in another line of the
 * cache, and before its neighbours are asked for, along another axis, the line has gone. In squares of both axes lines
 * are used as long as they are there.
 */
import * as k from "../../src/kernel.js";
import { sizeOf, type Shape } from "../../src/types.js";
import { atomIndex, type Affine } from "./affine.js";
import { loop, loopNames } from "./loops.js";

/** Elements of a line: as many as a square is wide. */
const side = 16;
/** So many lines stay in the cache by themselves. */
const fewLines = 256;

/** The axis along which lines lie, where the last one crosses them; null where no read does, or too few. */
export function axisOfLines(domain: Shape, readsAt: (index: readonly Affine[]) => readonly Affine[]): number | null {
  const last = domain.length - 1;
  if (last < 1 || (domain[last] ?? 0) < fewLines || sizeOf(domain) === 0) return null;
  const names = domain.map((_, axis) => `axis ${axis}`),
    index = domain.map((extent, axis) =>
      atomIndex({ scalar: k.local("i32", names[axis] ?? ""), key: names[axis] ?? "", low: 0, high: extent - 1 }),
    );
  const step = ({ terms }: Affine, axis: number): number => Math.abs(terms.get(names[axis] ?? "")?.coefficient ?? 0);
  for (const read of readsAt(index)) {
    const axis = domain.findIndex((extent, at) => at !== last && extent >= side && step(read, at) === 1);
    if (step(read, last) >= side && axis >= 0) return axis;
  }
  return null;
}

/** Loops over an index in squares of an axis and the last one; within a square the last axis is the innermost. */
export function overSquares(
  block: k.Block,
  domain: Shape,
  axis: number,
  body: (block: k.Block, index: readonly Affine[]) => void,
): void {
  const last = domain.length - 1,
    index: Affine[] = [];
  const nameOf = (at: number): string => loopNames[at] ?? "i",
    extentOf = (at: number): number => domain[at] ?? 1;
  const inSquares = (outer: k.Block, at: number, then: (block: k.Block, from: k.Local) => void): void =>
    outer.for(`${nameOf(at)}0`, 0, extentOf(at), then, side);
  const within = (outer: k.Block, at: number, from: k.Local, then: (block: k.Block) => void): void =>
    outer.for(nameOf(at), from, endOf(outer, from, extentOf(at)), (inner, variable) => {
      index[at] = atomIndex({ scalar: variable, key: variable.name, low: 0, high: extentOf(at) - 1 });
      then(inner);
    });
  const square = (outer: k.Block): void =>
    inSquares(outer, axis, (block1, first) =>
      inSquares(block1, last, (block2, second) =>
        within(block2, axis, first, (block3) => within(block3, last, second, (block4) => body(block4, [...index]))),
      ),
    );
  const over = (outer: k.Block, at: number): void => {
    if (at === last) return square(outer);
    if (at === axis) return over(outer, at + 1);
    loop(outer, nameOf(at), 0, extentOf(at), (inner, each) => {
      index[at] = each;
      over(inner, at + 1);
    });
  };
  over(block, 0);
}

function endOf(block: k.Block, from: k.Local, extent: number): k.Scalar {
  const end = k.add(from, side);
  return block.let("end", extent % side === 0 ? end : k.min(end, extent));
}
