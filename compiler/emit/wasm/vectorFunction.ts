/**
 * Functions of numbers for several at once. The lanes go the same way through the body: where a branch parts them, each
 * goes through the scalar function by itself.
 */
import type { Local, Scalar, ScalarFunction, Statement } from "../../../src/kernel.js";
import { bodiesOf, partsOf, scalarsOf } from "../../../src/kernel.js";
import { Code, type PrintContext } from "./context.js";
import { maskOf } from "./mask.js";
import { printComment } from "./statement.js";
import { words } from "./scalar.js";
import { NoVector, VectorCode } from "./vector.js";
import { shapes, type Lanes } from "./vectorWords.js";

/** A function that handles an f64 takes two numbers at once, any other four. */
export function lanesOfFunction({ parameters, type, body }: ScalarFunction): Lanes {
  const types = [type, ...parameters.map((each) => each.type)];
  return types.includes("f64") || body.some(handlesDoubles) ? 2 : 4;
}

function handlesDoubles(statement: Statement): boolean {
  const double = (x: Scalar): boolean => x.type === "f64" || partsOf(x).some(double);
  return scalarsOf(statement).some(double) || bodiesOf(statement).some((body) => body.some(handlesDoubles));
}

export function vectorName(callee: ScalarFunction): string {
  return `$${callee.name}.${lanesOfFunction(callee)}`;
}

const known = new WeakMap<ScalarFunction, boolean>();

/** Whether the function has a form for several numbers: without arrays and loops, and with words that vectors have. */
export function canVectorise(callee: ScalarFunction): boolean {
  const before = known.get(callee);
  if (before !== undefined) return before;
  known.set(callee, false);
  const result = callee.type !== "bool" && isStraight(callee.body) && hasVectorForm(callee);
  known.set(callee, result);
  return result;
}

function isStraight(body: readonly Statement[]): boolean {
  return body.every((statement) => {
    if (statement.kind === "if") return isStraight(statement.then) && isStraight(statement.otherwise);
    return (
      statement.kind === "let" ||
      statement.kind === "assign" ||
      statement.kind === "return" ||
      statement.kind === "comment"
    );
  });
}

function hasVectorForm(callee: ScalarFunction): boolean {
  const nowhere = (): never => {
    throw new NoVector("memory");
  };
  const context: PrintContext = { addressOf: nowhere, failure: 0, sites: [], nameOf: nowhere, vectorised: new Set() };
  try {
    printVectorFunction(callee, context);
    return true;
  } catch (error) {
    if (error instanceof NoVector) return false;
    throw error;
  }
}

export function printVectorFunction(callee: ScalarFunction, context: PrintContext): string[] {
  const lanes = lanesOfFunction(callee),
    places = callee.parameters.map((each): Local => ({ ...each, name: `${each.name}.v` })),
    code = new Code(context),
    vector = new VectorCode(code, lanes, null);
  for (const each of callee.parameters) {
    vector.markVector(each);
    code.parameter(vector.nameOf(each, 0));
  }
  const lines = new Body(callee, vector).print(callee.body, 1);
  return [
    ...printComment(`The same of ${lanes} numbers at once.`, 0),
    `(func ${vectorName(callee)}${places.map(({ name }) => ` (param $${name} v128)`).join("")} (result v128)`,
    ...code.declarations().map((each) => `  ${each}`),
    ...lines,
    ...(callee.body[callee.body.length - 1]?.kind === "return" ? [] : ["  unreachable"]),
    ")",
  ];
}

class Body {
  constructor(
    private readonly callee: ScalarFunction,
    private readonly vector: VectorCode,
  ) {}

  print(statements: readonly Statement[], indent: number): string[] {
    return statements.flatMap((statement) => this.statement(statement, indent));
  }

  private statement(statement: Statement, indent: number): string[] {
    const pad = "  ".repeat(indent),
      { vector } = this;
    switch (statement.kind) {
      case "let":
      case "assign": {
        const text = vector.value(statement.value);
        vector.markVector(statement.local);
        return [...vector.takeBefore(), `${text} local.set ${vector.nameOf(statement.local, 0)}`].map(
          (line) => pad + line,
        );
      }
      case "return": {
        const text = vector.value(statement.value);
        return [...vector.takeBefore(), `${text} return`].map((line) => pad + line);
      }
      case "if":
        return this.branch(statement, indent);
      case "comment":
        return printComment(statement.text, indent);
      default:
        throw new NoVector(statement.kind);
    }
  }

  /** All lanes take one arm, or each goes by itself. */
  private branch(statement: Extract<Statement, { kind: "if" }>, indent: number): string[] {
    const { vector } = this,
      pad = "  ".repeat(indent),
      wide = vector.lanes === 2 ? 64 : 32,
      name = vector.code.variable(`taken${indent}.v`, "v128");
    const mask = maskOf(vector, statement.condition, wide, 0),
      before = vector.takeBefore().map((line) => pad + line);
    const all = `${wide === 64 ? "i64x2" : "i32x4"}.all_true`;
    const otherwise = this.print(statement.otherwise, indent + 1);
    return [
      ...before,
      `${pad}${mask} local.tee ${name} v128.any_true`,
      `${pad}if`,
      `${pad}  local.get ${name} ${all}`,
      `${pad}  if`,
      ...this.print(statement.then, indent + 2),
      `${pad}  else`,
      ...this.apart().map((line) => `${pad}    ${line}`),
      `${pad}  end`,
      ...(otherwise.length === 0 ? [] : [`${pad}else`, ...otherwise]),
      `${pad}end`,
    ];
  }

  /** The scalar function for each lane. */
  private apart(): string[] {
    const { callee, vector } = this,
      shape = shapes[callee.type];
    const call = (lane: number): string =>
      words(...callee.parameters.map((each) => laneOf(vector, each, lane)), `call $${callee.name}`);
    return [
      `${call(0)} ${shape}.splat`,
      ...Array.from({ length: vector.lanes - 1 }, (_, at) => `${call(at + 1)} ${shape}.replace_lane ${at + 1}`),
      "return",
    ];
  }
}

function laneOf(vector: VectorCode, parameter: Local, lane: number): string {
  const text = `local.get ${vector.nameOf(parameter, 0)} ${shapes[parameter.type]}.extract_lane ${lane}`;
  return parameter.type === "bool" ? `${text} i32.const 1 i32.and` : text;
}
