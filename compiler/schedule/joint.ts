/** Functions that share most of their work, such as sine and cosine, are computed together where both are needed. */
import * as k from "../../src/kernel.js";

/** Calls of the two halves of a joint function with one argument. */
interface Both {
  readonly joint: k.Joint;
  readonly argument: k.Scalar;
  /** Of the first statement that calls one. */
  readonly at: number;
  readonly callees: Set<k.ScalarFunction>;
}

type Let = Extract<k.Statement, { kind: "let" }>;

/** The statements with a call of the joint function where they called both halves; `unique` makes names. */
export function computeJointly(statements: readonly k.Statement[], unique: k.Unique): readonly k.Statement[] {
  const found = new Map<string, Both>();
  statements.forEach((statement, at) => k.scalarsOf(statement).forEach((x) => note(x, at, found)));
  const halves = new Map<string, Let>(),
    calls = new Map<number, Let[]>();
  for (const { joint, argument, at, callees } of found.values()) {
    if (callees.size < 2) continue;
    const half = (returned: boolean, value: k.Scalar): Let => {
      const key = keyOf(joint, returned, argument),
        // A name may move up only where no body in between can have it for something else.
        end = statements.findIndex((each, index) => index > at && k.bodiesOf(each).length > 0),
        reach = statements.slice(at, end < 0 ? undefined : end),
        named = reach.find((each): each is Let => each.kind === "let" && halfKey(each.value) === key);
      const local = named?.local ?? k.local("f64", unique("t"));
      const made: Let = { kind: "let", local, value };
      halves.set(key, made);
      return made;
    };
    const made = [half(true, k.call(joint.function, argument)), half(false, k.load(joint.other, 0))];
    calls.set(at, [...(calls.get(at) ?? []), ...made]);
  }
  const names = new Set([...halves.values()].map(({ local }) => local));
  return statements.flatMap((statement, at) => {
    const before = calls.get(at) ?? [];
    if (statement.kind === "let" && names.has(statement.local)) return before;
    const replaced = halves.size === 0 ? statement : k.withScalars(statement, (x) => replace(x, halves));
    return [...before, k.withBodies(replaced, (body) => computeJointly(body, unique))];
  });
}

/** Notes the calls that are sure to be made; an argument is the same if it is the same name, converted or not. */
function note(x: k.Scalar, at: number, found: Map<string, Both>): void {
  if (x.kind === "select") return note(x.condition, at, found);
  for (const part of k.partsOf(x)) note(part, at, found);
  if (x.kind !== "call" || x.callee.joint === undefined) return;
  const [argument] = x.args,
    key = argument === undefined ? null : argumentKey(argument);
  if (argument === undefined || key === null) return;
  const { joint } = x.callee,
    name = `${joint.function.name} ${key}`,
    both = found.get(name) ?? { joint, argument, at, callees: new Set() };
  both.callees.add(x.callee);
  found.set(name, both);
}

function replace(x: k.Scalar, halves: ReadonlyMap<string, Let>): k.Scalar {
  return halves.get(halfKey(x) ?? "")?.local ?? k.withParts(x, (part) => replace(part, halves));
}

/** Of a call of a half. */
function halfKey(x: k.Scalar): string | null {
  if (x.kind !== "call" || x.callee.joint === undefined) return null;
  const [argument] = x.args,
    { joint } = x.callee;
  return argument === undefined ? null : keyOf(joint, joint.returned, argument);
}

function keyOf(joint: k.Joint, returned: boolean, argument: k.Scalar): string {
  return `${joint.function.name} ${String(returned)} ${argumentKey(argument) ?? "?"}`;
}

/** Null unless the argument is a name whose value never changes. */
function argumentKey(x: k.Scalar): string | null {
  if (x.kind === "local") return x.mutable ? null : x.name;
  if (x.kind !== "convert") return null;
  const inner = argumentKey(x.x);
  return inner === null ? null : `${x.type} ${inner}`;
}
