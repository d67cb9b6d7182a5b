/** Products: shapes by NumPy's rules, values by the definition of the sum. */
import { describe, expect, it } from "vitest";
import * as g from "../../src/index.js";
import { literalElements, type Tensor } from "../../src/builder.js";
import { sizeOf, stridesOf, type Shape } from "../../src/types.js";
import { numericDerivative, pointOf } from "./numeric.js";
import { value } from "./sample.js";

/** `2x3` and, for a scalar, `-`. */
const shapeOf = (text: string): number[] => (text === "-" ? [] : text.split("x").map(Number));

/** A tensor of small whole numbers, so that every sum is exact. */
function numbers(shape: string, seed: number): Tensor {
  const size = sizeOf(shapeOf(shape)),
    flat = g.constant(Array.from({ length: size }, (_, at) => ((at * 7 + seed * 5) % 11) - 5));
  return g.reshape(flat, shapeOf(shape));
}

function elements(x: Tensor): number[] {
  return x.literal === null ? [] : [...literalElements(x.literal)].map((element) => element + 0);
}

/** The rows of a table, cut at its bars. */
function table(text: string): string[][] {
  return text
    .trim()
    .split("\n")
    .map((row) => row.split("|").map((cell) => cell.trim()));
}

/** The sum of products by its definition: one loop over every assignment of values to labels. */
function definition(equation: string, ...operands: Tensor[]): number[] {
  const [inputs = "", result = ""] = equation.split("->"),
    terms = inputs.split(",");
  const extents = new Map<string, number>();
  terms.forEach((labels, which) =>
    [...labels].forEach((label, axis) => {
      if ((extents.get(label) ?? 1) === 1) extents.set(label, operands[which]?.shape[axis] ?? 1);
    }),
  );
  const resultShape = [...result].map((label) => extents.get(label) ?? 1),
    sums = new Array<number>(sizeOf(resultShape)).fill(0);
  for (let code = 0; code < sizeOf([...extents.values()]); code++) {
    const at = new Map<string, number>();
    let rest = code;
    for (const [label, extent] of extents) {
      at.set(label, rest % extent);
      rest = Math.floor(rest / extent);
    }
    const flat = (shape: Shape, labels: string): number =>
      stridesOf(shape).reduce(
        (sum, stride, axis) => sum + (shape[axis] === 1 ? 0 : stride * (at.get(labels[axis] ?? "") ?? 0)),
        0,
      );
    const factor = (x: Tensor, which: number): number => elements(x)[flat(x.shape, terms[which] ?? "")] ?? NaN;
    const target = flat(resultShape, result);
    sums[target] = (sums[target] ?? 0) + operands.reduce((product, x, which) => product * factor(x, which), 1);
  }
  return sums;
}

describe("matmul has NumPy's shape and value", () => {
  const cases = table(`
    3       | 3     | k,k->           | -
    2x3     | 3     | ik,k->i         | 2
    3       | 3x4   | k,kj->j         | 4
    2x3     | 3x4   | ik,kj->ij       | 2x4
    5x2x3   | 3x4   | bik,kj->bij     | 5x2x4
    2x3     | 5x3x4 | ik,bkj->bij     | 5x2x4
    5x2x3   | 5x3x4 | bik,bkj->bij    | 5x2x4
    1x2x3   | 5x3x4 | bik,bkj->bij    | 5x2x4
    6x1x2x3 | 5x3x4 | abik,bkj->abij  | 6x5x2x4
    1x2x3   | 1x3x4 | bik,bkj->bij    | 1x2x4
    5x2x3   | 3     | bik,k->bi       | 5x2
    3       | 5x3x4 | k,bkj->bj       | 5x4
    2x0     | 0x3   | ik,kj->ij       | 2x3`);
  it.each(cases)("%s by %s", (a = "", b = "", equation = "", shape = "") => {
    const x = numbers(a, 1),
      y = numbers(b, 2),
      product = g.matmul(x, y);
    expect(product.shape).toEqual(shapeOf(shape));
    expect(elements(product)).toEqual(definition(equation, x, y));
  });
});

describe("einsum means its equation", () => {
  const cases = table(`
    ij,jk->ik           | 2x3 3x4                 | ij,jk->ik
    ij,jk               | 2x3 3x4                 | ij,jk->ik
    ba,b                | 2x3 2                   | ba,b->a
    ji                  | 2x3                     | ji->ij
    ij->                | 2x3                     | ij->
    ij->j               | 2x3                     | ij->j
    ii                  | 3x3                     | ii->
    ii->i               | 3x3                     | ii->i
    iji->ij             | 3x2x3                   | iji->ij
    ij,ij->ij           | 2x3 2x3                 | ij,ij->ij
    i,j->ji             | 2 3                     | i,j->ji
    i,j->               | 2 3                     | i,j->
    i j , j -> i        | 2x3 3                   | ij,j->i
    ij,jk,kl->il        | 2x3 3x4 4x2             | ij,jk,kl->il
    ij,k,jl->lik        | 2x3 4 3x2               | ij,k,jl->lik
    ijk,ilm,njm,nlk->   | 2x3x2 2x2x3 2x3x3 2x2x2 | ijk,ilm,njm,nlk->
    ,i->i               | - 3                     | ,i->i
    ...ij,...jk->...ik  | 5x2x3 5x3x4             | bij,bjk->bik
    ...ij,...jk         | 1x2x3 5x3x4             | bij,bjk->bik
    ...ij,jk->k...i     | 5x2x3 3x4               | bij,jk->kbi
    i...->...           | 2x3x4                   | iab->ab
    ...,...             | 2x3 3                   | ab,b->ab`);
  it.each(cases)("%s of %s", (equation = "", shapes = "", explicit = "") => {
    const operands = shapes.split(" ").map(numbers);
    expect(elements(g.einsum(equation, ...operands))).toEqual(definition(explicit, ...operands));
  });
});

