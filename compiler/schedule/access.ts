/**
 * The value of a node at an index, as a scalar expression: stored nodes are loaded, elementwise ops are computed
 * in place, views become index arithmetic with guards where the ranges of the indices do not decide them.
 */
import { constantElements } from "../../src/families/source.js";
import { viewOf } from "../../src/families/view.js";
import type { Node } from "../../src/graph.js";
import { conditionsOf, type Guard } from "../../src/indexMap.js";
import * as k from "../../src/kernel.js";
import type { ElementwiseOp } from "../../src/op.js";
import { roundTo, stridesOf } from "../../src/types.js";
import { applyProgram, fillOf, refuse, withoutFills } from "./program.js";
import { affineKey, constantIndex, divided, numeratorAt, plus, rangeOf, toScalar, type Affine } from "./affine.js";
import type { Place } from "./place.js";
import type { FindPlace } from "./tree.js";

/** A bound that is not decided by the ranges: low <= affine < size, before division. */
export interface OpenBound {
  readonly numerator: Affine;
  readonly divisor: number;
  readonly size: number;
}

/** What an access may use. */
export interface AccessContext {
  readonly place: FindPlace;
  /** Nodes whose value at the index of the kernel is already a local. */
  readonly given?: ReadonlyMap<Node, k.Scalar>;
  /** Nodes that are used more than once in the kernel: their values get a name. */
  readonly shared: ReadonlySet<Node>;
}

export class Access {
  private known = new Map<string, k.Scalar>();
  readonly open: OpenBound[] = [];
  readonly loaded = new Set<k.Buffer>();
  /** Where it read. */
  readonly read: Affine[] = [];
  /** Whether a value of an earlier index was used again: set `repeated` to false before an index. */
  repeated = false;
  private fromHere = new Set<string>();

  constructor(
    private block: k.Block,
    private readonly context: AccessContext,
  ) {}

  /** From here on, what is found again counts as repeated. */
  nextIndex(): void {
    this.fromHere = new Set();
  }

  value(node: Node, index: readonly Affine[]): k.Scalar {
    const given = this.context.given?.get(node);
    if (given !== undefined) return given;
    const key = `${node.id}@${index.map(affineKey).join()}`,
      known = this.known.get(key);
    if (known !== undefined) {
      this.repeated ||= !this.fromHere.has(key) && this.context.place(node) === undefined && known.kind !== "literal";
      return known;
    }
    this.fromHere.add(key);
    const named = this.named(node, this.compute(node, index));
    this.known.set(key, named);
    return named;
  }

  /** The value of a stored node, computed although it has a place: this kernel is the one that fills it. */
  fresh(node: Node, index: readonly Affine[]): k.Scalar {
    const key = `${node.id}@${index.map(affineKey).join()}`,
      value = this.context.given?.get(node) ?? this.computed(node, index);
    const result = this.context.shared.has(node) ? this.named(node, value) : value;
    this.known.set(key, result);
    this.fromHere.add(key);
    return result;
  }

  /** Names a value that is worth one: used twice, or an intermediate value that the user gave a name. */
  private named(node: Node, value: k.Scalar): k.Scalar {
    const worth = this.context.shared.has(node) || (node.label !== undefined && value.kind !== "load");
    return worth && isNamable(node, value) ? this.block.let(localName(node), value) : value;
  }

  private compute(node: Node, index: readonly Affine[]): k.Scalar {
    const place = this.context.place(node);
    return place !== undefined ? this.load(node, place, index) : this.computed(node, index);
  }

  private computed(node: Node, index: readonly Affine[]): k.Scalar {
    const { op } = node;
    if (op.family === "elementwise") return this.elementwise(op, node, index);
    if (op.family === "view") return this.throughView(node, index);
    const value = constantElements(node);
    // An empty constant is read only by code that is probed, never run.
    if (value !== null && value.length <= 1) return k.literal(node.type.dtype, value[0] ?? 0);
    if (op.family === "source" && op.source === "iota")
      return k.convert(node.type.dtype, toScalar(index[Number(node.attrs["axis"])] ?? constantIndex(0)));
    throw new TypeError(`schedule: node ${node.id} (${op.name}) is neither stored nor computed in place`);
  }

  private elementwise(op: ElementwiseOp, node: Node, index: readonly Affine[]): k.Scalar {
    const args = node.inputs.map((input) => this.value(input, index));
    refuse(this.block, op, node, args, () => toScalar(flatten(node, index, 0)));
    const bind = (arg: k.Scalar, at: number): k.Scalar => this.block.let(localName(node.inputs[at] ?? node), arg);
    const { exact, simd } = this.context.place;
    return withoutFills(applyProgram(op, args, node.attrs, bind, simd !== null), exact);
  }

