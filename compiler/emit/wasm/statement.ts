/**
 * Prints statements and functions of the kernel vocabulary as WebAssembly text, a statement a line.
 *
 * Failure: what can fail is a function that returns an i32 code: 0, or 1 + the index of its site in `context.sites`;
 * position and value lie in memory then. Local arrays have places of their own in memory, so that a call allocates
 * nothing.
 */
import type { For, Local, Procedure, Scalar, ScalarFunction, Statement } from "../../../src/kernel.js";
import { rangeOf } from "../range.js";
import { Code, valueTypes, type PrintContext } from "./context.js";
import { planPointers } from "./pointers.js";
import { planRegisters } from "./registers.js";
import { addressOf, knownValue, laneOf, laneShapes, printScalar, scaledBy, words } from "./scalar.js";
import { printAhead, printTurns, turnsOf, turnsTogether, vectorLoop, type VectorLoop } from "./vectorLoop.js";

type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

/** The statements, indented by so many steps of two spaces. */
export function printStatements(statements: readonly Statement[], indent: number, code: Code): string[] {
  return statements.flatMap((statement) => printStatement(statement, indent, code));
}

function printStatement(statement: Statement, indent: number, code: Code): string[] {
  const line = (...parts: string[]): string[] => ["  ".repeat(indent) + words(...parts)];
  switch (statement.kind) {
    case "let":
      return code.pointers.has(statement.local) ? [] : line(printSet(statement, code));
    case "assign":
      return line(printSet(statement, code));
    case "store":
      return line(printStore(statement, code));
    case "for":
      return printFor(statement, indent, code);
    case "while":
      return printWhile(statement, indent, code);
    case "if":
      return printIf(statement, indent, code);
    case "array":
      return [];
    case "fail":
      return printFail(statement, code).flatMap((text) => line(text));
    case "run":
      return printRun(statement, code).flatMap((text) => line(text));
    case "return":
      return line(printScalar(statement.value, code), "return");
    case "comment":
      return printComment(statement.text, indent);
  }
}

const lineBreak = /\r\n|[\r\n\u2028\u2029]/;

/** Lines of a comment; whatever the text, a line of it ends where it does. */
export function printComment(text: string, indent: number): string[] {
  return text.split(lineBreak).map((each) => "  ".repeat(indent) + `;; ${each}`.trimEnd());
}

function printSet({ kind, local, value }: Of<"let"> | Of<"assign">, code: Code): string {
  if (kind === "let" && code.splats.has(local)) return printSplat(local, value, code);
  const text = printScalar(value, code);
  if (kind === "let" && local.type === "i32" && !local.mutable) code.ranges.set(local, rangeOf(value, code.ranges));
  return words(text, `local.set ${code.local(local)}`);
}

/** A number that only vectors read, in every lane. */
function printSplat(local: Local, value: Scalar, code: Code): string {
  const name = code.variable(`${local.name}.s`, "v128");
  if (value.kind !== "load" || code.registers.has(value.buffer))
    return words(printScalar(value, code), `${laneShapes[local.type]}.splat local.set ${name}`);
  const { text, offset } = addressOf(value.buffer, value.index, code);
  return words(text, `v128.load${local.type === "f64" ? 64 : 32}_splat${offset} local.set ${name}`);
}

function printStore({ buffer, index, value }: Of<"store">, code: Code): string {
  if (code.registers.has(buffer)) {
    const { register, lane } = laneOf(buffer, index, code);
    return `local.get ${register} ${printScalar(value, code)} ${laneShapes[buffer.type]}.replace_lane ${lane} local.set ${register}`;
  }
  const { text, offset } = addressOf(buffer, index, code),
    word = buffer.type === "bool" ? "i32.store8" : `${buffer.type}.store`;
  return words(text, printScalar(value, code), word + offset);
}

