/** Conditions as vectors: every bit of a lane is set where it holds. */
import type { Scalar } from "../../../src/kernel.js";
import { printScalar, words } from "./scalar.js";
import { NoVector, type VectorCode } from "./vector.js";
import { loadVector } from "./vectorMemory.js";
import { compareWord, lowWords } from "./vectorWords.js";

/** Ones in every bit of a lane where a condition holds, in lanes of 32 bits, or of 64 for a chunk. */
export function maskOf(vector: VectorCode, x: Scalar, width: 32 | 64, chunk: number): string {
  if (!vector.varies(x)) return `i32.const 0 ${printScalar(x, vector.code)} i32.sub i32x4.splat`;
  if (x.kind === "compare") return compare(vector, x.a, x.b, compareWord(x.word, x.a.type), width, chunk);
  if (x.kind === "unary" && x.word === "not") return `${maskOf(vector, x.x, width, chunk)} v128.not`;
  if (x.kind === "binary" && (x.word === "and" || x.word === "or" || x.word === "xor"))
    return words(maskOf(vector, x.a, width, chunk), maskOf(vector, x.b, width, chunk), `v128.${x.word}`);
  if (x.kind === "convert" && x.x.type !== "bool") {
    const zero: Scalar = { kind: "literal", type: x.x.type, value: 0 };
    return compare(vector, x.x, zero, compareWord("notEqual", x.x.type), width, chunk);
  }
  if (x.kind === "select")
    return words(
      ...[maskOf(vector, x.then, width, chunk), maskOf(vector, x.otherwise, width, chunk)],
      ...[maskOf(vector, vector.lastingArms(x).condition, width, chunk), "v128.bitselect"],
    );
  if (x.kind === "local") return widened(`local.get ${vector.nameOf(x, 0)}`, width, chunk);
  if (x.kind === "load") return widened(`${loadVector(vector, x, 0)} v128.const i32x4 0 0 0 0 i32x4.ne`, width, chunk);
  throw new NoVector(`a bool of ${x.kind}`);
}

function compare(vector: VectorCode, a: Scalar, b: Scalar, word: string, width: 32 | 64, chunk: number): string {
  const compared = (part: number): string => words(vector.value(a, part), vector.value(b, part), word);
  if (a.type === "bool") {
    const same = words(maskOf(vector, a, width, chunk), maskOf(vector, b, width, chunk), "v128.xor");
    if (word === "i32x4.ne") return same;
    if (word === "i32x4.eq") return `${same} v128.not`;
    throw new NoVector("bools in order");
  }
  if (a.type !== "f64") return widened(compared(0), width, chunk);
  if (width === 64) return compared(chunk);
  return vector.lanes === 2 ? vector.twice(compared(0), lowWords) : words(compared(0), compared(1), lowWords);
}

/** A mask of 32-bit lanes as one of 64-bit lanes. */
function widened(mask: string, width: 32 | 64, chunk: number): string {
  return width === 32 ? mask : `${mask} i64x2.extend_${chunk === 0 ? "low" : "high"}_i32x4_s`;
}
