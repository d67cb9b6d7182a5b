/**
 * Evaluation over the extended reals: every float is a decimal of 60 digits, so that what a formula means can be
 * told from what rounding makes of it. A number that cannot be had within reason (the exponential of the largest
 * double) is unknown, and so is all that depends on it.
 */
import { Decimal } from "decimal.js";
import { Tensor } from "../../src/builder.js";
import { evaluateOp, type InputValues } from "../../src/evaluate.js";
import { labelExtents, labelsOf } from "../../src/families/contraction.js";
import { reductionAxes } from "../../src/families/reduction.js";
import { appendInput } from "../../src/families/source.js";
import { Graph, reachable, type Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";
import { isFloat, sizeOf, stridesOf, type Shape } from "../../src/types.js";

const Real = Decimal.clone({ precision: 60, toExpNeg: -9e15, toExpPos: 9e15 });
export type Real = Decimal;
/** null: unknown. Truth values and whole numbers are reals too. */
export type Precise = Real | null;

const one = new Real(1);
/** Results this much smaller than what they are made of have lost their digits; operands this much smaller, all. */
const lost = new Real("1e-35");

/** The double itself: its shortest decimal is another number. */
function real(value: number): Real {
  if (!Number.isFinite(value) || value === 0) return new Real(value);
  const exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(value))) - 52),
    half = Math.trunc(exponent / 2);
  // In two steps, since 2 ** -exponent alone may leave the range.
  const significand = value / 2 ** half / 2 ** (exponent - half);
  return new Real(significand).times(new Real(2).pow(exponent));
}

function sumOf(a: Real, b: Real): Precise {
  const sum = a.plus(b),
    [small, large] = a.abs().lt(b.abs()) ? [a.abs(), b.abs()] : [b.abs(), a.abs()];
  if (!sum.isFinite() || small.isZero() || sum.isZero()) return sum;
  return small.lt(large.times(lost)) || sum.abs().lt(large.times(lost)) ? null : sum;
}
function logOfSum(x: Real): Precise {
  return x.abs().lt(lost) ? x : one.plus(x).ln();
}
function after(x: Precise, f: (x: Real) => Precise): Precise {
  return x === null ? null : f(x);
}
const truth = (holds: boolean): Real => new Real(holds ? 1 : 0);
/** Beyond this an exponential, or a sine, has more digits than are computed here. */
const farthest = 1e6;
const near =
  (f: (x: Real) => Real) =>
  (x: Real): Precise =>
    x.isFinite() && x.abs().gt(farthest) ? null : f(x);
const exp = (x: Real): Precise => (x.abs().lt(lost) && !x.isZero() ? null : near((x) => x.exp())(x));
const softplus = (x: Real): Precise =>
  after(exp(x.abs().neg()), (small) => after(logOfSum(small), (tail) => (x.isNegative() ? tail : sumOf(x, tail))));

function sign(x: Real): Real {
  return x.isNaN() || x.isZero() ? x : new Real(x.isNegative() ? -1 : 1);
}
function rounded(mode: Decimal.Rounding): (x: Real) => Real {
  return (x) => (x.isFinite() ? x.toDecimalPlaces(0, mode) : x);
}
function larger(a: Real, b: Real): Real {
  return a.isNaN() || b.isNaN() ? new Real(NaN) : a.gt(b) ? a : b;
}