describe("dot, inner, tensordot, outer and vdot", () => {
  it("dot sums the last axis with the last but one", () => {
    const x = numbers("2x3", 1),
      y = numbers("4x3x2", 2);
    expect(g.dot(x, y).shape).toEqual([2, 4, 2]);
    expect(elements(g.dot(x, y))).toEqual(definition("ik,akj->iaj", x, y));
    expect(elements(g.dot(x, 2))).toEqual(elements(g.mul(x, 2)));
  });
  it("inner sums the last axes", () => {
    const x = numbers("2x3", 1),
      y = numbers("4x3", 2);
    expect(elements(g.inner(x, y))).toEqual(definition("ik,jk->ij", x, y));
  });
  it("tensordot takes a number of axes, or pairs that may count from the end", () => {
    const x = numbers("2x3x4", 1),
      y = numbers("3x4x5", 2),
      expected = definition("iab,abj->ij", x, y);
    const byPairs = (ofX: number[], ofY: number[]): number[] => elements(g.tensordot(x, y, [ofX, ofY]));
    expect(elements(g.tensordot(x, y, 2))).toEqual(expected);
    expect(byPairs([1, 2], [0, 1])).toEqual(expected);
    expect(byPairs([-1, 1], [1, 0])).toEqual(expected);
    expect(g.tensordot(x, y, 0).shape).toEqual([2, 3, 4, 3, 4, 5]);
  });
  it("outer and vdot flatten", () => {
    const x = numbers("2x2", 1),
      y = numbers("2x2", 2);
    expect(elements(g.outer(x, y))).toEqual(definition("i,j->ij", g.flatten(x), g.flatten(y)));
    expect(elements(g.vdot(x, y))).toEqual(definition("ij,ij->", x, y));
  });
});

describe("the derivative of a product", () => {
  const inputOf = (x: Tensor) => value("f64", x.shape, ...elements(x));
  it("of three operands is the product of the other two", () => {
    const [x, y, z] = [numbers("2x3", 0), numbers("3", 1), numbers("2", 2)];
    const point = pointOf([x, y, z].map(inputOf), (a, b, c) => g.einsum("ij,j,i->", a, b, c));
    const products = [definition("j,i->ij", y, z), definition("ij,i->j", x, z), definition("ij,j->i", x, y)];
    expect(numericDerivative(point, 1)).toEqual([products]);
  });
  it("of a batched matmul sums over the axes that broadcast", () => {
    const a = numbers("1x2x3", 1),
      b = numbers("4x3x2", 2),
      ones = g.ones([4, 2, 2]);
    const point = pointOf([a, b].map(inputOf), (x, y) => g.sum(g.matmul(x, y)));
    const expected = [definition("bij,bkj->ik", ones, b), definition("bij,ik->bkj", ones, g.reshape(a, [2, 3]))];
    expect(numericDerivative(point, 1)).toEqual([expected]);
  });
});

describe("mistakes", () => {
  const x = g.ones([2, 3]),
    y = g.ones([4, 5]);
  const byPairs = (ofX: number[], ofY: number[]) => () => g.tensordot(x, y, [ofX, ofY]);
  it.each<[() => Tensor, string]>([
    [() => g.matmul(x, y), "matmul: got the shapes [2, 3] and [4, 5]; the inner sizes 3 and 4 differ"],
    [() => g.matmul(x, 2), "matmul: got the shapes [2, 3] and []; scalars have no matrix product: use x * y"],
    [() => g.matmul(g.ones([2, 1, 1]), g.ones([3, 1, 1])), "; the leading sizes 2 and 3 do not broadcast"],
    [() => g.dot(x, y), "dot: got the shapes [2, 3] and [4, 5]; the sizes 3 and 4 of the axes that are summed differ"],
    [() => g.tensordot(x, y, 3), "; they do not have 3 axes to sum"],
    [byPairs([0, 1], [0]), "; 2 axes of x do not pair with 1 of y"],
    [byPairs([0, 0], [0, 1]), "tensordot names axis 0 twice"],
    [() => g.einsum("ij,jk", x), `einsum "ij,jk": it names 2 operands and got 1`],
    [() => g.einsum("ij,jk", x, y), `einsum "ij,jk": the label j has the sizes 3 and 4`],
    [() => g.einsum("i", x), `einsum "i": operand 1 has 2 axes and 1 labels`],
    [() => g.einsum("ij->k", x), `einsum "ij->k": the result has the label k, which no operand has`],
    [() => g.einsum("ij->ii", x), `einsum "ij->ii": the result has the label i twice`],
    [() => g.einsum("i...->i", x), `einsum "i...->i": the result lacks "..."`],
    [() => g.einsum("i;j", x), `einsum "i;j": it consists of letters, commas, "..." and one "->"`],
    [() => g.einsum("ij->i->j", x), `: it consists of letters, commas, "..." and one "->"`],
    [() => g.einsum("i..", x), `"..." may stand once in each operand`],
    [() => g.matmul(g.eye(2, { dtype: "bool" }), true), "scalars have no matrix product"],
    [() => g.matmul(g.eye(2, { dtype: "bool" }), g.eye(2, { dtype: "bool" })), "contraction does not take bool for a"],
  ])("%s: %s", (call, message) => expect(call).toThrow(message));
});
