/** Vectors in memory: neighbouring elements in one instruction, others one by one; local arrays in registers. */
import type { Buffer, Load, Scalar } from "../../../src/kernel.js";
import { bytesPerElement } from "../../../src/types.js";
import { maskOf } from "./mask.js";
import { addressOf, laneOf, printScalar, words } from "./scalar.js";
import { NoVector, type VectorCode } from "./vector.js";
import { shapes } from "./vectorWords.js";

/** A chunk of neighbouring elements, or of such at a distance. */
export function loadVector(vector: VectorCode, { buffer, index }: Load, chunk: number): string {
  const stride = vector.strideOf(index);
  if (stride === null) throw new NoVector("a gather");
  if (stride === 0)
    return `${printScalar({ kind: "load", type: buffer.type, buffer, index }, vector.code)} ${shapes[buffer.type]}.splat`;
  const register = registerOf(vector, buffer, index, chunk);
  if (register !== null) return `local.get ${register}`;
  const address = addressOf(buffer, index, vector.code),
    size = bytesPerElement(buffer.type);
  const at = (lane: number): string => offset(address.offset, (vector.ahead + lane) * stride * size);
  if (buffer.type === "bool") return loadBools(vector, address.text, at, stride);
  const perChunk = buffer.type === "f64" ? 2 : vector.lanes,
    first = chunk * perChunk;
  if (stride === 1) {
    const word = perChunk * size === 8 ? "v128.load64_zero" : "v128.load";
    return `${address.text} ${word}${at(first)}`;
  }
  if (stride < 0) throw new NoVector("a load against the order");
  return loadApart(vector, address.text, at, first, perChunk, size);
}

function loadApart(
  vector: VectorCode,
  address: string,
  at: (lane: number) => string,
  first: number,
  count: number,
  size: number,
): string {
  const name = vector.code.variable("apart", "i32"),
    bits = 8 * size;
  return words(
    `${address} local.tee ${name} v128.load${bits}_zero${at(first)}`,
    ...Array.from({ length: count - 1 }, (_, lane) => {
      const set = vector.code.variable("lanes.v", "v128");
      return `local.set ${set} local.get ${name} local.get ${set} v128.load${bits}_lane${at(first + lane + 1)} ${lane + 1}`;
    }),
  );
}

/** Bytes as whole numbers, in lanes of 32 bits. */
function loadBools(vector: VectorCode, address: string, at: (lane: number) => string, stride: number): string {
  if (stride !== 1) throw new NoVector("bools apart");
  const bytes =
    vector.lanes === 4
      ? `${address} v128.load32_zero${at(0)}`
      : `v128.const i32x4 0 0 0 0 local.set ${vector.code.variable("lanes.v", "v128")} ${address} local.get ${vector.code.variable("lanes.v", "v128")} v128.load16_lane${at(0)} 0`;
  return `${bytes} i16x8.extend_low_i8x16_u i32x4.extend_low_i16x8_u`;
}

/** The local that holds elements of a local array, from the first lane on. */
export function registerOf(vector: VectorCode, buffer: Buffer, index: Scalar, chunk: number): string | null {
  if (!vector.code.registers.has(buffer)) return null;
  const { register, lane } = laneOf(buffer, index, vector.code, chunk);
  if (lane !== 0) throw new NoVector("elements of two registers");
  return register;
}

/** Stores the value of every lane. */
export function storeVector(vector: VectorCode, buffer: Buffer, index: Scalar, value: Scalar): string[] {
  const stride = vector.strideOf(index);
  if (stride === null || stride <= 0) throw new NoVector("a store in no order");
  const lines = Array.from({ length: vector.chunksOf(value) }, (_, chunk) =>
    storeChunk(vector, buffer, index, value, chunk, stride),
  );
  return [...vector.takeBefore(), ...lines];
}

function storeChunk(
  vector: VectorCode,
  buffer: Buffer,
  index: Scalar,
  value: Scalar,
  chunk: number,
  stride: number,
): string {
  const text = buffer.type === "bool" ? bytesOf(vector, value) : vector.value(value, chunk),
    register = registerOf(vector, buffer, index, chunk);
  if (register !== null) return `${text} local.set ${register}`;
  const address = addressOf(buffer, index, vector.code),
    size = bytesPerElement(buffer.type),
    count = buffer.type === "f64" ? 2 : vector.lanes,
    at = (lane: number): string => offset(address.offset, (vector.ahead + chunk * count + lane) * stride * size);
  if (stride === 1) {
    const bits = 8 * size * count;
    return `${address.text} ${text} ${bits === 128 ? `v128.store${at(0)}` : `v128.store${bits}_lane${at(0)} 0`}`;
  }
  const [place, lanes] = [vector.code.variable("apart", "i32"), vector.code.variable("lanes.v", "v128")];
  return words(
    `${text} local.set ${lanes} ${address.text} local.set ${place}`,
    ...Array.from({ length: count }, (_, lane) => {
      return `local.get ${place} local.get ${lanes} v128.store${8 * size}_lane${at(lane)} ${lane}`;
    }),
  );
}

/** A mask as bytes of 0 and 1 in the lowest lanes. */
function bytesOf(vector: VectorCode, x: Scalar): string {
  const mask = vector.twice(maskOf(vector, x, 32, 0), "i16x8.narrow_i32x4_s"),
    narrow = vector.twice(mask, "i8x16.narrow_i16x8_s");
  return `${narrow} v128.const i8x16 ${Array.from({ length: 16 }, () => 1).join(" ")} v128.and`;
}

function offset(base: string, more: number): string {
  const before = base === "" ? 0 : Number(base.slice(" offset=".length));
  return before + more === 0 ? "" : ` offset=${before + more}`;
}