type Known = readonly [Real, Real, Real];
const functions: { readonly [op: string]: (args: Known) => Precise } = {
  add: ([a, b]) => sumOf(a, b),
  sub: ([a, b]) => sumOf(a, b.neg()),
  mul: ([a, b]) => a.times(b),
  div: ([a, b]) => a.div(b),
  neg: ([x]) => x.neg(),
  abs: ([x]) => x.abs(),
  square: ([x]) => x.times(x),
  reciprocal: ([x]) => one.div(x),
  sign: ([x]) => sign(x),
  sqrt: ([x]) => x.sqrt(),
  cbrt: ([x]) => x.cbrt(),
  relu: ([x]) => larger(x, new Real(0)),
  maximum: ([a, b]) => larger(a, b),
  minimum: ([a, b]) => larger(a.neg(), b.neg()).neg(),
  clip: ([x, low, high]) => larger(larger(x, low).neg(), high.neg()).neg(),
  relu6: ([x]) => larger(larger(x, new Real(0)).neg(), new Real(-6)).neg(),
  hardTanh: ([x]) => larger(larger(x, one.neg()).neg(), one.neg()).neg(),
  floor: ([x]) => rounded(Real.ROUND_FLOOR)(x),
  ceil: ([x]) => rounded(Real.ROUND_CEIL)(x),
  trunc: ([x]) => rounded(Real.ROUND_DOWN)(x),
  round: ([x]) => rounded(Real.ROUND_HALF_EVEN)(x),
  equal: ([a, b]) => truth(a.eq(b)),
  notEqual: ([a, b]) => truth(!a.eq(b)),
  less: ([a, b]) => truth(a.lt(b)),
  lessEqual: ([a, b]) => truth(a.lte(b)),
  greater: ([a, b]) => truth(a.gt(b)),
  greaterEqual: ([a, b]) => truth(a.gte(b)),
  logicalAnd: ([a, b]) => a.times(b),
  logicalOr: ([a, b]) => Real.max(a, b),
  logicalXor: ([a, b]) => truth(!a.eq(b)),
  logicalNot: ([a]) => one.minus(a),
  isNaN: ([x]) => truth(x.isNaN()),
  isFinite: ([x]) => truth(x.isFinite()),
  where: ([c, x, y]) => (c.isZero() ? y : x),
  stopGradient: ([x]) => x,
  exp: ([x]) => exp(x),
  expm1: ([x]) => (x.abs().lt(lost) ? x : after(exp(x), (e) => sumOf(e, one.neg()))),
  exp2: ([x]) => (x.abs().lt(lost) && !x.isZero() ? null : near((x) => new Real(2).pow(x))(x)),
  log: ([x]) => x.ln(),
  log1p: ([x]) => logOfSum(x),
  log2: ([x]) => x.log(2),
  sigmoid: ([x]) => after(exp(x.neg()), (e) => after(sumOf(one, e), (sum) => one.div(sum))),
  softplus: ([x]) => softplus(x),
  logSigmoid: ([x]) => softplus(x.neg())?.neg() ?? null,
  logAddExp: ([a, b]) =>
    a.eq(b) ? sumOf(a, new Real(2).ln()) : after(softplus(a.minus(b).abs().neg()), (tail) => sumOf(larger(a, b), tail)),
  pow: ([a, b]) => near((b) => a.pow(b))(b),
  sin: ([x]) => near((x) => x.sin())(x),
  cos: ([x]) => near((x) => x.cos())(x),
  tan: ([x]) => near((x) => x.tan())(x),
  asin: ([x]) => x.asin(),
  atan: ([x]) => x.atan(),
  sinh: ([x]) => near((x) => x.sinh())(x),
  cosh: ([x]) => near((x) => x.cosh())(x),
  tanh: ([x]) => near((x) => x.tanh())(x),
  asinh: ([x]) => asinh(x),
  atanh: ([x]) => x.atanh(),
  cast_f32: ([x]) => x,
  cast_f64: ([x]) => x,
};

/** Of the absolute value, so that nothing cancels. */
function asinh(x: Real): Precise {
  const positive = x.abs(),
    value = positive.isFinite() ? positive.plus(positive.times(positive).plus(1).sqrt()).ln() : positive;
  return x.isNegative() ? value.neg() : value;
}

/** The values of these nodes over the extended reals. */
export function evaluatePrecisely(roots: readonly Node[], inputs: InputValues): Precise[][] {
  const values = new Map<Node, Precise[]>();
  for (const node of reachable(roots))
    values.set(
      node,
      valueOf(
        node,
        node.inputs.map((input) => values.get(input) ?? []),
        inputs,
      ),
    );
  return roots.map((root) => values.get(root) ?? []);
}

function valueOf(node: Node, args: readonly Precise[][], inputs: InputValues): Precise[] {
  const { op } = node,
    size = sizeOf(node.type.shape);
  switch (op.family) {
    case "source":
      return Array.from(evaluateOp(node, [], inputs, { rounding: "none" }).data, real);
    case "elementwise":
      return Array.from({ length: size }, (_, at) =>
        elementOf(
          node,
          args.map((arg) => arg[at] ?? null),
        ),
      );
    case "reduction":
      return reduced(node, args[0] ?? []);
    case "view":
    case "reshape":
    case "concat":
      return moved(node, args);
    case "contraction":
      return contracted(node, args);
    case "composite":
      return dissolved(node, args);
    case "routine":
      throw new TypeError(`${op.name} has no precise value`);
  }
}

