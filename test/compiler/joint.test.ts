/** Functions that share their work are computed together, bit for bit as each is alone. */
import { describe, expect, test } from "vitest";
import { needsOf, printPrelude } from "../../compiler/emit/javascript/prelude.js";
import { printFunction, printStatements } from "../../compiler/emit/javascript/statement.js";
import { computeJointly } from "../../compiler/schedule/joint.js";
import * as k from "../../src/kernel.js";
import { exp, expm1 } from "../../src/ops/programs/exponential.js";
import { cos, sin } from "../../src/ops/programs/trigonometric.js";
import { domains, hardDoubles } from "../support/hardPoints.js";
import { Random } from "../support/random.js";
import { left, x, y } from "../support/rows.js";

function joined(block: k.Block): readonly k.Statement[] {
  return computeJointly(block.statements, k.freshNames(block));
}

/** y[0] = first(x[0]), y[1] = second(x[0]) */
function both(first: k.ScalarFunction, second: k.ScalarFunction): k.Block {
  const block = new k.Block(),
    argument = block.let("a", k.load(x, 0));
  block.store(y, 0, k.call(first, argument));
  block.store(y, 1, k.call(second, argument));
  return block;
}

/** What the statements leave in y for each x. */
function runner(statements: readonly k.Statement[]): (at: number) => Float64Array {
  const { helpers, constants, arrays, functions } = needsOf(statements);
  const text = [
    ...printPrelude(helpers),
    ...[...constants].map(({ name, data = [] }) => `const ${name} = Int32Array.of(${data.join(", ")});`),
    ...[...arrays].map(({ name, length }) => `const ${name} = new Float64Array(${length});`),
    ...[...functions].map((each) => printFunction(each)),
    "const x = new Float64Array(4), y = new Float64Array(4);",
    "return (at) => {",
    "  x[0] = at;",
    ...printStatements(statements, 1),
    "  return y;",
    "};",
  ].join("\n");
  return new Function(text)() as (at: number) => Float64Array;
}

const special = [0, -0, 1, -1, 38, -38, -37.9999, -38.0001, 709.5, 710, -745, -746, -800, 1e9, 2 ** 41, 1e300, 5e-324];

describe.each([
  ["sin", "cos", sin, cos],
  ["exp", "expm1", exp, expm1],
])("%s and %s of one argument", (first, second, a, b) => {
  test("are one call, and one load of what it leaves", () => {
    const [, call, load, ...stores] = joined(both(a, b));
    expect(call).toMatchObject({ kind: "let", value: { kind: "call", callee: a.joint?.function } });
    expect(load).toMatchObject({ kind: "let", value: { kind: "load", buffer: a.joint?.other } });
    expect(stores.map(({ kind }) => kind)).toEqual(["store", "store"]);
  });

  test("have the bits that they have alone", () => {
    const random = new Random(7),
      alone = runner(both(a, b).statements),
      together = runner(joined(both(a, b)));
    const points = [first, second].flatMap((name) => {
      const domain = domains[name];
      return domain === undefined ? [] : [...hardDoubles(domain, random, 1)];
    });
    expect(points.length).toBeGreaterThan(1000);
    for (const at of [...special, ...special.map((value) => -value), NaN, Infinity, -Infinity, ...points])
      expect([at, ...together(at)]).toEqual([at, ...alone(at)]);
  });
});

test("a function whose partner is called with another argument, or in one arm only, stays alone", () => {
  const other = new k.Block(),
    [p, q] = [other.let("p", k.load(x, 0)), other.let("q", k.load(x, 1))];
  other.store(y, 0, k.add(k.call(sin, p), k.call(cos, q)));
  expect(joined(other)).toEqual(other.statements);
  const arm = new k.Block(),
    r = arm.let("r", k.load(x, 0));
  arm.store(y, 0, k.select(k.less(r, 0), k.call(sin, r), 1));
  arm.store(y, 1, k.call(cos, r));
  expect(joined(arm)).toEqual(arm.statements);
});

test("a mutable argument may have changed between the calls", () => {
  const block = new k.Block(),
    v = block.variable("v", k.load(x, 0));
  block.store(y, 0, k.call(sin, v));
  block.assign(v, 2);
  block.store(y, 1, k.call(cos, v));
  expect(joined(block)).toEqual(block.statements);
});

test("names that the kernel has given to the halves stay theirs", () => {
  const block = new k.Block(),
    a = block.let("a", k.load(x, 0)),
    c = block.let("c", k.call(cos, a)),
    s = block.let("s", k.call(sin, a));
  block.store(y, 0, k.mul(c, s));
  expect(printStatements(joined(block), 0)).toEqual([
    "const a = x[0];",
    "const s = sinCos(a);",
    "const c = cosBeside[0];",
    "y[0] = c * s;",
  ]);
});

test("a name means what it does where it stands: after its block it is free for another value", () => {
  const block = new k.Block();
  block.for("i", 0, 4, (inner, i) => {
    const a = inner.let("a", k.load(x, i));
    inner.store(y, i, k.call(sin, a));
  });
  const a = block.let("a", k.load(x, 9));
  block.store(y, 9, k.call(sin, a));
  block.store(y, 10, k.call(cos, a));
  const statements = joined(block);
  expect(statements[0]).toEqual(block.statements[0]);
  expect(left(statements)).toEqual(left(block.statements));
});

test("a name that a block in between has for something else does not move up", () => {
  const block = new k.Block(),
    a = block.let("a", k.load(x, 0));
  block.store(y, 0, k.call(cos, a));
  block.for("i", 1, 4, (inner, i) => {
    const s = inner.let("s", k.load(x, i));
    inner.store(y, i, k.mul(s, s));
  });
  const s = block.let("s", k.call(sin, a));
  block.store(y, 9, s);
  expect(left(joined(block))).toEqual(left(block.statements));
});
