/**
 * A loop over neighbours computes at each turn some of what it has computed at the turn before, such as the left end
 * of a difference. Such a value is carried from turn to turn in a local (predictive commoning: O'Brien, 1990).
 */
import * as k from "../../src/kernel.js";
import { Values } from "./values.js";

/** More would not stay in registers. */
const mostCarried = 6;

/** The statements with their loops so changed; `unique` makes names. */
export function carryOver(statements: readonly k.Statement[], unique: k.Unique): readonly k.Statement[] {
  return statements.flatMap((statement) => {
    const inner = k.withBodies(statement, (body) => carryOver(body, unique));
    return inner.kind === "for" ? carryInto(inner, unique) : [inner];
  });
}

/** A value that is carried: named in the body, and found there again as what it will be at the next turn. */
interface Carried {
  readonly definition: k.Let;
  readonly again: k.Local;
  readonly variable: k.Local;
}

function carryInto(loop: k.For, unique: k.Unique): readonly k.Statement[] {
  if (
    !k.runsAtLeastOnce(loop) ||
    !loop.body.every(({ kind }) => kind === "let" || kind === "assign" || kind === "store")
  )
    return [loop];
  const found = repeated(loop);
  if (found.length === 0) return [loop];
  const candidates = found.map(([definition, again]): Carried => {
    const { type, name } = definition.local;
    return { definition, again, variable: k.local(type, unique(stemOf(name)), true) };
  });
  const { carried, body } = rewritten(loop, candidates);
  if (carried.length === 0 || carried.length > mostCarried) return [loop];
  const before: k.Statement[] = [],
    first = new FirstTurn(loop, before, unique);
  for (const { definition, variable } of carried) first.begin(variable, definition);
  return [...before, { ...loop, body }];
}

/** Values of the body that the body computes for the next turn too; indices are cheaper to compute than to carry. */
function repeated(loop: k.For): (readonly [k.Let, k.Local])[] {
  const values = new Values(loop),
    byNumber = new Map<number, k.Local>(),
    nextOf = new Map<k.Let, number>();
  for (const statement of loop.body) {
    if (statement.kind !== "let") continue;
    const value = values.define(statement.local, statement.value);
    if (value === null || statement.local.type === "i32") continue;
    const next = values.next(value);
    if (!byNumber.has(value.id)) byNumber.set(value.id, statement.local);
    if (next !== value) nextOf.set(statement, next.id);
  }
  const known = (id: number): boolean => byNumber.has(id);
  const early = new Set([...nextOf].flatMap(([each, next]) => (known(next) ? [each.local] : [])));
  return [...nextOf].flatMap(([definition, next]) => {
    const again = byNumber.get(next);
    return again === undefined || early.has(again) ? [] : [[definition, again] as const];
  });
}

/** The body that reads what is carried, without what it needs no more; and those that it reads. */
function rewritten(loop: k.For, candidates: readonly Carried[]): { carried: readonly Carried[]; body: k.Statement[] } {
  const variables = new Map(candidates.map(({ definition, variable }) => [definition.local, variable])),
    dropped = new Set<k.Statement>(candidates.map(({ definition }) => definition));
  const plain = loop.body
    .filter((statement) => !dropped.has(statement))
    .map((statement) => k.withScalars(statement, (x) => k.substitute(x, variables)));
  const withAssignments = (carried: readonly Carried[]): k.Statement[] =>
    withoutUnused([
      ...plain,
      ...carried.map(({ variable, again }): k.Statement => ({ kind: "assign", local: variable, value: again })),
    ]);
  let carried: readonly Carried[] = [];
  for (;;) {
    const body = withAssignments(carried),
      read = localsOf(body),
      next = candidates.filter(({ variable }) => read.has(variable));
    if (next.length === carried.length) return { carried, body };
    carried = next;
  }
}

/** Without the names that nothing reads. */
function withoutUnused(statements: readonly k.Statement[]): k.Statement[] {
  const used = new Set<k.Local>(),
    kept: k.Statement[] = [];
  for (const statement of [...statements].reverse()) {
    if (statement.kind === "let" && !statement.local.mutable && !used.has(statement.local)) continue;
    for (const x of k.scalarsOf(statement)) addLocals(x, used);
    kept.push(statement);
  }
  return kept.reverse();
}

function localsOf(statements: readonly k.Statement[]): Set<k.Local> {
  const found = new Set<k.Local>();
  for (const statement of statements) for (const x of k.scalarsOf(statement)) addLocals(x, found);
  return found;
}

function addLocals(x: k.Scalar, found: Set<k.Local>): void {
  if (x.kind === "local") found.add(x);
  for (const part of k.partsOf(x)) addLocals(part, found);
}

/** Writes before a loop what its body computes at the first turn. */
class FirstTurn {
  private readonly definitions: ReadonlyMap<k.Local, k.Scalar>;
  private readonly values = new Map<k.Local, k.Scalar>();

  constructor(
    loop: k.For,
    private readonly before: k.Statement[],
    private readonly unique: k.Unique,
  ) {
    this.values.set(loop.variable, loop.from);
    this.definitions = new Map(loop.body.flatMap((each) => (each.kind === "let" ? [[each.local, each.value]] : [])));
  }

  begin(variable: k.Local, { local, value }: k.Let): void {
    this.before.push({ kind: "let", local: variable, value: this.at(value) });
    this.values.set(local, variable);
  }

  private at(x: k.Scalar): k.Scalar {
    if (x.kind !== "local") return folded(k.withParts(x, (part) => this.at(part)));
    const known = this.values.get(x);
    if (known !== undefined) return known;
    const definition = this.definitions.get(x);
    if (definition === undefined) return x;
    const value = this.named(x, this.at(definition));
    this.values.set(x, value);
    return value;
  }

  private named({ type, name }: k.Local, value: k.Scalar): k.Scalar {
    if (value.kind === "literal" || value.kind === "local" || type === "i32") return value;
    const result = k.local(type, this.unique(stemOf(name)));
    this.before.push({ kind: "let", local: result, value });
    return result;
  }
}

/** `x` of `x2`. */
function stemOf(name: string): string {
  return name.replace(/\d+$/, "");
}

/** Sums, differences and products of known indices. */
function folded(x: k.Scalar): k.Scalar {
  if (x.kind !== "binary" || x.type !== "i32") return x;
  const { word, a, b } = x;
  if (a.kind === "literal" && b.kind === "literal") {
    if (word === "add") return k.i32(a.value + b.value);
    if (word === "sub") return k.i32(a.value - b.value);
    if (word === "mul") return k.i32(Math.imul(a.value, b.value));
  }
  return word === "add" && b.kind === "literal" && b.value === 0 ? a : x;
}
