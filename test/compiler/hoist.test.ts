/** What no turn of a loop changes is computed before it. */
import { describe, expect, test } from "vitest";
import { printStatements } from "../../compiler/emit/javascript/statement.js";
import { hoist } from "../../compiler/schedule/hoist.js";
import * as k from "../../src/kernel.js";
import { cos, sin } from "../../src/ops/programs/trigonometric.js";
import { Random } from "../support/random.js";
import { left, x, y } from "../support/rows.js";

function hoisted(block: k.Block): readonly k.Statement[] {
  return hoist(block.statements, k.freshNames(block));
}

function lines(block: k.Block): string[] {
  return printStatements(hoisted(block), 0);
}

function expectSame(block: k.Block): void {
  expect(left(hoisted(block))).toEqual(left(block.statements));
}

test("a quotient by the sum of a row is loaded once a row, and what has a name keeps it", () => {
  const block = new k.Block(new Map([x, y].map(({ name }) => [name, 1])));
  block.for("i", 0, 4, (rows, i) => {
    rows.for("j", 0, 8, (columns, j) => {
      const scale = columns.let("scale", k.sqrt(k.load(x, i)));
      const at = k.add(k.mul(i, 8), j);
      columns.store(y, at, k.mul(k.div(k.load(y, at), k.load(x, i)), scale));
    });
  });
  expect(lines(block)).toEqual(
    `for (let i = 0; i < 4; i++) {
  const scale2 = Math.sqrt(x[i]);
  const x2 = x[i];
  for (let j = 0; j < 8; j++) {
    y[i * 8 + j] = (y[i * 8 + j] / x2) * scale2;
  }
}`.split("\n"),
  );
  expectSame(block);
});

test("what depends on no loop leaves all of them", () => {
  const block = new k.Block();
  block.for("i", 0, 4, (rows, i) => {
    rows.for("j", 0, 8, (columns, j) => {
      columns.store(y, k.add(k.mul(i, 8), j), k.call(sin, k.load(x, 3)));
    });
  });
  expect(lines(block)[0]).toBe("const t2 = sin(x[3]);");
  expectSame(block);
});

describe("stays in the loop", () => {
  const cases: { readonly [what: string]: (block: k.Block) => void } = {
    "what the loop stores": (block) => {
      block.for("i", 1, 9, (inner, i) => {
        inner.store(x, i, k.add(k.load(x, 0), k.load(x, i)));
        inner.store(x, 0, k.load(x, i));
      });
    },
    "what a local decides that the loop changes": (block) => {
      const at = block.variable("at", k.i32(0));
      block.for("i", 0, 9, (inner, i) => {
        inner.store(y, i, k.load(x, at));
        inner.assign(at, k.add(at, 1));
      });
    },
    "what lies in one arm only": (block) => {
      block.for("i", 0, 9, (inner, i) => {
        inner.store(y, i, k.select(k.less(i, 5), 0, k.load(x, 63)));
      });
    },
    "all of a loop that may not run": (block) => {
      const end = block.let("end", k.convert("i32", k.load(x, 0)));
      block.for("i", 0, end, (inner, i) => {
        inner.store(y, i, k.load(x, 63));
      });
    },
    "what is loaded behind a check": (block) => {
      block.for("i", 0, 9, (inner, i) => {
        inner.if(k.less(k.i32(9), i), (wrong) => {
          wrong.fail({ node: "take", message: "index out of range" }, i, i);
        });
        inner.store(y, i, k.load(x, 63));
      });
    },
    "a function that leaves a second result": (block) => {
      const { joint } = sin;
      if (joint === undefined) throw new Error("sin has no joint function");
      block.for("i", 0, 9, (inner, i) => {
        inner.let("s", k.call(joint.function, 1));
        inner.store(y, i, k.load(joint.other, 0));
      });
    },
    "an index": (block) => {
      const n = block.let("n", k.convert("i32", k.load(x, 0)));
      block.for("i", 0, 9, (inner, i) => {
        inner.store(y, k.add(k.mul(n, 0), i), 1);
      });
    },
  };
  test.each(Object.entries(cases))("%s", (_, write) => {
    const block = new k.Block();
    write(block);
    expect(hoisted(block)).toEqual(block.statements);
    expectSame(block);
  });
});

test("random nests leave what they left", () => {
  const random = new Random(5);
  const whole = (below: number): number => random.integer(0, below - 1);
  for (let trial = 0; trial < 300; trial++) {
    const block = new k.Block();
    block.for("i", 0, 3, (rows, i) => {
      rows.for("j", 0, 3, (columns, j) => {
        const indices = [i, j, k.add(i, j), k.i32(whole(9))];
        const index = (): k.Scalar => indices[whole(4)] ?? i;
        const term = (depth: number): k.Scalar =>
          depth === 0
            ? k.load(whole(2) === 0 ? x : y, index())
            : ([k.add, k.mul][whole(2)]?.(term(depth - 1), k.call(cos, term(depth - 1))) ?? k.f64(0));
        const value = columns.let("v", term(whole(3)));
        columns.store(whole(5) === 0 ? x : y, index(), k.add(value, term(whole(3))));
      });
    });
    expectSame(block);
  }
});
