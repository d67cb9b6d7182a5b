/** How a contraction is written: matmul, dot and outer where it is one, with transposes where needed, else einsum. */
import type { Labels } from "./families/contraction.js";

/** Operands in the order of the call; `swapped`: each with its last two axes exchanged. */
interface Product {
  readonly call: string;
  readonly operands: readonly [string, string];
  readonly transposed: number;
}

export function printProduct(labels: Labels, texts: readonly string[]): string {
  const [a = "", b = ""] = texts;
  const [left, right] = labels.operands;
  const forward = productOf(left, right, labels.result, [a, b]);
  const backward = productOf(right, left, labels.result, [b, a]);
  const [best] = [forward, backward].filter((product) => product !== null).sort((x, y) => x.transposed - y.transposed);
  if (best !== undefined) return `${best.call}(${best.operands.join(", ")})`;
  return `einsum("${left},${right}->${labels.result}", ${a}, ${b})`;
}

/** NumPy's product of operands with these labels in this order, or null if the contraction is none. */
function productOf(left: string, right: string, result: string, texts: readonly [string, string]): Product | null {
  if (left.length === 1 && left === right && result === "") return { call: "dot", operands: texts, transposed: 0 };
  if (left.length === 1 && right.length === 1 && result === left + right && left !== right) {
    return { call: "outer", operands: texts, transposed: 0 };
  }
  return productWithVector(left, right, result, texts) ?? productOfMatrices(left, right, result, texts);
}

function productWithVector(
  left: string,
  right: string,
  result: string,
  [a, b]: readonly [string, string],
): Product | null {
  if (left.length === 2 && right.length === 1 && result.length === 1 && left.includes(right)) {
    if (left === result + right) return { call: "matmul", operands: [a, b], transposed: 0 };
    return left === right + result ? { call: "matmul", operands: [transposed(a, 0), b], transposed: 1 } : null;
  }
  if (left.length === 1 && right.length === 2 && result.length === 1 && right === left + result) {
    return { call: "matmul", operands: [a, b], transposed: 0 };
  }
  return null;
}

/** Batch labels lead in all three lists, in one order; then rows and columns around one summed label. */
function productOfMatrices(
  left: string,
  right: string,
  result: string,
  [a, b]: readonly [string, string],
): Product | null {
  const batch = result.slice(0, -2);
  const [row = "", column = ""] = result.slice(-2);
  const ranks = left.length === result.length && right.length === result.length && result.length >= 2;
  if (!ranks || !left.startsWith(batch) || !right.startsWith(batch)) return null;
  const ends = left.slice(-2),
    other = right.slice(-2);
  const summed = [...ends].find((label) => label !== row) ?? "";
  const straightA = ends === row + summed,
    straightB = other === summed + column;
  const fits = (straightA || ends === summed + row) && (straightB || other === column + summed);
  if (!fits || summed === column || result.includes(summed)) return null;
  const operands = [straightA ? a : transposed(a, batch.length), straightB ? b : transposed(b, batch.length)] as const;
  return { call: "matmul", operands, transposed: Number(!straightA) + Number(!straightB) };
}

/** The text of an operand with its last two axes exchanged, behind so many batch axes. */
function transposed(text: string, batch: number): string {
  if (batch === 0) return `transpose(${text})`;
  const perm = [...Array.from({ length: batch }, (_, axis) => axis), batch + 1, batch];
  return `transpose(${text}, [${perm.join(", ")}])`;
}
