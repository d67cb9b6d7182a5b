/**
 * Loops over neighbouring elements, several at a time. A loop has a vector form if its turns do not depend on one
 * another and every element that it reads or writes lies at a fixed distance from that of the turn before.
 */
import type { Buffer, For, Scalar, Statement } from "../../../src/kernel.js";
import { partsOf, scalarsOf } from "../../../src/kernel.js";
import type { Code } from "./context.js";
import { distance } from "./linear.js";
import { printComment } from "./statement.js";
import { printScalar } from "./scalar.js";
import { NoVector, VectorCode } from "./vector.js";
import { storeVector } from "./vectorMemory.js";
import type { Lanes } from "./vectorWords.js";

export interface VectorLoop {
  readonly lanes: Lanes;
  /** The lines of a turn that handles so many elements. */
  readonly lines: readonly string[];
}

/** The turn of a loop for several elements at once; null if it has none. */
export function vectorLoop(loop: For, code: Code, indent: number): VectorLoop | null {
  const { from, to } = loop;
  return printTurns(
    loop,
    from.kind === "literal" && to.kind === "literal" ? to.value - from.value : Infinity,
    code,
    indent,
  );
}

/** @param left how many turns there may be at most */
export function printTurns(loop: For, left: number, code: Code, indent: number): VectorLoop | null {
  if (loop.step !== 1 || loop.body.length === 0 || !loop.body.every(isPlain)) return null;
  const lanes = lanesOf(loop.body);
  if (left < lanes) return null;
  const vector = new VectorCode(code, lanes, loop.variable, writtenIn(loop.body));
  try {
    const lines = loop.body.flatMap((statement) => printTurn(statement, vector, indent));
    return isIndependent(loop, vector) ? { lanes, lines } : null;
  } catch (error) {
    if (error instanceof NoVector) return null;
    throw error;
  }
}

export function isPlain(statement: Statement): boolean {
  if (statement.kind === "let") return !statement.local.mutable;
  return statement.kind === "store" || statement.kind === "comment";
}

/** Two lanes where all elements in memory are f64. */
function lanesOf(body: readonly Statement[]): Lanes {
  const narrow = (x: Scalar): boolean => (x.kind === "load" && x.type !== "f64") || partsOf(x).some(narrow);
  const isNarrow = body.some(
    (each) => (each.kind === "store" && each.buffer.type !== "f64") || scalarsOf(each).some(narrow),
  );
  return isNarrow ? 4 : 2;
}

function writtenIn(body: readonly Statement[]): Set<Buffer> {
  return new Set(body.flatMap((each) => (each.kind === "store" ? [each.buffer] : [])));
}

function printTurn(statement: Statement, vector: VectorCode, indent: number): string[] {
  const pad = "  ".repeat(indent),
    { code } = vector;
  switch (statement.kind) {
    case "comment":
      return printComment(statement.text, indent);
    case "store":
      return storeVector(vector, statement.buffer, statement.index, statement.value).map((line) => pad + line);
    case "let": {
      const { local, value } = statement;
      if (!vector.varies(value) || vector.keepAsIndex(local, value))
        return [`${pad}${printScalar(value, code)} local.set ${code.local(local)}`];
      const lines = Array.from({ length: vector.chunksOf(local) }, (_, chunk) => {
        return `${vector.value(value, chunk)} local.set ${vector.nameOf(local, chunk)}`;
      });
      vector.markVector(local);
      return [...vector.takeBefore(), ...lines].map((line) => pad + line);
    }
    default:
      throw new NoVector(statement.kind);
  }
}

/** Whether no turn reads or writes what another one writes. */
function isIndependent({ body, from, to }: For, vector: VectorCode): boolean {
  const turns = from.kind === "literal" && to.kind === "literal" ? to.value - from.value : Infinity;
  const stores = body.flatMap((each) => (each.kind === "store" ? [each] : []));
  const accesses = [...stores, ...body.flatMap((each) => scalarsOf(each).flatMap(loadsIn))];
  return stores.every((store) =>
    accesses.every((access) => {
      if (access === store || access.buffer !== store.buffer) return true;
      const [a, b] = [vector.strideOf(store.index), vector.strideOf(access.index)],
        apart = distance(vector.linear(store.index), vector.linear(access.index));
      if (apart === null || a === null || a !== b) return false;
      return apart === 0 || Math.abs(apart) >= turns * a || apart % a !== 0;
    }),
  );
}

function loadsIn(x: Scalar): { readonly buffer: Buffer; readonly index: Scalar }[] {
  return [...(x.kind === "load" ? [x] : []), ...partsOf(x).flatMap(loadsIn)];
}
