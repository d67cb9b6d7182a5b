/** Which element of an operand stands where: index maps as lists of row-major positions. */
import { conditionsOf, type IndexMap, type Quotient } from "../../src/indexMap.js";
import { sizeOf, stridesOf, type Shape } from "../../src/types.js";

/** For each index of a box, in row-major order, the sum of its entries times the strides. */
export function offsets(box: Shape, strides: readonly number[]): Float64Array {
  let rows = new Float64Array(1);
  box.forEach((extent, axis) => {
    const longer = new Float64Array(rows.length * extent),
      stride = strides[axis] ?? 0;
    let at = 0;
    for (const row of rows) for (let i = 0; i < extent; i++) longer[at++] = row + i * stride;
    rows = longer;
  });
  return rows;
}

/** For each element of a view, the position in the source; -1 where the fill stands. */
export function viewPlaces(map: IndexMap, source: Shape, shape: Shape): Int32Array {
  const places = new Int32Array(sizeOf(shape)),
    strides = stridesOf(source);
  for (const { quotient, size } of conditionsOf(map, source)) {
    const values = valuesOf(quotient, shape);
    for (let at = 0; at < places.length; at++) {
      const value = values[at] ?? NaN;
      if (!Number.isInteger(value) || value < 0 || value >= size) places[at] = -1;
    }
  }
  map.axes.forEach((quotient, axis) => {
    const values = valuesOf(quotient, shape);
    for (let at = 0; at < places.length; at++) {
      const before = places[at] ?? -1;
      if (before >= 0) places[at] = before + (values[at] ?? 0) * (strides[axis] ?? 0);
    }
  });
  return places;
}

function valuesOf({ coefficients, offset, divisor }: Quotient, shape: Shape): Float64Array {
  return offsets(shape, coefficients).map((value) => (value + offset) / divisor);
}
