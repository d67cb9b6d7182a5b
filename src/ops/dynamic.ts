/**
 * Parts of a tensor whose place is known at run time only. The starts are clamped, so that a part always lies within:
 * nothing is out of range. Reading a part and replacing one are each other's derivative.
 */
import { commonDtype, fill, Tensor, type Operand } from "../builder.js";
import { dtypeNotAdmitted, shapeMismatch, typesDiffer } from "../diagnostics.js";
import { concatAlong } from "../families/concat.js";
import { reshapeTo } from "../families/reshape.js";
import { elementsOf, routine } from "../families/routine.js";
import { numbers } from "../families/view.js";
import * as k from "../kernel.js";
import { define, integers, tensor, tensors, type Kind } from "../language.js";
import type { OpFunction, RoutineOp, RoutineOperands } from "../op.js";
import { printShape, sameShape, sizeOf, stridesOf, type Shape, type TensorType } from "../types.js";
import { noDerivative } from "./gather.js";
import { loop, offsetOf, resolved } from "./indexing.js";
import { nth } from "./scattering.js";

type DynamicSlice = OpFunction<RoutineOp, [operands: readonly [x: Operand, i: Operand], attrs: { sizes: Shape }]>;
type DynamicUpdate = OpFunction<RoutineOp, [operands: readonly [x: Operand, u: Operand, i: Operand]]>;

/** Parts of `sizes` in tensors of `shape`, one for each row of starts. */
interface Parts {
  readonly rows: number;
  readonly shape: Shape;
  readonly sizes: Shape;
}

/** The starts have an axis for the axes of the part; what stands before it, x and the part have too. */
function partsOf(x: TensorType, i: TensorType, part: Shape): Parts {
  const before = i.shape.length - 1;
  return { rows: sizeOf(i.shape.slice(0, before)), shape: x.shape.slice(before), sizes: part.slice(before) };
}

/** For each element of each part, row-major: where it is in x. */
function* wholePositions({ rows, shape, sizes }: Parts, starts: Float64Array): Generator<number> {
  const strides = stridesOf(shape),
    own = stridesOf(sizes);
  for (let row = 0; row < rows; row++)
    for (let element = 0; element < sizeOf(sizes); element++) {
      const within = shape.map((extent, axis) => {
        const start = starts[row * shape.length + axis] ?? NaN,
          size = sizes[axis] ?? 1;
        return Math.max(0, Math.min(extent - size, start)) + (Math.floor(element / (own[axis] ?? 1)) % size);
      });
      yield row * sizeOf(shape) + within.reduce((sum, index, axis) => sum + index * (strides[axis] ?? 1), 0);
    }
}

/** Writes the loops over the elements of the parts; `body` gets the flat positions in x and in the part. */
function eachElement(
  block: k.Block,
  { rows, shape, sizes }: Parts,
  starts: (position: k.Term) => k.Scalar,
  body: (block: k.Block, whole: k.Scalar, part: k.Scalar) => void,
): void {
  const strides = stridesOf(shape),
    own = stridesOf(sizes);
  // Behind the last axis that is cut, a part is contiguous.
  const cut = shape.reduce((end, extent, axis) => (extent === sizes[axis] ? end : axis + 1), 0),
    inner = sizeOf(shape.slice(cut));
  loop(block, "row", rows, (outer, row) => {
    const from = shape.slice(0, cut).map((extent, axis): [k.Scalar, number] => {
      const given = starts(k.add(offsetOf([row, shape.length]), axis));
      return [outer.let("start", k.max(k.min(given, extent - (sizes[axis] ?? 1)), 0)), strides[axis] ?? 1];
    });
    const begin = outer.let("begin", offsetOf([row, sizeOf(shape)], ...from));
    const descend = (at: k.Block, axis: number, indices: readonly (k.Scalar | null)[]): void => {
      if (axis <= cut)
        return loop(at, axis < cut ? `i${axis}` : "column", axis < cut ? (sizes[axis] ?? 1) : inner, (next, index) =>
          descend(next, axis + 1, [...indices, index]),
        );
      const steps = (of: readonly number[]): [k.Scalar | null, number][] =>
        indices.map((index, which) => [index, which < cut ? (of[which] ?? 1) : 1]);
      body(at, offsetOf([begin, 1], ...steps(strides)), offsetOf([row, sizeOf(sizes)], ...steps(own)));
    };
    descend(outer, 0, []);
  });
}

