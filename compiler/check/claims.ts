/**
 * What each derivative of a module claims, in one form: the derivative of a weighted sum of tensors along directions is
 * the sum of these terms. A function that a module gets is one more entry of the table here.
 */
import type { Declaration, Derivatives } from "../../src/declaration.js";
import { copyInto } from "../../src/families/loop.js";
import { Graph, type Node } from "../../src/graph.js";
import { sizeOf } from "../../src/types.js";
import { gradients } from "../differentiate.js";
import type { CompiledBinding, Stage } from "../compile.js";
import { Objective, products, type Directions, type Weighted } from "./objective.js";
import { lengthOf, type Pattern } from "../sparse/pattern.js";
import { Point } from "./point.js";
import type { Sampler } from "./sample.js";

export type Mode = "forward mode" | "reverse mode";

export interface Claim {
  readonly directions: Directions;
  readonly terms: Float64Array;
}

export interface Subject {
  readonly name: string;
  readonly of: readonly Weighted[];
  readonly claims: readonly Claim[];
  /** How many directions there are. */
  readonly size: number;
  /** The modes that did not make the derivative. */
  readonly others: readonly Mode[];
}

/** The program as it was written, in a graph of its own to which derivatives are appended, and the derivatives as the module has them. */
export interface Bench {
  readonly stage: Stage;
  /** Of the nodes of the stage. */
  readonly made: Point;
  /** Of the nodes of the copy. */
  readonly point: Point;
  readonly find: (name: string) => Node;
  readonly sampler: Sampler;
}

export function benchOf({ declaration, stages }: CompiledBinding, made: Point, sampler: Sampler): Bench {
  const images = copyOf(declaration, stages.gradient),
    point = new Point(made.inputs);
  const find = (name: string): Node => {
    const node = declaration.named.get(name),
      image = node === undefined ? undefined : images.get(node);
    if (image === undefined) throw new TypeError(`check: there is no node ${name}`);
    return image;
  };
  return { stage: stages.gradient, made, point, find, sampler };
}

/** All that is differentiated, and with respect to what, where nothing grows the graph of the user. */
function copyOf({ named, ...asked }: Declaration, { tangents, vectors }: Stage): Map<Node, Node> {
  const specs = [asked.gradients, asked.jvp, asked.hvp, asked.jacobian, asked.hessian].flatMap((spec) => spec ?? []);
  const names = specs.flatMap(({ of, wrt }) => [of, ...(typeof wrt === "string" ? [wrt] : wrt)]);
  const roots = [...names.flatMap((name) => named.get(name) ?? []), ...tangents.values(), ...vectors.values()],
    images = new Map<Node, Node>();
  copyInto(new Graph(), roots, images);
  return images;
}

/** Directions of length 1 beside the one of all elements: none where an evaluation costs more than so many products. */
const singleElements = 3;
const cheap = 1e6;

type Asked<D extends keyof Derivatives> = NonNullable<Derivatives[D]>;

const table: { readonly [D in keyof Derivatives]: (asked: Asked<D>, bench: Bench) => Subject[] } = {
  gradients: ({ of, wrt }, { stage, made, point, find, sampler }) => {
    const node = find(of),
      seed = stage.seed === null ? Float64Array.of(1) : made.value(stage.seed).data,
      weighted = [{ node, weights: seed }],
      singles = new Objective(weighted, point).cost <= cheap ? singleElements : 0;
    return wrt.map((name) => {
      const slope = valueIn(stage.gradients, name, made);
      const claims = lines(slope.length, singles, sampler).map((line) => ({
        directions: new Map([[find(name), line]]),
        terms: products(slope, line),
      }));
      return { name: `d ${of} / d ${name}`, of: weighted, claims, size: slope.length, others: ["forward mode"] };
    });
  },
  jvp: ({ of, wrt }, { stage, made, find, sampler }) => {
    const tangent = valueIn(stage.jvp, "dy", made),
      weights = signs(tangent.length, sampler);
    const claim = { directions: given(wrt, stage.tangents, find, made), terms: products(tangent, weights) };
    return [subject(`jvp of ${of}`, [{ node: find(of), weights }], claim, ["reverse mode"])];
  },
  hvp: ({ of, wrt }, { stage, made, find, sampler }) => {
    const slopes = slopesOf(find(of), wrt.map(find)),
      found = wrt.map((name) => valueIn(stage.hvp, name, made)),
      weights = found.map(({ length }) => signs(length, sampler));
    const weighted = slopes.map((node, at) => ({ node, weights: weights[at] ?? new Float64Array() })),
      terms = found.map((values, at) => products(values, weights[at] ?? new Float64Array()));
    const claim = { directions: given(wrt, stage.vectors, find, made), terms: joined(terms) };
    return [subject(`hvp of ${of}`, weighted, claim, ["reverse mode"])];
  },
  jacobian: ({ of, wrt }, bench) => [matrix(`jacobian of ${of}`, "jacobian", bench.find(of), wrt, bench)],
  hessian: ({ of, wrt }, bench) => {
    const [slope] = slopesOf(bench.find(of), [bench.find(wrt)]);
    return [matrix(`hessian of ${of}`, "hessian", slope ?? bench.find(of), wrt, bench)];
  },
};

