// How the tensors of all workloads are filled.

/** A peer computes something else than it should: its times would mean nothing. */
export class WrongResult extends Error {}

const arrays = { f32: Float32Array, f64: Float64Array, i32: Int32Array };

/** 32-bit hash of an element's index: the same numbers in every language. */
function hash(seed, index) {
  let x = (index + Math.imul(seed, 1000003)) >>> 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d) >>> 0;
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

/** A tensor of this type: labels, or numbers within `scale` of `offset`. */
export function filled({ dtype, shape }, { kind, seed, scale = 1, offset = 0 }) {
  const length = shape.reduce((product, extent) => product * extent, 1);
  const element = (_, at) =>
    kind === "label" ? hash(seed, at) % 10 : ((hash(seed, at) / 2 ** 32) * 2 - 1) * scale + offset;
  return { dtype, shape, data: arrays[dtype].from({ length }, element) };
}