function checkStarts(op: string, i: TensorType): void {
  if (i.dtype !== "i32") throw dtypeNotAdmitted(op, "i", i.dtype, ["i32"]);
}

export const dynamicSliceOp: DynamicSlice = routine("dynamicSlice", {
  doc: "The part of x of some sizes that begins at i, clamped so that it lies within.",
  inputs: ["x", "i"],
  bounded: true,
  typeOf: (types, attrs) => {
    const x = nth(types, 0),
      i = nth(types, 1);
    checkStarts("dynamicSlice", i);
    return { dtype: x.dtype, shape: [...i.shape.slice(0, -1), ...numbers(attrs["sizes"])] };
  },
  evaluate: (values, _attrs, type) => {
    const x = nth(values, 0),
      i = nth(values, 1);
    return Float64Array.from(
      wholePositions(partsOf(x.type, i.type, type.shape), i.data),
      (whole) => x.data[whole] ?? NaN,
    );
  },
  program: (block, operands) => {
    const [x, i] = [elementsOf(operands, 0), elementsOf(operands, 1)];
    eachElement(block, partsOfNode(operands, operands.node.type.shape, 1), i, (inner, whole, part) =>
      inner.store(operands.result, part, x(whole)),
    );
  },
  vjp: { x: ({ dy, x, i }) => dynamicUpdateSliceOp([fill(x, 0), dy, i]), i: noDerivative },
  batch: "leading",
  entries: "moved",
  support: ({ inputs }, _at, marked) =>
    dynamicUpdateSliceOp([nowhere(nth(inputs, 0).type.shape), marked, Tensor.of(nth(inputs, 1))]),
});

export const dynamicUpdateSliceOp: DynamicUpdate = routine("dynamicUpdateSlice", {
  doc: "x with u in place of the part that begins at i, clamped so that it lies within.",
  inputs: ["x", "u", "i"],
  bounded: true,
  typeOf: (types) => {
    const x = nth(types, 0),
      u = nth(types, 1);
    checkStarts("dynamicUpdateSlice", nth(types, 2));
    const fits = u.shape.length === x.shape.length && u.shape.every((size, axis) => size <= (x.shape[axis] ?? 0));
    if (u.dtype !== x.dtype || !fits) throw typesDiffer("dynamicUpdateSlice", x, u);
    return x;
  },
  evaluate: (values) => {
    const [x, u, i] = [nth(values, 0), nth(values, 1), nth(values, 2)],
      result = Float64Array.from(x.data);
    let part = 0;
    for (const whole of wholePositions(partsOf(x.type, i.type, u.type.shape), i.data))
      result[whole] = u.data[part++] ?? NaN;
    return result;
  },
  program: (block, operands) => {
    const [x, u, i] = [elementsOf(operands, 0), elementsOf(operands, 1), elementsOf(operands, 2)],
      { result, node } = operands;
    block.for("at", 0, result.length, (inner, position) => inner.store(result, position, x(position)));
    eachElement(block, partsOfNode(operands, nth(node.inputs, 1).type.shape, 2), i, (inner, whole, part) =>
      inner.store(result, whole, u(part)),
    );
  },
  vjp: {
    x: ({ dy, u, i }) => dynamicUpdateSliceOp([dy, fill(u, 0), i]),
    u: ({ dy, u, i }) => dynamicSliceOp([dy, i], { sizes: u.shape.slice(i.rank - 1) }),
    i: noDerivative,
  },
  batch: "leading",
  entries: "moved",
  support: ({ inputs }, at, marked) => {
    const u = nth(inputs, 1).type.shape,
      i = Tensor.of(nth(inputs, 2));
    return at === 0
      ? dynamicUpdateSliceOp([marked, nowhere(u), i])
      : dynamicSliceOp([marked, i], { sizes: u.slice(i.rank - 1) });
  },
});

