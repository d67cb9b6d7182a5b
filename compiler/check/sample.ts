/** Random values for the inputs of a program, at which it can be evaluated. */
import type { InputValues } from "../../src/evaluate.js";
import type { Node } from "../../src/graph.js";
import { inputName } from "../../src/families/source.js";
import { fansOf } from "../../src/initializer.js";
import { isFloat, roundTo, sizeOf } from "../../src/types.js";
import type { Stage } from "../compile.js";
import { rootSets } from "../functions.js";
import { Point } from "./point.js";

/** Numbers from a seed: a Weyl sequence, then the finaliser of MurmurHash3. */
export class Sampler {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995;
  }
  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let word = this.state;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return ((word ^ (word >>> 16)) >>> 0) / 2 ** 32;
  }
}

/** Floats are drawn from [low, high), whole numbers from 0 to `integers` - 1. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly integers: number;
}

/** The domains of log and sqrt, and indices of short axes, rule some ranges out: they are tried in this order. */
const ranges: readonly Range[] = [8, 4, 2, 1].flatMap((integers) => [
  { low: -1, high: 1, integers },
  { low: 0.1, high: 0.9, integers },
]);

/** A point at which what is computed is finite, if some range has one. */
export function samplePoint(stage: Stage, seed: number): Point {
  let usable: Point | null = null;
  for (const range of ranges) {
    const point = new Point(drawInputs(stage, new Sampler(seed), range));
    const finite = outputsAreFinite(stage, point);
    if (finite === true) return point;
    if (finite === false) usable ??= point;
  }
  return usable ?? new Point(drawInputs(stage, new Sampler(seed), narrow));
}

/** Values in the order in which they are to be tried, for whoever need not evaluate the program to see which will do. */
export function sampleInputs(stage: Stage, seed: number): InputValues[] {
  return [...ranges, narrow].map((range) => drawInputs(stage, new Sampler(seed), range));
}

/** The last resort: indices are 0. */
const narrow: Range = { low: -1, high: 1, integers: 1 };

/** Values of inputs that stand in no stage, by name. */
export function drawAll(inputs: readonly Node[], sampler: Sampler): InputValues {
  return new Map(inputs.map((node) => [inputName(node) ?? "", drawTensor(node, sampler, narrow, 1)]));
}

function drawInputs(stage: Stage, sampler: Sampler, range: Range): InputValues {
  const values = new Map<string, Float64Array>();
  const draw = (name: string, node: Node, scale: number): void => {
    values.set(name, drawTensor(node, sampler, range, scale));
  };
  for (const [name, node] of stage.inputs) draw(name, node, 1);
  for (const [name, node] of [...stage.parameters, ...stage.state]) draw(name, node, weightScale(node, range));
  const directions = [...stage.tangents.values(), ...stage.vectors.values()];
  for (const node of stage.seed === null ? directions : [stage.seed, ...directions])
    draw(String(node.attrs["name"]), node, 1);
  return values;
}

/** Weights of long sums are small, so that what follows does not saturate: variance 1 / m for m summands. */
function weightScale({ type: { shape } }: Node, { low }: Range): number {
  return shape.length < 2 || low > 0 ? 1 : Math.sqrt(3 / Math.max(1, fansOf(shape).fanIn));
}

function drawTensor({ type: { dtype, shape } }: Node, sampler: Sampler, range: Range, scale: number): Float64Array {
  const { low, high, integers } = range;
  return Float64Array.from({ length: sizeOf(shape) }, () => {
    const unit = sampler.next();
    if (isFloat(dtype)) return roundTo(dtype, scale * (low + (high - low) * unit));
    return Math.floor(unit * (dtype === "bool" ? 2 : integers));
  });
}

/** null: the program cannot be evaluated there, because an index is out of range. */
function outputsAreFinite(stage: Stage, point: Point): boolean | null {
  try {
    const roots = rootSets.flatMap((set) => [...stage[set].values()]);
    return roots.every((root) => point.value(root).data.every(Number.isFinite));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
