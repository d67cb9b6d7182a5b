/**
 * Prints statements and functions of the kernel vocabulary as JavaScript (or TypeScript: the option `typed`).
 *
 * Failure: what can fail is a function that returns an i32 code. A `fail` stores its position and value in the
 * module's variables `failedPosition` and `failedValue`, which the module declares, and returns 1 + the index of its
 * site in `context.sites`; whoever prints the function ends it with `return 0;`, and whoever calls it reports the site.
 *
 * Local arrays live beside the functions, so that a call allocates nothing: the module declares those that
 * `requirements` lists.
 */
import type { Buffer, Procedure, Scalar, ScalarFunction, ScalarType, Statement } from "../../../src/kernel.js";
import { bufferName, identifier, printContext, type PrintContext } from "./context.js";
import { rangeOf } from "../range.js";
import { localName, printConjunct, printIndex, printScalar, printUnrounded } from "./scalar.js";

type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

/** The statements, a line an entry, indented by so many steps of two spaces. */
export function printStatements(
  statements: readonly Statement[],
  indent: number,
  context: PrintContext = printContext(),
): string[] {
  return statements.flatMap((statement) => printStatement(statement, indent, context));
}

function printStatement(statement: Statement, indent: number, context: PrintContext): string[] {
  const line = (text: string): string[] => ["  ".repeat(indent) + text];
  switch (statement.kind) {
    case "let":
      return line(printLet(statement, context));
    case "assign":
      return line(printAssign(statement, context));
    case "store":
      return line(printStore(statement, context));
    case "for":
      return printFor(statement, indent, context);
    case "while":
      return printWhile(statement, indent, context);
    case "if":
      return printIf(statement, indent, context);
    case "array":
      return [];
    case "fail":
      return printFail(statement, indent, context);
    case "run":
      return printRun(statement, indent, context);
    case "return":
      return line(`return ${printScalar(statement.value, context)};`);
    case "comment":
      return statement.text.split(lineBreak).flatMap((text) => line(`// ${text}`.trimEnd()));
  }
}

const lineBreak = /\r\n|[\r\n\u2028\u2029]/;

function printLet({ local, value }: Of<"let">, context: PrintContext): string {
  const text = printScalar(value, context);
  if (local.type === "i32" && !local.mutable) context.ranges.set(local, rangeOf(value, context.ranges));
  return `${local.mutable ? "let" : "const"} ${localName(local, context)} = ${text};`;
}

const compound: { readonly [word: string]: string } = { add: "+=", sub: "-=", mul: "*=", div: "/=" };

/** x += y where the type is f64, whose operators are JavaScript's own. */
function printAssign({ local, value }: Of<"assign">, context: PrintContext): string {
  const name = localName(local, context);
  const operator =
    value.kind === "binary" && value.type === "f64" && value.a === local ? compound[value.word] : undefined;
  if (operator !== undefined && value.kind === "binary") return `${name} ${operator} ${printScalar(value.b, context)};`;
  return `${name} = ${printScalar(value, context)};`;
}

/** A Float32Array rounds what it is given, so that the last rounding need not be said. */
function printStore({ buffer, index, value }: Of<"store">, context: PrintContext): string {
  const target = `${bufferName(buffer, context)}[${printIndex(index, context)}]`;
  if (buffer.type === "bool") return `${target} = ${printByte(value, context)};`;
  if (value.kind === "binary" && value.type === "f64" && loads(value.a, buffer, index)) {
    const operator = compound[value.word];
    if (operator !== undefined) return `${target} ${operator} ${printScalar(value.b, context)};`;
  }
  return `${target} = ${printUnrounded(value, context)};`;
}

function loads(x: Scalar, buffer: Buffer, index: Scalar): boolean {
  return x.kind === "load" && x.buffer === buffer && x.index === index;
}

function printByte(value: Scalar, context: PrintContext): string {
  if (value.kind === "literal") return String(value.value);
  return printScalar({ kind: "convert", type: "i32", x: value }, context);
}

/** JavaScript reads the bound at each turn: one that can change is read before. */
function printFor(statement: Of<"for">, indent: number, context: PrintContext): string[] {
  const { variable, from, to, step, body } = statement,
    name = localName(variable, context),
    pad = "  ".repeat(indent);
  const bound = isFixed(to) ? printScalar(to, context) : `${name}End`;
  const lines = isFixed(to) ? [] : [`${pad}const ${bound} = ${printScalar(to, context)};`];
  const first = printScalar(from, context),
    { low } = rangeOf(from, context.ranges);
  context.ranges.set(variable, { low, high: Math.max(low, rangeOf(to, context.ranges).high - 1) });
  lines.push(`${pad}for (let ${name} = ${first}; ${name} < ${bound}; ${name}${step === 1 ? "++" : ` += ${step}`}) {`);
  return [...lines, ...printStatements(body, indent + 1, context), `${pad}}`];
}