  private load(node: Node, { buffer, offset }: Place, index: readonly Affine[]): k.Scalar {
    const at = flatten(node, index, offset),
      element = at.terms.size === 0 ? constantElements(node)?.[at.offset - offset] : undefined;
    if (element !== undefined) return k.literal(node.type.dtype, element);
    this.loaded.add(buffer);
    this.read.push(at);
    return k.load(buffer, toScalar(at));
  }

  private throughView(node: Node, index: readonly Affine[]): k.Scalar {
    const { map, fill } = viewOf(node),
      source = node.inputs[0];
    if (source === undefined) throw new TypeError("schedule: a view without an operand");
    const conditions: k.Scalar[] = [];
    for (const guard of conditionsOf(map, source.type.shape)) {
      const decided = this.decide(guard, index);
      if (decided === false) return fillOf(node.type.dtype, fill);
      if (decided !== true) conditions.push(...decided);
    }
    const inSource = (): k.Scalar =>
      this.value(
        source,
        map.axes.map((axis) => this.quotient(numeratorAt(axis, index), axis.divisor)),
      );
    if (conditions.length === 0) return inSource();
    const condition = conditions.reduce((a, b) => k.and(a, b)),
      outside = k.literal(node.type.dtype, roundTo(node.type.dtype, fill));
    const repeated = constantElements(source);
    if (repeated?.length === 1) return k.select(condition, k.literal(node.type.dtype, repeated[0] ?? fill), outside);
    return this.guarded(node, condition, outside, inSource);
  }

  /** A value that may be read only where a condition holds, and is the fill elsewhere. */
  private guarded(node: Node, condition: k.Scalar, fill: k.Scalar, value: () => k.Scalar): k.Scalar {
    const result = this.block.variable(localName(node), fill),
      outside = { block: this.block, known: this.known };
    outside.block.if(condition, (inner) => {
      this.block = inner;
      this.known = new Map(outside.known);
      inner.assign(result, value());
    });
    this.block = outside.block;
    this.known = outside.known;
    return result;
  }

  private quotient(numerator: Affine, divisor: number): Affine {
    const exact = divided(numerator, divisor);
    if (exact !== null) return exact;
    const { low, high } = rangeOf(numerator);
    const atom = {
      scalar: k.div(toScalar(numerator), divisor),
      key: `(${affineKey(numerator)})/${divisor}`,
      low: Math.trunc(low / divisor),
      high: Math.trunc(high / divisor),
    };
    return { terms: new Map([[atom.key, { atom, coefficient: 1 }]]), offset: 0 };
  }

  /** true or false where the ranges decide; else what must be tested. */
  private decide({ quotient, size }: Guard, index: readonly Affine[]): boolean | k.Scalar[] {
    const numerator = numeratorAt(quotient, index),
      { divisor } = quotient,
      { low, high } = rangeOf(numerator);
    const integral = divided(numerator, divisor) !== null;
    if (size === 0 || high < 0 || low >= size * divisor) return false;
    if (numerator.terms.size === 0 && !integral) return false;
    const tests: k.Scalar[] = [],
      limit = (size - 1) * divisor;
    if (low < 0 || high > limit) {
      this.open.push({ numerator, divisor, size });
      const tested = toScalar(numerator);
      if (low < 0 && high > limit) tests.push(k.lessUnsigned(tested, limit + 1));
      else tests.push(low < 0 ? k.greaterEqual(tested, 0) : k.lessEqual(tested, limit));
    }
    if (!integral) tests.push(k.equal(k.rem(toScalar(numerator), divisor), 0));
    return tests.length === 0 ? true : tests;
  }
}

/** The row-major position of an index. A flat kernel has one index for the whole tensor. */
function flatten({ type: { shape } }: Node, index: readonly Affine[], offset: number): Affine {
  const strides = index.length === 1 && shape.length > 1 ? [1] : stridesOf(shape);
  return index.reduce((sum, part, axis) => plus(sum, part, strides[axis]), constantIndex(offset));
}

/** Views and literals are written where they are used. */
function isNamable(node: Node, value: k.Scalar): boolean {
  return node.op.family === "elementwise" || value.kind === "load";
}

/** A name for the value of a node: the user's, or the op's first letter. */
export function localName(node: Node): string {
  return node.label ?? "t";
}