/** The test stands at the end of the loop; before the first turn it is asked only if its answer is not known. */
function printFor(statement: Of<"for">, indent: number, code: Code): string[] {
  if (code.unrolled.has(statement)) return printUnrolled(statement, indent, code);
  const { variable, from, to } = statement,
    name = code.local(variable),
    pad = "  ".repeat(indent);
  const first = printScalar(from, code),
    { low } = rangeOf(from, code.ranges),
    fixed = to.kind === "literal";
  const end = fixed ? printScalar(to, code) : `local.get ${code.variable(`${variable.name}.end`, "i32")}`,
    before = fixed ? [] : [`${pad}${printScalar(to, code)} local.set ${code.variable(`${variable.name}.end`, "i32")}`];
  code.ranges.set(variable, { low, high: Math.max(low, rangeOf(to, code.ranges).high - 1) });
  const runs = fixed && from.kind === "literal" ? from.value < to.value : null;
  if (runs === false) return [];
  const loop = (deeper: number): string[] => printLoop(statement, { name, end, indent: deeper }, code);
  const start = [...before, `${pad}${first} local.set ${name}`];
  const vectors = vectorLoop(statement, code, indent + 2);
  if (vectors !== null)
    return [
      ...start,
      ...printVectorTurns(statement, vectors, code, { name, end, indent }),
      ...printTail(statement, vectors, loop, { name, end, indent }),
    ];
  if (runs === true) return [...start, ...loop(indent)];
  return [...start, `${pad}local.get ${name} ${end} i32.lt_s`, `${pad}if`, ...loop(indent + 1), `${pad}end`];
}

/** The loop from where its variable is, which is not its end. */
function printLoop(loop: For, { name, end, indent }: LoopNames, code: Code): string[] {
  const { variable, step, body } = loop,
    pad = "  ".repeat(indent),
    pointers = planPointers(loop, code);
  const starts = pointers.map(({ local, value, size }) => {
    code.ranges.set(local, rangeOf(value, code.ranges));
    code.pointers.set(local, size);
    return `${pad}${words(printScalar(value, code), ...scaledBy(size))} local.set ${code.pointer(local)}`;
  });
  const steps = pointers.map(({ local, step: bytes }) => {
    const at = code.pointer(local);
    return `${pad}  local.get ${at} i32.const ${bytes} i32.add local.set ${at}`;
  });
  return [
    ...starts,
    `${pad}loop $${variable.name}`,
    ...printStatements(body, indent + 1, code),
    ...steps,
    `${pad}  local.get ${name} i32.const ${step} i32.add local.tee ${name} ${end} i32.lt_s br_if $${variable.name}`,
    `${pad}end`,
  ];
}

/** Every turn by itself: registers have no numbers that a program could compute. */
function printUnrolled(loop: For, indent: number, code: Code): string[] {
  const { variable, from, to, body } = loop,
    lines: string[] = [];
  const [first, end] = [knownValue(from, code) ?? 0, knownValue(to, code) ?? 0];
  for (let at = first; at < end;) {
    code.ranges.set(variable, { low: at, high: at });
    const vectors = printTurns(loop, end - at, code, indent);
    lines.push(...(vectors?.lines ?? printStatements(body, indent, code)));
    at += vectors?.lanes ?? 1;
  }
  return lines;
}

interface LoopNames {
  readonly name: string;
  readonly end: string;
  readonly indent: number;
}

/** Turns of several elements, as long as so many are left. */
function printVectorTurns(loop: For, vectors: VectorLoop, code: Code, names: LoopNames): string[] {
  const together = turnsTogether(loop, vectors),
    { lanes } = vectors,
    turns = turnsOf(loop);
  if (turns < (together + 1) * lanes) return printOnce(loop, vectors, together, code, names);
  const all = printTurnsOf(loop, together * lanes, printAhead(loop, vectors, together, code, names.indent + 2), names);
  if (together === 1 || turns % (together * lanes) < lanes) return all;
  return [...all, ...printTurnsOf(loop, lanes, vectors.lines, names)];
}

/** The turns that there are, which nothing counts. */
function printOnce(loop: For, vectors: VectorLoop, turns: number, code: Code, { name, indent }: LoopNames): string[] {
  const isAll = turnsOf(loop) === turns * vectors.lanes,
    pad = "  ".repeat(indent);
  return [
    ...printAhead(loop, vectors, turns, code, indent),
    ...(isAll ? [] : [`${pad}local.get ${name} i32.const ${turns * vectors.lanes} i32.add local.set ${name}`]),
  ];
}

function printTurnsOf(
  { variable }: For,
  elements: number,
  lines: readonly string[],
  { name, end, indent }: LoopNames,
): string[] {
  const pad = "  ".repeat(indent),
    left = `local.get ${name} i32.const ${elements} i32.add ${end} i32.le_s`;
  return [
    `${pad}${left}`,
    `${pad}if`,
    `${pad}  loop $${variable.name}`,
    ...lines,
    `${pad}    local.get ${name} i32.const ${elements} i32.add local.set ${name}`,
    `${pad}    ${left} br_if $${variable.name}`,
    `${pad}  end`,
    `${pad}end`,
  ];
}

