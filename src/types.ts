/** Dtypes, shapes and tensor types: what they are and how they print. */

export type DType = "f32" | "f64" | "i32" | "bool";
export const dtypes: readonly DType[] = ["f32", "f64", "i32", "bool"];

/** Sizes of the axes, outermost first; empty for a scalar. Always concrete in a graph. */
export type Shape = readonly number[];

export interface TensorType {
  readonly dtype: DType;
  readonly shape: Shape;
  /** Of what has several results, and is read only through `pick`: their types. Dtype and shape are then those of nothing. */
  readonly parts?: readonly TensorType[];
}

/** The most elements that a tensor may have: its flat index must fit a 32-bit integer. */
export const maximumElements = 2 ** 31 - 1;

export function tensorType(dtype: DType, shape: Shape): TensorType {
  return { dtype, shape };
}

export function tupleType(parts: readonly TensorType[]): TensorType {
  return { dtype: "bool", shape: [0], parts };
}

export function isFloat(dtype: DType): dtype is "f32" | "f64" {
  return dtype === "f32" || dtype === "f64";
}

/** Number of elements: the product of the sizes, 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  return size;
}

/** Row-major strides, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

/** The multi-index of a flat index. */
export function unravel(flat: number, shape: Shape): number[] {
  const index = new Array<number>(shape.length);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] ?? 1;
    index[axis] = flat % extent;
    flat = Math.floor(flat / extent);
  }
  return index;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}

export function sameType(a: TensorType, b: TensorType): boolean {
  return (
    a.dtype === b.dtype &&
    sameShape(a.shape, b.shape) &&
    a.parts?.length === b.parts?.length &&
    (a.parts ?? []).every((part, at) => sameType(part, b.parts?.[at] ?? a))
  );
}

export function bytesPerElement(dtype: DType): number {
  return dtype === "f64" ? 8 : dtype === "bool" ? 1 : 4;
}

/** `[32, 10]`, and `[]` for a scalar. */
export function printShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/** `f32[32, 10]`, and `f64` for a scalar: the notation of specs. Of several results: `(f64[3], f64)`. */
export function printType(type: TensorType): string {
  if (type.parts !== undefined) return `(${type.parts.map(printType).join(", ")})`;
  return type.shape.length === 0 ? type.dtype : `${type.dtype}${printShape(type.shape)}`;
}

/** The nearest value of a dtype: f32 rounds, i32 truncates and saturates (NaN gives 0), bool tells whether not 0. */
export function roundTo(dtype: DType, value: number): number {
  switch (dtype) {
    case "f64":
      return value;
    case "f32":
      return Math.fround(value);
    case "i32":
      return Number.isNaN(value) ? 0 : Math.trunc(Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, value))) + 0;
    case "bool":
      return value !== 0 ? 1 : 0;
  }
}
