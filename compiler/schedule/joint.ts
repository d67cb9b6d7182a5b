/** Functions that share most of their work, such as sine and cosine, are computed together where both are needed. */
import * as k from "../../src/kernel.js";

/** What both halves of a joint function are called with, and by which statement first. */
interface Both {
  readonly joint: k.Joint;
  readonly argument: k.Scalar;
  readonly at: number;
  readonly callees: Set<k.ScalarFunction>;
}

/** The statements with a call of the joint function where they called both halves; `unique` makes names. */
export function computeJointly(statements: readonly k.Statement[], unique: k.Unique): readonly k.Statement[] {
  const found: Both[] = [];
  statements.forEach((statement, at) => k.scalarsOf(statement).forEach((x) => note(x, at, found)));
  const halves: Half[] = [],
    calls = new Map<number, k.Let[]>();
  for (const both of found) {
    if (both.callees.size < 2) continue;
    const made = [true, false].map((returned) => halfOf(both, returned, statements, unique));
    halves.push(...made);
    calls.set(both.at, [...(calls.get(both.at) ?? []), ...made.map(({ definition }) => definition)]);
  }
  const names = new Set(halves.map(({ definition }) => definition.local));
  return statements.flatMap((statement, at) => {
    const before = calls.get(at) ?? [];
    if (statement.kind === "let" && names.has(statement.local)) return before;
    const replaced = halves.length === 0 ? statement : k.withScalars(statement, (x) => replace(x, halves));
    return [...before, k.withBodies(replaced, (body) => computeJointly(body, unique))];
  });
}

/** Notes the calls that are sure to be made. */
function note(x: k.Scalar, at: number, found: Both[]): void {
  if (x.kind === "select") return note(x.condition, at, found);
  for (const part of k.partsOf(x)) note(part, at, found);
  if (x.kind !== "call" || x.callee.joint === undefined) return;
  const { joint } = x.callee,
    [argument] = x.args;
  if (argument === undefined || !isFixed(argument)) return;
  const known = found.find((both) => both.joint.function === joint.function && isSame(both.argument, argument));
  if (known !== undefined) known.callees.add(x.callee);
  else found.push({ joint, argument, at, callees: new Set([x.callee]) });
}

/** A half, and the statement that gives it a name. */
interface Half extends Both {
  readonly returned: boolean;
  readonly definition: k.Let;
}

/** A half keeps the name that the statements have given it, if that may move up: no body in between may have it too. */
function halfOf(both: Both, returned: boolean, statements: readonly k.Statement[], unique: k.Unique): Half {
  const { joint, argument, at } = both,
    end = statements.findIndex((each, index) => index > at && k.bodiesOf(each).length > 0);
  const named = statements
    .slice(at, end < 0 ? undefined : end)
    .find((each): each is k.Let => each.kind === "let" && isHalf(each.value, { ...both, returned }));
  const value = returned ? k.call(joint.function, argument) : k.load(joint.other, 0);
  return { ...both, returned, definition: { kind: "let", local: named?.local ?? k.local("f64", unique("t")), value } };
}

function replace(x: k.Scalar, halves: readonly Half[]): k.Scalar {
  const half = halves.find((each) => isHalf(x, each));
  return half === undefined ? k.withParts(x, (part) => replace(part, halves)) : half.definition.local;
}

function isHalf(x: k.Scalar, half: Pick<Half, "joint" | "argument" | "returned">): boolean {
  if (x.kind !== "call" || x.callee.joint === undefined) return false;
  const { function: joint, returned } = x.callee.joint,
    [argument] = x.args;
  return joint === half.joint.function && returned === half.returned && isSame(argument, half.argument);
}

/** Whether it is a name whose value never changes, converted or not. */
function isFixed(x: k.Scalar): boolean {
  return x.kind === "convert" ? isFixed(x.x) : x.kind === "local" && !x.mutable;
}

/** The same name, not merely one that is written alike: names are free again after their block. */
function isSame(a: k.Scalar | undefined, b: k.Scalar): boolean {
  if (a === b) return true;
  return a?.kind === "convert" && b.kind === "convert" && a.type === b.type && isSame(a.x, b.x);
}
