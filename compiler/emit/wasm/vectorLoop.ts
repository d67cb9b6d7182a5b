/**
 * Loops over neighbouring elements, several at a time. A loop has a vector form if its turns do not depend on one
 * another and every element that it reads or writes lies at a fixed distance from that of the turn before.
 */
import type { Buffer, For, If, Let, Local, Scalar, Statement } from "../../../src/kernel.js";
import { containsLoad, mentions, partsOf, scalarsOf, statementsIn } from "../../../src/kernel.js";
import type { Code } from "./context.js";
import { withoutCalls } from "./inline.js";
import { distance } from "./linear.js";
import { printComment } from "./statement.js";
import { maskOf } from "./mask.js";
import { printScalar, words } from "./scalar.js";
import { NoVector, VectorCode } from "./vector.js";
import { storeVector } from "./vectorMemory.js";
import type { Lanes } from "./vectorWords.js";

export interface VectorLoop {
  readonly lanes: Lanes;
  readonly body: readonly Statement[];
  /** The lines of a turn that handles so many elements. */
  readonly lines: readonly string[];
}

/** A turn does so few instructions that counting turns would take as long. */
const fewInstructions = 16;
const turnsAtOnce = 4;

/** The turn of a loop for several elements at once; null if it has none. */
export function vectorLoop(loop: For, code: Code, indent: number): VectorLoop | null {
  return printTurns(loop, turnsOf(loop), code, indent);
}

/** How many turns of a loop follow one another before it counts them. */
export function turnsTogether(loop: For, { lanes, lines }: VectorLoop): number {
  const instructions = lines.join(" ").split(/ (?=(?:v128|[if]\d+x\d)\.)/).length;
  if (instructions > fewInstructions) return 1;
  const turns = Math.floor(turnsOf(loop) / lanes);
  return turns <= turnsAtOnce ? turns : turns >= 4 * turnsAtOnce ? turnsAtOnce : 1;
}

/** The lines of so many turns, the first at the variable of the loop. */
export function printAhead(loop: For, vectors: VectorLoop, turns: number, code: Code, indent: number): string[] {
  const { lanes, body } = vectors,
    written = writtenIn(statementsIn(body));
  return Array.from({ length: turns }, (_, turn) => {
    const vector = new VectorCode(code, lanes, loop.variable, written, turn * lanes);
    return body.flatMap((statement) => printTurn(statement, vector, indent));
  }).flat();
}

/** Infinity where that is not known. */
export function turnsOf({ from, to }: For): number {
  return from.kind === "literal" && to.kind === "literal" ? to.value - from.value : Infinity;
}

/** @param left how many turns there may be at most */
export function printTurns(loop: For, left: number, code: Code, indent: number): VectorLoop | null {
  if (loop.step !== 1 || loop.body.length === 0 || !loop.body.every(mayBeVector)) return null;
  const body = withoutCalls(loop.body),
    all = statementsIn(body),
    lanes = lanesOf(all);
  if (left < lanes) return null;
  const vector = new VectorCode(code, lanes, loop.variable, writtenIn(all));
  try {
    const lines = body.flatMap((statement) => printTurn(statement, vector, indent));
    return isIndependent(loop, all, vector) ? { lanes, body, lines } : null;
  } catch (error) {
    if (error instanceof NoVector) return null;
    throw error;
  }
}

export function isPlain(statement: Statement): boolean {
  if (statement.kind === "let") return !statement.local.mutable;
  return statement.kind === "store" || statement.kind === "comment";
}

/** Whether a statement is of a kind that has a form for several elements. */
function mayBeVector(statement: Statement): boolean {
  if (statement.kind === "if") return [...statement.then, ...statement.otherwise].every(mayBeVector);
  return statement.kind === "let" || statement.kind === "assign" || isPlain(statement);
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
  const pad = "  ".repeat(indent);
  switch (statement.kind) {
    case "comment":
      return printComment(statement.text, indent);
    case "store":
      return storeVector(vector, statement.buffer, statement.index, statement.value).map((line) => pad + line);
    case "let":
      return printLet(statement, vector, pad);
    case "assign":
      return assignVector(statement.local, statement.value, null, vector).map((line) => pad + line);
    case "if":
      return vector.varies(statement.condition)
        ? printChosen(statement, vector, pad)
        : printBranch(statement, vector, indent);
    default:
      throw new NoVector(statement.kind);
  }
}

function printLet({ local, value }: Let, vector: VectorCode, pad: string): string[] {
  const { code } = vector;
  // What is the same for all lanes, or of the first one, is also the same for turns ahead.
  if (!local.mutable && (!vector.varies(value) || vector.keepAsIndex(local, value)))
    return vector.ahead > 0 ? [] : [`${pad}${printScalar(value, code)} local.set ${code.local(local)}`];
  const lines = Array.from({ length: vector.chunksOf(local) }, (_, chunk) => {
    return `${vector.value(value, chunk)} local.set ${vector.nameOf(local, chunk)}`;
  });
  vector.markVector(local);
  return [...vector.takeBefore(), ...lines].map((line) => pad + line);
}

/** What is assigned to a variable of the turn, in the lanes where a condition holds. */
function assignVector(local: Local, value: Scalar, condition: Scalar | null, vector: VectorCode): string[] {
  if (!vector.isVector(local)) throw new NoVector("a variable that turns hand on");
  const chunks = Array.from({ length: vector.chunksOf(local) }, (_, chunk) => {
    const given = vector.value(value, chunk),
      mask = condition === null ? "" : maskOf(vector, condition, local.type === "f64" ? 64 : 32, chunk);
    return condition === null
      ? given
      : words(given, `local.get ${vector.nameOf(local, chunk)}`, mask, "v128.bitselect");
  });
  // All chunks are computed before one is changed: a value may be of the variable itself.
  const stores = chunks.map((_, chunk) => `local.set ${vector.nameOf(local, chunk)}`);
  return [...vector.takeBefore(), words(...chunks, ...stores.reverse())];
}

/** A branch that all lanes take. */
function printBranch(statement: If, vector: VectorCode, indent: number): string[] {
  const pad = "  ".repeat(indent);
  const within = (body: readonly Statement[]): string[] => body.flatMap((each) => printTurn(each, vector, indent + 1));
  const [then, otherwise] = [within(statement.then), within(statement.otherwise)];
  return [
    `${pad}${printScalar(statement.condition, vector.code)} if`,
    ...then,
    ...(otherwise.length === 0 ? [] : [`${pad}else`, ...otherwise]),
    `${pad}end`,
  ];
}

/** A branch that some lanes take: variables take their values where the condition holds, and nothing else happens. */
function printChosen({ condition, then, otherwise }: If, vector: VectorCode, pad: string): string[] {
  if (otherwise.length > 0) throw new NoVector("two branches");
  // The condition is asked again for each: none but the last may change what decides it.
  if (then.slice(0, -1).some((each) => each.kind === "assign" && mentions(condition, each.local)))
    throw new NoVector("a branch that changes what decides it");
  return then.flatMap((each) => {
    if (each.kind !== "assign" || containsLoad(each.value)) throw new NoVector("a guarded statement");
    return assignVector(each.local, each.value, condition, vector).map((line) => pad + line);
  });
}

/** Whether no turn reads or writes what another one writes. */
function isIndependent(loop: For, body: readonly Statement[], vector: VectorCode): boolean {
  const turns = turnsOf(loop);
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