const nowhere = (shape: Shape): Tensor => Tensor.literal("bool", shape, Float64Array.of(0));

function partsOfNode({ node }: RoutineOperands, part: Shape, starts: number): Parts {
  return partsOf(nth(node.inputs, 0).type, nth(node.inputs, starts).type, part);
}

/** Where a part begins: a tensor with a start for each axis, or a list of scalars. */
const starts: Kind<Operand | readonly Operand[]> = {
  text: "a tensor or a list of tensors",
  read: (argument) => tensor.read(argument) ?? tensors.read(argument),
};

function readStarts(op: string, given: Operand | readonly Operand[], rank: number): Tensor {
  const i = isList(given) ? joined(op, given) : resolved(op, given, "i32");
  if (!sameShape(i.shape, [rank]))
    throw shapeMismatch(
      op,
      `i needs a start for each of the ${rank} axes of x, and has the shape ${printShape(i.shape)}`,
    );
  return i;
}

function isList(given: Operand | readonly Operand[]): given is readonly Operand[] {
  return Array.isArray(given);
}

function joined(op: string, list: readonly Operand[]): Tensor {
  if (list.length === 0) return Tensor.literal("i32", [0], new Float64Array());
  return concatAlong(
    list.map((start) => reshapeTo(resolved(op, start, "i32"), [1])),
    0,
  );
}

function checkSizes(op: string, sizes: Shape, shape: Shape): void {
  if (sizes.length !== shape.length)
    throw shapeMismatch(op, `a part of shape ${printShape(sizes)} in ${printShape(shape)} needs as many axes`);
  if (sizes.some((size, axis) => size < 0 || size > (shape[axis] ?? 0)))
    throw shapeMismatch(op, `a part of shape ${printShape(sizes)} does not fit into ${printShape(shape)}`);
}

export const dynamicSlice = define(
  "dynamicSlice",
  {
    doc: "The part of x of the given sizes that begins at i: y[t] = x[s + t], where s is i clamped to 0 ... n - size on each axis.",
    example: "dynamicSlice(constant([1, 2, 3, 4]), constant([3]), [2])",
    special: "A start that is out of range is moved to the nearest at which the part lies within x.",
  },
  [
    ["x", tensor],
    ["i", starts],
    ["sizes", integers],
  ],
  {},
  (operand, i, sizes) => {
    const x = Tensor.from(operand);
    checkSizes("dynamicSlice", sizes, x.shape);
    return dynamicSliceOp([x, readStarts("dynamicSlice", i, x.rank)], { sizes });
  },
);

export const dynamicUpdateSlice = define(
  "dynamicUpdateSlice",
  {
    doc: "x with u in place of the part that begins at i: y[s + t] = u[t], where s is i clamped to 0 ... n - size on each axis.",
    example: "dynamicUpdateSlice(constant([1, 2, 3, 4]), constant([10, 20]), constant([1]))",
    special: "A start that is out of range is moved to the nearest at which u lies within x.",
  },
  [
    ["x", tensor],
    ["u", tensor],
    ["i", starts],
  ],
  {},
  (x, u, i) => {
    const name = "dynamicUpdateSlice",
      dtype = commonDtype(name, [Tensor.from(x), Tensor.from(u)]) ?? "f64",
      whole = resolved(name, x, dtype),
      part = resolved(name, u, dtype);
    checkSizes(name, part.shape, whole.shape);
    return dynamicUpdateSliceOp([whole, part, readStarts(name, i, whole.rank)]);
  },
);
