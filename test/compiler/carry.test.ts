/** What a loop computes again at its next turn is carried there. */
import { expect, test } from "vitest";
import { printStatements } from "../../compiler/emit/javascript/statement.js";
import { carryOver } from "../../compiler/schedule/carry.js";
import * as k from "../../src/kernel.js";
import { Random } from "../support/random.js";
import { left, x, y } from "../support/rows.js";

function carried(block: k.Block): readonly k.Statement[] {
  return carryOver(block.statements, k.freshNames(block));
}

function expectSame(block: k.Block): void {
  expect(left(carried(block))).toEqual(left(block.statements));
}

/** y[i] = x[i + 1]^2 - x[i]^2 for four i a turn. */
function differences(block: k.Block, from: number, to: number): void {
  block.for(
    "i",
    from,
    to,
    (inner, i) => {
      const squares = [0, 1, 2, 3, 4].map((at) => {
        const value = inner.let("v", k.load(x, k.add(i, at)));
        return inner.let("square", k.mul(value, value));
      });
      for (let at = 0; at < 4; at++)
        inner.store(y, at === 0 ? i : k.add(i, at), k.sub(squares[at + 1] ?? 0, squares[at] ?? 0));
    },
    4,
  );
}

test("of neighbours' squares, each is computed once", () => {
  const block = new k.Block();
  differences(block, 4, 24);
  expect(printStatements(carried(block), 0)).toEqual(
    `const v7 = x[4];
let square6 = v7 * v7;
for (let i = 4; i < 24; i += 4) {
  const v2 = x[i + 1];
  const square2 = v2 * v2;
  const v3 = x[i + 2];
  const square3 = v3 * v3;
  const v4 = x[i + 3];
  const square4 = v4 * v4;
  const v5 = x[i + 4];
  const square5 = v5 * v5;
  y[i] = square2 - square6;
  y[i + 1] = square3 - square2;
  y[i + 2] = square4 - square3;
  y[i + 3] = square5 - square4;
  square6 = square5;
}`.split("\n"),
  );
  expectSame(block);
});

test("a loop inside another begins anew at each turn of the outer one", () => {
  const block = new k.Block();
  block.for("b", 0, 3, (outer, b) => {
    outer.for(
      "i",
      0,
      16,
      (inner, i) => {
        const p = inner.let("p", k.add(k.mul(b, 16), i)),
          first = inner.let("first", k.sqrt(k.load(x, p))),
          second = inner.let("second", k.sqrt(k.load(x, k.add(p, 1))));
        inner.store(y, p, k.mul(first, second));
      },
      1,
    );
  });
  expect(printStatements(carried(block), 0).join("\n").match(/sqrt/g)).toHaveLength(2);
  expectSame(block);
});

test("what the loop stores is read again", () => {
  const block = new k.Block();
  block.for("i", 0, 20, (inner, i) => {
    const here = inner.let("here", k.load(x, i)),
      there = inner.let("there", k.load(x, k.add(i, 1)));
    inner.store(x, k.add(i, 1), k.add(here, there));
  });
  expect(carried(block)).toEqual(block.statements);
});

test("a loop that may never run loads nothing before it", () => {
  const block = new k.Block(),
    end = block.let("end", k.convert("i32", k.load(y, 0)));
  block.for("i", 0, end, (inner, i) => {
    const here = inner.let("here", k.sqrt(k.load(x, i))),
      there = inner.let("there", k.sqrt(k.load(x, k.add(i, 1))));
    inner.store(y, i, k.sub(there, here));
  });
  expect(carried(block)).toEqual(block.statements);
});

test("a local that turns change, and a loop with branches, are left alone", () => {
  const sum = new k.Block(),
    total = sum.variable("total", k.f64(0));
  sum.for("i", 0, 20, (inner, i) => {
    const here = inner.let("here", k.mul(total, k.load(x, i))),
      there = inner.let("there", k.mul(total, k.load(x, k.add(i, 1))));
    inner.assign(total, k.add(here, there));
  });
  expect(
    printStatements(carried(sum), 0)
      .join("\n")
      .match(/total \*/g),
  ).toHaveLength(2);
  expectSame(sum);
  const branches = new k.Block();
  branches.for("i", 0, 20, (inner, i) => {
    const here = inner.let("here", k.load(x, i));
    inner.if(k.less(here, 0.5), (then) => {
      then.store(y, i, k.load(x, k.add(i, 1)));
    });
  });
  expect(carried(branches)).toEqual(branches.statements);
});

test("more values than registers hold are computed again", () => {
  const block = new k.Block();
  block.for("i", 0, 20, (inner, i) => {
    const values = Array.from({ length: 8 }, (_, at) => [
      inner.let("here", k.mul(k.load(x, i), at + 2)),
      inner.let("there", k.mul(k.load(x, k.add(i, 1)), at + 2)),
    ]).flat();
    inner.store(
      y,
      i,
      values.reduce((all, value) => k.add(all, value)),
    );
  });
  expect(carried(block)).toEqual(block.statements);
});

test("random stencils leave what they left", () => {
  const random = new Random(11);
  const whole = (below: number): number => Math.floor(random.number() * below);
  for (let trial = 0; trial < 300; trial++) {
    const block = new k.Block(),
      step = 1 + whole(4);
    block.for(
      "i",
      whole(3),
      20 + whole(9),
      (inner, i) => {
        const index = (): k.Scalar => k.add(k.add(i, whole(4)), whole(5)),
          values: k.Scalar[] = Array.from({ length: 4 }, () => inner.let("v", k.load(x, index())));
        const pick = (): k.Scalar => values[whole(values.length)] ?? k.f64(0);
        for (let at = 0; at < 8; at++)
          values.push(inner.let("t", whole(2) === 0 ? k.add(pick(), pick()) : k.mul(pick(), k.sqrt(k.abs(pick())))));
        inner.store(whole(4) === 0 ? x : y, index(), pick());
        inner.store(y, index(), pick());
      },
      step,
    );
    expectSame(block);
  }
});
