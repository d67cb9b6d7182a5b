/** Known numbers: literals, which are weak where no dtype is given, and belong to no graph before they are used. */
import { Tensor } from "../builder.js";
import { fractionalInteger, numberAsBool, shapeMismatch, wrongArgument } from "../diagnostics.js";
import { define, dtype, integer, integers, maybe, nested, number, option, optional, type Nested } from "../language.js";
import { roundTo, sizeOf, type DType, type Shape } from "../types.js";

export const pi = Math.PI;
export const e = Math.E;
export const infinity = Infinity;
export const nan = NaN;

/** The constants that a formula may name. */
export const namedConstants: ReadonlyMap<string, number> = new Map(Object.entries({ pi, e, infinity, nan }));

const withDtype = { dtype: optional(dtype, "weak") };

/** A literal of a dtype, whose numbers must fit it; weak if there is none. */
function literalOf(name: string, type: DType | null, shape: Shape, values: Float64Array): Tensor {
  for (const value of values) {
    if (type === "i32" && value !== (value | 0)) throw fractionalInteger(name, value);
    if (type === "bool" && value !== 0 && value !== 1) throw numberAsBool(name, value);
  }
  return Tensor.literal(type, shape, type === null ? values : values.map((value) => roundTo(type, value)));
}

/** The sizes of nested lists, and their elements one behind the other. */
function flattened(value: Nested): { shape: number[]; elements: (number | boolean)[] } {
  if (!isList(value)) return { shape: [], elements: [value] };
  const parts = value.map(flattened),
    inner = parts[0]?.shape ?? [];
  if (parts.some(({ shape }) => shape.join() !== inner.join())) {
    throw shapeMismatch("constant", "the nested lists differ in length");
  }
  return { shape: [value.length, ...inner], elements: parts.flatMap(({ elements }) => elements) };
}

function isList(value: Nested): value is readonly Nested[] {
  return Array.isArray(value);
}

export const constant = define(
  "constant",
  {
    doc: "The numbers of nested lists, outermost axis first; booleans give a bool tensor.",
    example: "constant([[1, 2], [3, 4]])",
    special: "Without dtype the numbers are weak: they take the dtype that they meet.",
  },
  [["value", nested]],
  withDtype,
  (value, { dtype: type }) => {
    const { shape, elements } = flattened(value),
      truths = elements.filter((element) => typeof element === "boolean").length;
    if (truths > 0 && truths < elements.length)
      throw wrongArgument("constant", "value", "numbers or booleans", "a mixture");
    return literalOf("constant", type ?? (truths > 0 ? "bool" : null), shape, Float64Array.from(elements, Number));
  },
);

const filled = (name: string, shape: readonly number[], value: number, type: DType | null): Tensor =>
  literalOf(name, type, shape, Float64Array.of(value));

export const zeros = define(
  "zeros",
  { doc: "0 everywhere.", example: "zeros([2, 3])" },
  [["shape", integers]],
  withDtype,
  (shape, { dtype: type }) => filled("zeros", shape, 0, type),
);
export const ones = define(
  "ones",
  { doc: "1 everywhere.", example: "ones([2, 3])" },
  [["shape", integers]],
  withDtype,
  (shape, { dtype: type }) => filled("ones", shape, 1, type),
);
export const full = define(
  "full",
  { doc: "One number everywhere.", example: "full([2, 2], 7)" },
  [
    ["shape", integers],
    ["value", number],
  ],
  withDtype,
  (shape, value, { dtype: type }) => filled("full", shape, value, type),
);

export const eye = define(
  "eye",
  { doc: "The n by n identity matrix.", example: "eye(2)" },
  [["n", integer]],
  withDtype,
  (n, { dtype: type }) => {
    const empty = Tensor.literal(null, [n, n], Float64Array.of(0));
    return literalOf(
      "eye",
      type,
      empty.shape,
      Float64Array.from({ length: empty.size }, (_, flat) => (flat % (n + 1) === 0 ? 1 : 0)),
    );
  },
);

export const arange = define(
  "arange",
  {
    doc: "The numbers start, start + step, ... before stop; arange(n) counts from 0.",
    example: "arange(1, 10, { step: 3 })",
  },
  [
    ["start", number],
    ["stop", maybe(number, "none: from 0 to start")],
  ],
  { step: option(number, 1), ...withDtype },
  (start, stop, { step, dtype: type }) => {
    const first = stop === null ? 0 : start,
      last = stop ?? start,
      length = Math.max(0, Math.ceil((last - first) / step));
    if (!Number.isFinite(length))
      throw wrongArgument("arange", "step", "a number other than 0 that reaches stop", String(step));
    const { shape } = Tensor.literal(null, [length], Float64Array.of(0));
    return literalOf(
      "arange",
      type,
      shape,
      Float64Array.from({ length }, (_, at) => first + at * step),
    );
  },
);

export const linspace = define(
  "linspace",
  { doc: "n numbers at equal distances from start to stop, both included.", example: "linspace(0, 1, 5)" },
  [
    ["start", number],
    ["stop", number],
    ["n", integer],
  ],
  withDtype,
  (start, stop, n, { dtype: type }) => {
    const { shape } = Tensor.literal(null, [n], Float64Array.of(0)),
      step = (stop - start) / Math.max(1, n - 1);
    return literalOf(
      "linspace",
      type,
      shape,
      Float64Array.from({ length: sizeOf(shape) }, (_, at) => (at > 0 && at === n - 1 ? stop : start + at * step)),
    );
  },
);
