/** What statements need of the module around them: functions, helpers of the target, local arrays, tables. */
import { bodiesOf, partsOf, scalarsOf } from "../../src/kernel.js";
import type { Buffer, Scalar, ScalarFunction, Statement } from "../../src/kernel.js";

export interface Requirements<Helper> {
  /** Functions called, each after those that it calls itself. */
  readonly functions: ReadonlySet<ScalarFunction>;
  /** What the target has no word of its own for. */
  readonly helpers: ReadonlySet<Helper>;
  /** Local arrays and second results, to be declared beside the functions. */
  readonly arrays: ReadonlySet<Buffer>;
  /** Constant buffers that are read, by functions too. */
  readonly constants: ReadonlySet<Buffer>;
}

/**
 * What these statements, and the functions that they call, need.
 * @param helperOf what the target needs for an expression, beside what its operands need
 */
export function requirements<Helper>(
  statements: readonly Statement[],
  helperOf: (x: Scalar) => Helper | null,
): Requirements<Helper> {
  const functions = new Set<ScalarFunction>(),
    helpers = new Set<Helper>(),
    arrays = new Set<Buffer>(),
    constants = new Set<Buffer>();
  const collectScalar = (x: Scalar): void => {
    partsOf(x).forEach(collectScalar);
    const helper = helperOf(x);
    if (helper !== null) helpers.add(helper);
    if (x.kind === "load" && x.buffer.space === "constant") constants.add(x.buffer);
    if (x.kind === "call" && !functions.has(x.callee)) {
      x.callee.body.forEach(collect);
      functions.add(x.callee);
    }
  };
  const collect = (statement: Statement): void => {
    scalarsOf(statement).forEach(collectScalar);
    for (const body of bodiesOf(statement)) body.forEach(collect);
    if (statement.kind === "run") statement.procedure.body.forEach(collect);
    if (statement.kind === "array") arrays.add(statement.buffer);
    if (statement.kind === "store" && statement.buffer.space === "result") arrays.add(statement.buffer);
  };
  statements.forEach(collect);
  return { functions, helpers, arrays, constants };
}
