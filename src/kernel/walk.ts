/** What statements and expressions are made of, for whoever reads or rewrites them. */
import type { For, Local, Procedure, Scalar, ScalarFunction, Statement } from "./vocabulary.js";

/** The operands of an expression, in the order in which it names them. */
export function partsOf(x: Scalar): readonly Scalar[] {
  switch (x.kind) {
    case "literal":
    case "local":
      return [];
    case "load":
      return [x.index];
    case "unary":
    case "convert":
      return [x.x];
    case "binary":
    case "compare":
      return [x.a, x.b];
    case "select":
      return [x.condition, x.then, x.otherwise];
    case "fromWords":
      return [x.high, x.low];
    case "scale":
      return [x.x, x.exponent];
    case "call":
      return x.args;
  }
}

/** The expression with other operands. */
export function withParts(x: Scalar, f: (part: Scalar) => Scalar): Scalar {
  switch (x.kind) {
    case "literal":
    case "local":
      return x;
    case "load":
      return { ...x, index: f(x.index) };
    case "unary":
    case "convert":
      return { ...x, x: f(x.x) };
    case "binary":
    case "compare":
      return { ...x, a: f(x.a), b: f(x.b) };
    case "select":
      return { ...x, condition: f(x.condition), then: f(x.then), otherwise: f(x.otherwise) };
    case "fromWords":
      return { ...x, high: f(x.high), low: f(x.low) };
    case "scale":
      return { ...x, x: f(x.x), exponent: f(x.exponent) };
    case "call":
      return { ...x, args: x.args.map(f) };
  }
}

/** The expression with other values in place of some locals. */
export function substitute(x: Scalar, by: ReadonlyMap<Local, Scalar>): Scalar {
  if (by.size === 0) return x;
  return x.kind === "local" ? (by.get(x) ?? x) : withParts(x, (part) => substitute(part, by));
}

/** The expressions that a statement reads itself, without those of its bodies. */
export function scalarsOf(statement: Statement): readonly Scalar[] {
  switch (statement.kind) {
    case "let":
    case "assign":
    case "return":
      return [statement.value];
    case "store":
      return [statement.index, statement.value];
    case "for":
      return [statement.from, statement.to];
    case "while":
    case "if":
      return [statement.condition];
    case "fail":
      return [statement.position, statement.value];
    case "run":
      return statement.args;
    case "array":
    case "comment":
      return [];
  }
}

/** The statement with other expressions, those of its bodies included. */
export function withScalars(statement: Statement, f: (x: Scalar) => Scalar): Statement {
  return withBodies(withOwnScalars(statement, f), (body) => body.map((each) => withScalars(each, f)));
}

/** The statement with other expressions in the place of those that it reads itself. */
export function withOwnScalars(statement: Statement, f: (x: Scalar) => Scalar): Statement {
  switch (statement.kind) {
    case "let":
    case "assign":
    case "return":
      return { ...statement, value: f(statement.value) };
    case "store":
      return { ...statement, index: f(statement.index), value: f(statement.value) };
    case "for":
      return { ...statement, from: f(statement.from), to: f(statement.to) };
    case "while":
    case "if":
      return { ...statement, condition: f(statement.condition) };
    case "fail":
      return { ...statement, position: f(statement.position), value: f(statement.value) };
    case "run":
      return { ...statement, args: statement.args.map(f) };
    case "array":
    case "comment":
      return statement;
  }
}

export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case "for":
    case "while":
      return [statement.body];
    case "if":
      return [statement.then, statement.otherwise];
    default:
      return [];
  }
}

/** Whether an expression reads memory. */
export function containsLoad(x: Scalar): boolean {
  return x.kind === "load" || partsOf(x).some(containsLoad);
}

export function mentions(x: Scalar, local: Local): boolean {
  return x === local || partsOf(x).some((part) => mentions(part, local));
}

/** The statements, and those within them. */
export function statementsIn(body: readonly Statement[]): Statement[] {
  return body.flatMap((each) => [each, ...bodiesOf(each).flatMap(statementsIn)]);
}

/** The statement with other bodies. */
export function withBodies(statement: Statement, f: (body: readonly Statement[]) => readonly Statement[]): Statement {
  switch (statement.kind) {
    case "for":
    case "while":
      return { ...statement, body: f(statement.body) };
    case "if":
      return { ...statement, then: f(statement.then), otherwise: f(statement.otherwise) };
    default:
      return statement;
  }
}

/** Whether the statements can leave their function with an error. */
export function containsFail(statements: readonly Statement[]): boolean {
  return statements.some(
    (each) =>
      each.kind === "fail" || (each.kind === "run" && each.procedure.fails) || bodiesOf(each).some(containsFail),
  );
}

/** The procedures that the statements run, each after those that it runs itself. */
export function proceduresOf(statements: readonly Statement[]): Set<Procedure> {
  const found = new Set<Procedure>();
  const visit = (statement: Statement): void => {
    if (statement.kind === "run") {
      statement.procedure.body.forEach(visit);
      found.add(statement.procedure);
    }
    for (const body of bodiesOf(statement)) body.forEach(visit);
  };
  statements.forEach(visit);
  return found;
}

/** Whether the loop is known to run, so that what its first turn loads may be loaded before it. */
export function runsAtLeastOnce({ from, to }: For): boolean {
  return from.kind === "literal" && to.kind === "literal" && from.value < to.value;
}

/** Whether a call does more than give a value. */
export function leavesResult({ body }: ScalarFunction): boolean {
  const leaves = (statement: Statement): boolean =>
    (statement.kind === "store" && statement.buffer.space === "result") ||
    bodiesOf(statement).some((inner) => inner.some(leaves));
  return body.some(leaves);
}

/**
 * The same for what is the same, and for nothing else: functions and the module's buffers by name, numbers with their
 * sign, also those that JSON has not.
 */
export function textOf(what: Scalar | readonly Statement[]): string {
  return JSON.stringify(what, (key, value: unknown) => {
    if (key === "callee" || key === "buffer") return nameOf(value);
    return typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))
      ? `${1 / value} ${value}`
      : value;
  });
}

function nameOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("name" in value)) return value;
  // Local arrays of two kernels may have one name, and be of unlike length.
  return "space" in value && value.space === "local" ? value : value.name;
}