/** What a module claims. */
export function subjectsOf(asked: Derivatives, bench: Bench): Subject[] {
  const names = Object.keys(table) as (keyof Derivatives)[];
  return names.flatMap((name) => entry(name, asked, bench));
}

function entry<D extends keyof Derivatives>(name: D, asked: Derivatives, bench: Bench): Subject[] {
  const spec: Derivatives[D] = asked[name];
  return spec === null ? [] : table[name](spec, bench);
}

/** All elements of a Jacobian at once: its product with random signs on both sides. */
function matrix(name: string, set: "jacobian" | "hessian", node: Node, wrt: string, bench: Bench): Subject {
  const x = bench.find(wrt),
    rows = sizeOf(node.type.shape),
    columns = sizeOf(x.type.shape),
    weights = signs(rows, bench.sampler),
    direction = signs(columns, bench.sampler);
  const place = placesOf(bench.stage.patterns[set]?.pattern ?? null, columns);
  const terms = valueIn(bench.stage[set], set, bench.made).map((value, at) => {
    const [row, column] = place(at);
    return value * (weights[row] ?? 0) * (direction[column] ?? 0);
  });
  const claim = { directions: new Map([[x, direction]]), terms };
  return subject(name, [{ node, weights }], claim, ["forward mode", "reverse mode"]);
}

/** Where an entry of a matrix stands; what a sparse one lacks is zero. */
function placesOf(pattern: Pattern | null, columns: number): (at: number) => readonly [row: number, column: number] {
  if (pattern === null) return (at) => [Math.floor(at / columns), at % columns];
  const { rows, columnsOf } = pattern,
    rowOfEntry = Array.from({ length: rows }, (_, row) => new Array<number>(lengthOf(pattern, row)).fill(row)).flat();
  return (at) => [rowOfEntry[at] ?? 0, columnsOf[at] ?? 0];
}

function subject(name: string, of: readonly Weighted[], claim: Claim, others: readonly Mode[]): Subject {
  const size = [...claim.directions.values()].reduce((total, { length }) => total + length, 0);
  return { name, of, claims: [claim], size, others };
}

/** The gradient of the program as it was written, which second derivatives are the differences of. */
function slopesOf(of: Node, wrt: readonly Node[]): Node[] {
  return gradients(of, wrt, { disconnected: "zero" });
}

function valueIn(nodes: ReadonlyMap<string, Node>, name: string, point: Point): Float64Array {
  const node = nodes.get(name);
  if (node === undefined) throw new TypeError(`check: nothing is computed for ${name}`);
  return point.value(node).data;
}

/** The directions that callers give. */
function given(
  wrt: readonly string[],
  nodes: ReadonlyMap<string, Node>,
  find: (name: string) => Node,
  point: Point,
): Map<Node, Float64Array> {
  return new Map(wrt.map((name) => [find(name), valueIn(nodes, name, point)]));
}

/** Directions of length 1, none a sum of others: random signs for all elements, then single elements, but for one. */
function lines(size: number, singles: number, sampler: Sampler): Float64Array[] {
  const picked = new Set(Array.from({ length: singles }, () => Math.floor(sampler.next() * size)));
  const single = [...picked].slice(0, Math.max(0, size - 1)).map((at) => new Float64Array(size).fill(1, at, at + 1));
  return size === 0 ? [] : [signs(size, sampler), ...single];
}

/** Random signs, of length 1 together. */
function signs(size: number, sampler: Sampler): Float64Array {
  return Float64Array.from({ length: size }, () => (sampler.next() < 0.5 ? -1 : 1) / Math.sqrt(size));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}
