/** What statements need of the module around them: functions, helpers of the prelude, local arrays. */
import { bodiesOf, partsOf, scalarsOf } from "../../../src/kernel.js";
import type { Buffer, Scalar, ScalarFunction, Statement } from "../../../src/kernel.js";
import type { Helper } from "./prelude.js";

export interface Requirements {
  /** Functions called, each after those that it calls itself. */
  readonly functions: ReadonlySet<ScalarFunction>;
  readonly helpers: ReadonlySet<Helper>;
  /** Local arrays and second results, to be declared beside the functions. */
  readonly arrays: ReadonlySet<Buffer>;
  /** Constant buffers that are read, by functions too. */
  readonly constants: ReadonlySet<Buffer>;
}

interface Collected {
  readonly functions: Set<ScalarFunction>;
  readonly helpers: Set<Helper>;
  readonly arrays: Set<Buffer>;
  readonly constants: Set<Buffer>;
}

/** What these statements, and the functions that they call, need. */
export function requirements(statements: readonly Statement[]): Requirements {
  const found: Collected = { functions: new Set(), helpers: new Set(), arrays: new Set(), constants: new Set() };
  collect(statements, found);
  return found;
}

function collect(statements: readonly Statement[], found: Collected): void {
  for (const statement of statements) {
    for (const scalar of scalarsOf(statement)) collectScalar(scalar, found);
    for (const body of bodiesOf(statement)) collect(body, found);
    if (statement.kind === "run") collect(statement.procedure.body, found);
    if (statement.kind === "array") found.arrays.add(statement.buffer);
    if (statement.kind === "store" && statement.buffer.space === "result") found.arrays.add(statement.buffer);
  }
}

function collectScalar(x: Scalar, found: Collected): void {
  for (const part of partsOf(x)) collectScalar(part, found);
  const helper = helperOf(x);
  if (helper !== null) found.helpers.add(helper);
  if (x.kind === "load" && x.buffer.space === "constant") found.constants.add(x.buffer);
  if (x.kind === "call" && !found.functions.has(x.callee)) {
    collect(x.callee.body, found);
    found.functions.add(x.callee);
  }
}

function helperOf(x: Scalar): Helper | null {
  if (x.kind === "fromWords" || x.kind === "scale") return x.kind;
  if (x.kind === "convert") return x.type === "i32" && x.x.type !== "bool" ? "toInt32" : null;
  if (x.kind !== "unary") return null;
  const { word } = x;
  return word === "nearest" || word === "popcount" || word === "highWord" || word === "lowWord" ? word : null;
}
