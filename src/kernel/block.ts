/** Writing statements and functions. */
import type { Buffer, FailureSite, Joint, Local, Scalar, ScalarFunction, ScalarType, Statement } from "./vocabulary.js";
import { bodiesOf } from "./walk.js";
import { local, typed, type Term } from "./words.js";

/** Makes a name that no local of a kernel or function has. */
export type Unique = (name: string) => string;

/**
 * Statements in the order in which they are written. `let` names a value so that it is computed once; `variable`
 * is a local that may be assigned. A name is unlike every other that can be seen where it stands.
 */
export class Block {
  readonly statements: Statement[] = [];
  constructor(private readonly names: Map<string, number> = new Map()) {}

  /** A name that no local in sight has. */
  unique(name: string): string {
    const count = this.names.get(name) ?? 0;
    this.names.set(name, count + 1);
    return count === 0 ? name : this.unique(`${name}${count + 1}`);
  }
  /** A block within this one: its names are free again after it. */
  private inner(): Block {
    return new Block(new Map(this.names));
  }
  /** Statements that are to stand in this block, changed before they do. */
  beside(): Block {
    return new Block(this.names);
  }
  let(name: string, value: Scalar): Scalar {
    if (value.kind === "literal" || (value.kind === "local" && !value.mutable)) return value;
    const result = local(value.type, this.unique(name));
    this.statements.push({ kind: "let", local: result, value });
    return result;
  }
  variable(name: string, value: Scalar): Local {
    const result = local(value.type, this.unique(name), true);
    this.statements.push({ kind: "let", local: result, value });
    return result;
  }
  assign(target: Local, value: Term): void {
    this.statements.push({ kind: "assign", local: target, value: typed(value, target.type) });
  }
  array(name: string, type: ScalarType, length: number): Buffer {
    const buffer: Buffer = { kind: "buffer", name: this.unique(name), type, length, space: "local" };
    this.statements.push({ kind: "array", buffer });
    return buffer;
  }
  store(buffer: Buffer, index: Term, value: Term): void {
    this.statements.push({ kind: "store", buffer, index: typed(index, "i32"), value: typed(value, buffer.type) });
  }
  for(name: string, from: Term, to: Term, body: (block: Block, variable: Local) => void, step = 1): void {
    const variable = local("i32", this.unique(name));
    const inner = this.inner();
    body(inner, variable);
    this.statements.push({
      kind: "for",
      variable,
      from: typed(from, "i32"),
      to: typed(to, "i32"),
      step,
      body: inner.statements,
    });
  }
  while(condition: Scalar, maximum: number, body: (block: Block) => void): void {
    const inner = this.inner();
    body(inner);
    this.statements.push({ kind: "while", condition, maximum, body: inner.statements });
  }
  if(condition: Scalar, then: (block: Block) => void, otherwise?: (block: Block) => void): void {
    const first = this.inner(),
      second = this.inner();
    then(first);
    otherwise?.(second);
    this.statements.push({ kind: "if", condition, then: first.statements, otherwise: second.statements });
  }
  fail(site: FailureSite, position: Term, value: Term): void {
    this.statements.push({ kind: "fail", site, position: typed(position, "i32"), value: typed(value, "i32") });
  }
  return(value: Term, type: ScalarType = "f64"): void {
    this.statements.push({ kind: "return", value: typed(value, type) });
  }
  comment(text: string): void {
    this.statements.push({ kind: "comment", text });
  }
}

/** The names of the locals that the statements declare. */
export function localNames(statements: readonly Statement[]): Set<string> {
  const names = new Set<string>();
  const note = (statement: Statement): void => {
    if (statement.kind === "let") names.add(statement.local.name);
    if (statement.kind === "for") names.add(statement.variable.name);
    for (const body of bodiesOf(statement)) body.forEach(note);
  };
  statements.forEach(note);
  return names;
}

/** Names for a kernel that is written: unlike those of all its locals, and of what surrounds it. */
export function freshNames(block: Block): Unique {
  const names = localNames(block.statements);
  return (name) => {
    let made = block.unique(name);
    while (names.has(made)) made = block.unique(name);
    return made;
  };
}

/** Defines a function of f64 scalars (or of the types given) in the vocabulary; `body` ends in a return. */
export function scalarFunction<const Names extends readonly string[]>(
  name: string,
  names: Names,
  doc: string,
  body: (block: Block, ...args: { [K in keyof Names]: Local }) => void,
  type: ScalarType = "f64",
  parameterTypes?: { [K in keyof Names]: ScalarType },
): ScalarFunction {
  const block = new Block();
  const parameterOf = (parameter: string, at: number): Local =>
    local(parameterTypes?.[at] ?? "f64", block.unique(parameter));
  const parameters = names.map(parameterOf) as { [K in keyof Names]: Local };
  body(block, ...parameters);
  return { name, doc, parameters, type, body: block.statements };
}

/**
 * Two functions of one f64 that share most of their work. `body` computes both, bit for bit as they do alone: it hands
 * the value of the second to `leave` and returns that of the first.
 */
export function jointly(
  first: ScalarFunction,
  second: ScalarFunction,
  name: string,
  doc: string,
  body: (block: Block, leave: (block: Block, value: Scalar) => void, x: Local) => void,
): readonly [ScalarFunction, ScalarFunction] {
  const other: Buffer = { kind: "buffer", name: `${second.name}Beside`, type: "f64", length: 1, space: "result" };
  const leave = (block: Block, value: Scalar): void => block.store(other, 0, value);
  const joint = scalarFunction(name, ["x"], doc, (block, x) => body(block, leave, x));
  const part = (alone: ScalarFunction, returned: boolean): ScalarFunction => {
    const together: Joint = { function: joint, other, returned };
    return { ...alone, joint: together };
  };
  return [part(first, true), part(second, false)];
}
