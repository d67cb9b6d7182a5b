/** What statements and expressions are made of, for whoever reads or rewrites them. */
import type { Scalar, Statement } from "./vocabulary.js";

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
    case "array":
    case "comment":
      return [];
  }
}

/** The statement with other expressions, those of its bodies included. */
export function withScalars(statement: Statement, f: (x: Scalar) => Scalar): Statement {
  const inner = (body: readonly Statement[]): Statement[] => body.map((each) => withScalars(each, f));
  switch (statement.kind) {
    case "let":
    case "assign":
    case "return":
      return { ...statement, value: f(statement.value) };
    case "store":
      return { ...statement, index: f(statement.index), value: f(statement.value) };
    case "for":
      return { ...statement, from: f(statement.from), to: f(statement.to), body: inner(statement.body) };
    case "while":
      return { ...statement, condition: f(statement.condition), body: inner(statement.body) };
    case "if":
      return {
        ...statement,
        condition: f(statement.condition),
        then: inner(statement.then),
        otherwise: inner(statement.otherwise),
      };
    case "fail":
      return { ...statement, position: f(statement.position), value: f(statement.value) };
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
