/**
 * What a loop computes anew at each turn although no turn changes it is computed once before the loop. An engine does
 * so itself with sums of indices, but not with what is loaded: for all that it knows, the loop may store there.
 */
import * as k from "../../src/kernel.js";

/** More would not stay in registers. */
const mostHoisted = 16;

/** The statements with their loops so changed, inner loops first; `unique` makes names. */
export function hoist(statements: readonly k.Statement[], unique: k.Unique): readonly k.Statement[] {
  return statements.flatMap((statement) => {
    const inner = k.withBodies(statement, (body) => hoist(body, unique));
    // What a loop loads behind a check must not be loaded before it.
    const isPlain = inner.kind === "for" && k.runsAtLeastOnce(inner) && !k.containsFail(inner.body);
    return isPlain ? new Hoisting(inner, unique).statements() : [inner];
  });
}

class Hoisting {
  private readonly before: k.Statement[] = [];
  /** What was hoisted, by its text. */
  private readonly names = new Map<string, k.Local>();
  /** Names of the body that stand before the loop now. */
  private readonly moved = new Map<k.Local, k.Local>();
  /** What the turns of the loop change. */
  private readonly locals: Set<k.Local>;
  private readonly stored = new Set<k.Buffer>();

  constructor(
    private readonly loop: k.For,
    private readonly unique: k.Unique,
  ) {
    this.locals = new Set([loop.variable]);
    this.note(loop.body);
  }

  private note(statements: readonly k.Statement[]): void {
    for (const statement of statements) {
      if (statement.kind === "let" || statement.kind === "assign") this.locals.add(statement.local);
      if (statement.kind === "for") this.locals.add(statement.variable);
      if (statement.kind === "store" || statement.kind === "array") this.stored.add(statement.buffer);
      k.bodiesOf(statement).forEach((body) => {
        this.note(body);
      });
    }
  }

  statements(): readonly k.Statement[] {
    const body = this.loop.body
      .flatMap((statement) => this.rewritten(statement))
      .map((statement) => k.withScalars(statement, (x) => k.substitute(x, this.moved)));
    return this.names.size > mostHoisted ? [this.loop] : [...this.before, { ...this.loop, body }];
  }

  private rewritten(statement: k.Statement): readonly k.Statement[] {
    if (statement.kind !== "let" && statement.kind !== "assign" && statement.kind !== "store") return [statement];
    const value = statement.kind === "let" ? k.substitute(statement.value, this.moved) : statement.value;
    if (statement.kind === "let" && !statement.local.mutable && this.isWorthwhile(value)) {
      this.moved.set(statement.local, this.named(value, statement.local.name));
      return [];
    }
    return [k.withScalars(statement, (x) => this.replaced(k.substitute(x, this.moved)))];
  }

  /** An arm of a select is not sure to be evaluated: what it loads may lie nowhere. */
  private replaced(x: k.Scalar): k.Scalar {
    if (this.isWorthwhile(x)) return this.named(x);
    if (x.kind === "select") return { ...x, condition: this.replaced(x.condition) };
    return k.withParts(x, (part) => this.replaced(part));
  }

  /** The name before the loop; beside the loop's own it may mean something else, so that it is a new one. */
  private named(x: k.Scalar, name = x.kind === "load" ? x.buffer.name : "t"): k.Local {
    const text = k.textOf(x),
      known = this.names.get(text);
    if (known !== undefined) return known;
    const made = k.local(x.type, this.unique(name));
    this.names.set(text, made);
    this.before.push({ kind: "let", local: made, value: x });
    return made;
  }

  /** Whether no turn changes it, and computing it is more than adding indices. */
  private isWorthwhile(x: k.Scalar): boolean {
    return readsMemory(x) && this.isInvariant(x);
  }

  private isInvariant(x: k.Scalar): boolean {
    if (x.kind === "local") return !this.locals.has(x);
    if (x.kind === "load" && (this.stored.has(x.buffer) || x.buffer.space === "result")) return false;
    if (x.kind === "call" && k.leavesResult(x.callee)) return false;
    return k.partsOf(x).every((part) => this.isInvariant(part));
  }
}

function readsMemory(x: k.Scalar): boolean {
  return x.kind === "load" || x.kind === "call" || k.partsOf(x).some(readsMemory);
}
