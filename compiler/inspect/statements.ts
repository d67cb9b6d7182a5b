/** Kernels as text: the kernel vocabulary in the notation of a textbook's pseudocode, one statement a line. */
import type { BinaryWord, CompareWord, Scalar, Statement } from "../../src/kernel.js";
import { printNumber } from "../../src/printNumber.js";

/** Operators and how tightly they bind; words that are not here print as calls. */
const operators: { readonly [W in BinaryWord | CompareWord]?: readonly [symbol: string, precedence: number] } = {
  or: ["or", 1],
  xor: ["xor", 2],
  and: ["and", 3],
  equal: ["==", 4],
  notEqual: ["!=", 4],
  less: ["<", 5],
  lessEqual: ["<=", 5],
  greater: [">", 5],
  greaterEqual: [">=", 5],
  shiftLeft: ["<<", 6],
  shiftRight: [">>", 6],
  shiftRightUnsigned: [">>>", 6],
  add: ["+", 7],
  sub: ["-", 7],
  mul: ["*", 8],
  div: ["/", 8],
};
const prefix = 9;
const tightest = 10;

interface Piece {
  readonly text: string;
  readonly precedence: number;
}

/** The lines of statements. */
export function printStatements(statements: readonly Statement[], indent = ""): string[] {
  const inner = (body: readonly Statement[]): string[] => printStatements(body, `${indent}  `);
  return statements.flatMap((statement) => {
    switch (statement.kind) {
      case "for": {
        const { variable, from, to, step, body } = statement;
        const by = step === 1 ? "" : ` by ${step}`;
        return [
          `${indent}for ${variable.name} from ${printScalar(from)} below ${printScalar(to)}${by}`,
          ...inner(body),
        ];
      }
      case "while":
        return [
          `${indent}while ${printScalar(statement.condition)}, at most ${statement.maximum} times`,
          ...inner(statement.body),
        ];
      case "if": {
        const otherwise = statement.otherwise.length === 0 ? [] : [`${indent}else`, ...inner(statement.otherwise)];
        return [`${indent}if ${printScalar(statement.condition)}`, ...inner(statement.then), ...otherwise];
      }
      case "run": {
        const { procedure, args } = statement,
          given = procedure.parameters.map(({ name }, at) => `${name} = ${args[at] ? printScalar(args[at]) : ""}`);
        return [`${indent}run ${procedure.name}(${given.join(", ")})`, ...inner(procedure.body)];
      }
      default:
        return [indent + printSimple(statement)];
    }
  });
}

function printSimple(statement: Exclude<Statement, { kind: "for" | "while" | "if" | "run" }>): string {
  switch (statement.kind) {
    case "let":
      return `${statement.local.name}: ${statement.local.type} = ${printScalar(statement.value)}`;
    case "assign":
      return `${statement.local.name} := ${printScalar(statement.value)}`;
    case "store":
      return `${statement.buffer.name}[${printScalar(statement.index)}] := ${printScalar(statement.value)}`;
    case "array":
      return `${statement.buffer.name}: ${statement.buffer.type}[${statement.buffer.length}]`;
    case "fail": {
      const { site, position, value } = statement;
      return `fail ${site.node}: ${site.message}, position ${printScalar(position)}, value ${printScalar(value)}`;
    }
    case "return":
      return `return ${printScalar(statement.value)}`;
    case "comment":
      return `# ${statement.text}`;
  }
}

export function printScalar(scalar: Scalar): string {
  return pieceOf(scalar).text;
}

function pieceOf(scalar: Scalar): Piece {
  switch (scalar.kind) {
    case "literal": {
      const text = printNumber(scalar.value, scalar.type);
      return { text, precedence: text.startsWith("-") ? prefix : tightest };
    }
    case "local":
      return { text: scalar.name, precedence: tightest };
    case "load":
      return { text: `${scalar.buffer.name}[${printScalar(scalar.index)}]`, precedence: tightest };
    case "unary":
      if (scalar.word === "neg") return { text: `-${operand(scalar.x, prefix + 1)}`, precedence: prefix };
      if (scalar.word === "not") return { text: `not ${operand(scalar.x, prefix)}`, precedence: prefix };
      return call(scalar.word, [scalar.x]);
    case "binary":
    case "compare": {
      const known = operators[scalar.word];
      if (known === undefined) return call(scalar.word, [scalar.a, scalar.b]);
      const [symbol, precedence] = known;
      return { text: `${operand(scalar.a, precedence)} ${symbol} ${operand(scalar.b, precedence + 1)}`, precedence };
    }
    case "select": {
      const { condition, then, otherwise } = scalar;
      return { text: `${operand(condition, 1)} ? ${operand(then, 1)} : ${operand(otherwise, 0)}`, precedence: 0 };
    }
    case "convert":
      return call(scalar.type, [scalar.x]);
    case "fromWords":
      return call("fromWords", [scalar.high, scalar.low]);
    case "scale":
      return call("scale", [scalar.x, scalar.exponent]);
    case "call":
      return call(scalar.callee.name, scalar.args);
  }
}

function operand(scalar: Scalar, least: number): string {
  const { text, precedence } = pieceOf(scalar);
  return precedence < least ? `(${text})` : text;
}

function call(name: string, args: readonly Scalar[]): Piece {
  return { text: `${name}(${args.map(printScalar).join(", ")})`, precedence: tightest };
}