/** Whether nothing that a loop does can change the value. */
function isFixed(x: Scalar): boolean {
  switch (x.kind) {
    case "literal":
      return true;
    case "local":
      return !x.mutable;
    case "unary":
    case "convert":
      return isFixed(x.x);
    case "binary":
    case "compare":
      return isFixed(x.a) && isFixed(x.b);
    default:
      return false;
  }
}

/** The condition is asked only while turns are left, so that it loads nothing after the last one. */
function printWhile({ condition, maximum, body }: Of<"while">, indent: number, context: PrintContext): string[] {
  const pad = "  ".repeat(indent);
  const head = `for (let turn = 0; turn < ${maximum} && ${printConjunct(condition, context)}; turn++) {`;
  return [pad + head, ...printStatements(body, indent + 1, context), `${pad}}`];
}

function printIf({ condition, then, otherwise }: Of<"if">, indent: number, context: PrintContext): string[] {
  const pad = "  ".repeat(indent);
  const lines = [`${pad}if (${printScalar(condition, context)}) {`, ...printStatements(then, indent + 1, context)];
  const [only] = otherwise;
  if (only === undefined) return [...lines, `${pad}}`];
  if (otherwise.length > 1 || only.kind !== "if") {
    return [...lines, `${pad}} else {`, ...printStatements(otherwise, indent + 1, context), `${pad}}`];
  }
  const [first = "", ...rest] = printIf(only, indent, context);
  return [...lines, `${pad}} else ${first.trimStart()}`, ...rest];
}

function printFail({ site, position, value }: Of<"fail">, indent: number, context: PrintContext): string[] {
  if (!context.sites.includes(site)) context.sites.push(site);
  return [
    `failedPosition = ${printScalar(position, context)};`,
    `failedValue = ${printScalar(value, context)};`,
    `return ${context.sites.indexOf(site) + 1};`,
  ].map((text) => "  ".repeat(indent) + text);
}

/** An error in a procedure ends the one that runs it too. */
function printRun({ procedure, args }: Of<"run">, indent: number, context: PrintContext): string[] {
  const pad = "  ".repeat(indent);
  const call = `${identifier(procedure.name, context.taken)}(${args.map((arg) => printScalar(arg, context)).join(", ")})`;
  if (!procedure.fails) return [`${pad}${call};`];
  return [`${pad}{`, `${pad}  const code = ${call};`, `${pad}  if (code !== 0) return code;`, `${pad}}`];
}

/** A procedure as a function: of no value, or of a code that is 0 unless it left early. */
export function printProcedure({ name, parameters, body, fails }: Procedure, context: PrintContext): string[] {
  const list = parameters.map(
    (each) => `${localName(each, context)}⟪: ${each.type === "bool" ? "boolean" : "number"}⟫`,
  );
  const head = `function ${identifier(name, context.taken)}(${list.join(", ")})${fails ? "⟪: number⟫" : "⟪: void⟫"} {`;
  return [head, ...printStatements(body, 1, context), ...(fails ? ["  return 0;"] : []), "}"];
}

/** The function with its documentation above it. */
export function printFunction(definition: ScalarFunction, context: PrintContext = printContext()): string {
  const { name, doc, parameters, type, body } = definition;
  const list = parameters.map((parameter) => localName(parameter, context) + annotation(parameter.type, context));
  const head = `function ${name}(${list.join(", ")})${annotation(type, context)} {`;
  return [...printDoc(doc), head, ...printStatements(body, 1, context), "}"].join("\n");
}

function annotation(type: ScalarType, context: PrintContext): string {
  return context.typed ? `: ${type === "bool" ? "boolean" : "number"}` : "";
}

const docWidth = 110;

/** A comment above a function, broken between words; nothing in the text can close it early. */
export function printDoc(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.replaceAll("*/", "*\\/").split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + word.length >= docWidth) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  const [only = ""] = lines;
  return lines.length < 2 ? [`/** ${only} */`] : ["/**", ...lines.map((line) => ` * ${line}`), " */"];
}