/** The elements that are left. */
function printTail(
  { from, to }: For,
  { lanes }: VectorLoop,
  loop: (indent: number) => string[],
  { name, end, indent }: LoopNames,
): string[] {
  const pad = "  ".repeat(indent);
  if (from.kind === "literal" && to.kind === "literal" && (to.value - from.value) % lanes === 0) return [];
  return [`${pad}local.get ${name} ${end} i32.lt_s`, `${pad}if`, ...loop(indent + 1), `${pad}end`];
}

/** The condition is asked only while turns are left, so that it loads nothing after the last one. */
function printWhile({ condition, maximum, body }: Of<"while">, indent: number, code: Code): string[] {
  const pad = "  ".repeat(indent),
    turn = code.variable(`turn${indent}`, "i32");
  return [
    `${pad}i32.const 0 local.set ${turn}`,
    `${pad}block $done${indent}`,
    `${pad}  loop $while${indent}`,
    `${pad}    local.get ${turn} i32.const ${maximum} i32.ge_s br_if $done${indent}`,
    `${pad}    ${printScalar(condition, code)} i32.eqz br_if $done${indent}`,
    ...printStatements(body, indent + 2, code),
    `${pad}    local.get ${turn} i32.const 1 i32.add local.set ${turn}`,
    `${pad}    br $while${indent}`,
    `${pad}  end`,
    `${pad}end`,
  ];
}

function printIf({ condition, then, otherwise }: Of<"if">, indent: number, code: Code): string[] {
  const pad = "  ".repeat(indent);
  return [
    `${pad}${printScalar(condition, code)}`,
    `${pad}if`,
    ...printStatements(then, indent + 1, code),
    ...(otherwise.length === 0 ? [] : [`${pad}else`, ...printStatements(otherwise, indent + 1, code)]),
    `${pad}end`,
  ];
}

function printFail({ site, position, value }: Of<"fail">, code: Code): string[] {
  const { sites, failure } = code.context;
  if (!sites.includes(site)) sites.push(site);
  return [
    words("i32.const 0", printScalar(position, code), `i32.store offset=${failure}`),
    words("i32.const 0", printScalar(value, code), `i32.store offset=${failure + 4}`),
    `i32.const ${sites.indexOf(site) + 1} return`,
  ];
}

/** An error in a procedure ends the one that runs it too. */
function printRun({ procedure, args }: Of<"run">, code: Code): string[] {
  const call = words(...args.map((arg) => printScalar(arg, code)), `call ${code.context.nameOf(procedure)}`);
  return procedure.fails ? leavingEarly(call, code) : [call];
}

/** Calls what returns a code, and returns that unless it is 0. */
export function leavingEarly(call: string, code: Code): string[] {
  const name = code.variable("code", "i32");
  return [`${call} local.tee ${name}`, "if", `  local.get ${name} return`, "end"];
}

/** A procedure as a function: of no value, or of a code that is 0 unless it left early. */
export function printProcedure(procedure: Procedure, context: PrintContext): string[] {
  const { comment, parameters, body, fails } = procedure,
    code = new Code(context, parameters, planRegisters(body)),
    lines = printStatements(body, 1, code);
  const list = parameters.map((each) => ` (param ${code.local(each)} ${valueTypes[each.type]})`).join("");
  return [
    ...comment.flatMap((text) => printComment(text, 0)),
    `(func ${context.nameOf(procedure)}${list}${fails ? " (result i32)" : ""}`,
    ...code.declarations().map((each) => `  ${each}`),
    ...lines,
    ...(fails ? ["  i32.const 0"] : []),
    ")",
  ];
}

/** The function with its documentation above it. */
export function printFunction({ name, doc, parameters, type, body }: ScalarFunction, context: PrintContext): string[] {
  const code = new Code(context, parameters),
    lines = printStatements(body, 1, code);
  const list = parameters.map((each) => ` (param ${code.local(each)} ${valueTypes[each.type]})`).join("");
  return [
    ...printComment(doc, 0),
    `(func $${name}${list} (result ${valueTypes[type]})`,
    ...code.declarations().map((each) => `  ${each}`),
    ...lines,
    // What stands after the last return is never reached, which the machine is told.
    ...(body[body.length - 1]?.kind === "return" ? [] : ["  unreachable"]),
    ")",
  ];
}