function elementOf({ op, attrs, inputs, type }: Node, args: readonly Precise[]): Precise {
  if (op.name === "where" && args[0] !== null)
    return args[0]?.isZero() === true ? (args[2] ?? null) : (args[1] ?? null);
  if (args.includes(null)) return null;
  const [a = one, b = one, c = one] = args.filter((arg) => arg !== null);
  if (op.name === "integerPower") return a.pow(Number(attrs["exponent"]));
  // Whole numbers wrap and casts truncate: there the reference is exact.
  const whole = !isFloat(inputs[0]?.type.dtype ?? type.dtype) || (!isFloat(type.dtype) && op.name.startsWith("cast_"));
  if (whole && op.family === "elementwise" && op.name !== "where") {
    return new Real(
      op.evaluate(
        [a, b, c].slice(0, args.length).map(Number),
        attrs,
        inputs[inputs.length - 1]?.type.dtype ?? type.dtype,
      ),
    );
  }
  const f = functions[op.name];
  if (f === undefined) throw new TypeError(`${op.name} has no precise value`);
  return f([a, b, c]);
}

function unravel(flat: number, shape: Shape): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(flat / stride) % (shape[axis] ?? 1));
}
function ravel(index: readonly number[], shape: Shape): number {
  return stridesOf(shape).reduce((sum, stride, axis) => sum + stride * (index[axis] ?? 0), 0);
}

function reduced(node: Node, x: readonly Precise[]): Precise[] {
  const { op, type, inputs } = node,
    axes = reductionAxes(node);
  if (op.family !== "reduction") return [];
  const result: Precise[] = new Array<Precise>(sizeOf(type.shape)).fill(new Real(op.identity(type.dtype)));
  const step: Node = { ...node, op: op.combine, inputs: [node, node] };
  x.forEach((value, flat) => {
    const at = ravel(
      unravel(flat, inputs[0]?.type.shape ?? []).filter((_, axis) => !axes.includes(axis)),
      type.shape,
    );
    result[at] = elementOf(step, [result[at] ?? null, value]);
  });
  return result;
}

/** Where elements go is asked of the reference, with their numbers in place of their values. */
function moved(node: Node, args: readonly Precise[][]): Precise[] {
  const first = 2 ** 40,
    all = args.flat();
  let next = first;
  const numbered = args.map((arg, at): TensorValue => {
    const shape = node.inputs[at]?.type.shape ?? [];
    return { type: { dtype: "f64", shape }, data: Float64Array.from(arg, () => next++) };
  });
  const typed: Node = { ...node, type: { dtype: "f64", shape: node.type.shape } };
  return Array.from(evaluateOp(typed, numbered).data, (number) =>
    number >= first && number < next ? (all[number - first] ?? null) : new Real(number),
  );
}

function contracted(node: Node, [a = [], b = []]: readonly Precise[][]): Precise[] {
  const { operands, result } = labelsOf(node),
    extents = labelExtents(node),
    all = [...extents.keys()];
  const shape = all.map((label) => extents.get(label) ?? 1),
    shapes = node.inputs.map((input) => input.type.shape);
  const sums = Array.from({ length: sizeOf(node.type.shape) }, (): Precise => new Real(0));
  for (let flat = 0; flat < sizeOf(shape); flat++) {
    const index = unravel(flat, shape),
      at = (labels: string): number[] => [...labels].map((label) => index[all.indexOf(label)] ?? 0);
    const x = a[ravel(at(operands[0]), shapes[0] ?? [])] ?? null,
      y = b[ravel(at(operands[1]), shapes[1] ?? [])] ?? null;
    const target = ravel(at(result), node.type.shape),
      known = sums[target] ?? null;
    sums[target] = x === null || y === null || known === null ? null : sumOf(known, x.times(y));
  }
  return sums;
}

function dissolved(node: Node, args: readonly Precise[][]): Precise[] {
  if (node.op.family !== "composite") return [];
  const graph = new Graph(),
    stands = node.inputs.map((input, at) => appendInput(graph, `${at}`, input.type));
  const root = node.op.expand(stands.map(Tensor.of), node.attrs).node,
    values = new Map<Node, Precise[]>();
  for (const part of reachable([root])) {
    const at = stands.indexOf(part);
    values.set(
      part,
      at >= 0
        ? (args[at] ?? [])
        : valueOf(
            part,
            part.inputs.map((input) => values.get(input) ?? []),
            new Map(),
          ),
    );
  }
  return values.get(root) ?? [];
}
