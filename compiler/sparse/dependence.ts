/**
 * Index propagation: of which elements of x each element of a node depends. One loop over the nodes between, in their
 * order, a rule for each family; what the rule cannot tell counts as dependence, so that no nonzero is ever missed.
 */
import { Tensor } from "../../src/builder.js";
import { concatStarts } from "../../src/families/concat.js";
import { labelExtents, labelsOf } from "../../src/families/contraction.js";
import { reductionAxes } from "../../src/families/reduction.js";
import { viewOf } from "../../src/families/view.js";
import { reachable, type Node } from "../../src/graph.js";
import type { ElementwiseOp, TensorValue } from "../../src/op.js";
import { cutAt } from "../../src/pullback.js";
import { sizeOf, stridesOf } from "../../src/types.js";
import { Known } from "./known.js";
import { dependOfLoop } from "./loops.js";
import { offsets, viewPlaces } from "./places.js";
import { routineEntries } from "./routines.js";
import { none, type Sets } from "./sets.js";

/** For each element of a node, row-major, the set of the elements of x on which it depends; null: all on none. */
export type Dependence = Int32Array | null;

/** What is told of some nodes, inputs of a body or x itself. */
export interface Start {
  readonly dependences: ReadonlyMap<Node, Dependence>;
  readonly values?: ReadonlyMap<Node, TensorValue>;
}

/** What is found of the roots. */
export interface Found {
  readonly dependences: Dependence[];
  /** The value of each that is known before any call. */
  readonly values: () => (TensorValue | null)[];
}

export function propagate(sets: Sets, roots: readonly Node[], start: Start): Found {
  const { dependences, values } = start,
    nodes = reachable(roots, new Set(dependences.keys())),
    propagation = new Propagation(sets, new Map(dependences), new Known(nodes, values));
  for (const node of nodes) propagation.visit(node);
  return {
    dependences: roots.map((root) => propagation.of(root)),
    values: () => roots.map((root) => propagation.known.valueOf(root)),
  };
}

class Propagation {
  private readonly ofResults = new Map<Node, readonly Dependence[]>();

  constructor(
    private readonly sets: Sets,
    private readonly found: Map<Node, Dependence>,
    readonly known: Known,
  ) {}

  of(node: Node | undefined): Dependence {
    return node === undefined ? null : (this.found.get(node) ?? null);
  }

  visit(node: Node): void {
    if (this.found.has(node)) return;
    const { op, inputs } = node;
    if (op.family === "loop") {
      const given = inputs.map((input) => ({ dependence: this.of(input), value: this.known.valueOf(input) }));
      this.ofResults.set(node, dependOfLoop(this.sets, node, given, propagate));
    } else if (op.family === "pick") {
      const results = inputs.flatMap((input) => this.ofResults.get(input) ?? []);
      this.found.set(node, results[Number(node.attrs["index"])] ?? null);
    } else this.found.set(node, this.dependenceOf(node));
  }

  /** Operands whose derivative is none are left out. */
  private dependenceOf(node: Node): Dependence {
    const { op, inputs } = node,
      operands = inputs.map((input, at) => (cutAt(node, at) === null ? this.of(input) : null)),
      [first = null] = operands;
    if (operands.every((operand) => operand === null)) return null;
    switch (op.family) {
      case "elementwise":
        return this.elementwise(op, node, operands);
      case "reduction":
        return first === null ? null : this.reduced(first, inputs[0]?.type.shape ?? [], reductionAxes(node));
      case "view": {
        const places = viewPlaces(viewOf(node).map, inputs[0]?.type.shape ?? [], node.type.shape);
        return places.map((place) => (place < 0 ? none : (first?.[place] ?? none)));
      }
      case "reshape":
        return first;
      case "concat":
        return this.joined(node, operands);
      case "contraction":
        return this.contracted(node, operands);
      case "routine":
        return routineEntries(this.sets, op, node, operands, (at) => this.known.valueOf(inputs[at] ?? node));
      case "composite":
        return op.overridden === true ? this.sets.spread(operands, node.type.shape) : this.formula(node);
      case "loop":
      case "pick":
      case "source":
        return null;
    }
  }

  /** A rule of the user's may mix all entries; every other composite is its formula. */
  private formula(node: Node): Dependence {
    if (node.op.family !== "composite") return null;
    const origin = { pass: "sparse", rule: node.op.name, from: node },
      { expand } = node.op,
      root = node.graph.from(origin, () => expand(node.inputs.map(Tensor.of), node.attrs).node);
    const values = new Map(
      node.inputs.flatMap((input) => {
        const value = this.known.valueOf(input);
        return value === null ? [] : [[input, value] as const];
      }),
    );
    const dependences = new Map(node.inputs.map((input) => [input, this.of(input)]));
    return propagate(this.sets, [root], { dependences, values }).dependences[0] ?? null;
  }

  private elementwise(op: ElementwiseOp, node: Node, operands: readonly Dependence[]): Dependence {
    const values = op.selects || op.annihilator !== undefined ? this.valuesBeside(node) : [],
      takesPart = participation(op, values),
      result = new Int32Array(sizeOf(node.type.shape));
    const own = operands.filter((operand) => operand !== null);
    if (own.length === 1 && values.every((value) => value === null)) return own[0] ?? null;
    operands.forEach((operand, which) => {
      if (operand === null) return;
      for (let at = 0; at < result.length; at++)
        if (takesPart(which, at)) result[at] = this.sets.union(result[at] ?? none, operand[at] ?? none);
    });
    return result;
  }

  private valuesBeside({ inputs }: Node): (Float64Array | null)[] {
    return inputs.map((input) => this.known.valueOf(input)?.data ?? null);
  }

  private reduced(operand: Int32Array, shape: readonly number[], axes: readonly number[]): Int32Array {
    const kept = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis)),
      strides = stridesOf(shape),
      pick = (of: readonly number[]): number[][] => [
        of.map((axis) => shape[axis] ?? 1),
        of.map((axis) => strides[axis] ?? 0),
      ];
    const [box = [], steps = []] = pick(kept),
      [summed = [], along = []] = pick(axes);
    return this.unionsOver(operand, offsets(box, steps), offsets(summed, along));
  }

  /** For each start the union over all steps from it. */
  private unionsOver(operand: Int32Array, starts: Float64Array, steps: Float64Array): Int32Array {
    const line = new Int32Array(steps.length);
    return Int32Array.from(starts, (start) => {
      for (let at = 0; at < line.length; at++) line[at] = operand[start + (steps[at] ?? 0)] ?? none;
      return this.sets.unionOf(line, 0, line.length);
    });
  }

  private joined(node: Node, operands: readonly Dependence[]): Int32Array {
    const axis = Number(node.attrs["axis"]),
      strides = stridesOf(node.type.shape),
      starts = concatStarts(node),
      result = new Int32Array(sizeOf(node.type.shape));
    operands.forEach((operand, at) => {
      if (operand === null) return;
      const start = (starts[at] ?? 0) * (strides[axis] ?? 1);
      offsets(node.inputs[at]?.type.shape ?? [], strides).forEach((offset, from) => {
        result[start + offset] = operand[from] ?? none;
      });
    });
    return result;
  }

  /**
   * The union over what is summed of a and b together is that of each: without known zeros the two are taken apart, at
   * the cost of their elements and not of the products.
   */
  private contracted(node: Node, operands: readonly Dependence[]): Int32Array {
    const result = new Int32Array(sizeOf(node.type.shape));
    operands.forEach((operand, at) => {
      if (operand === null) return;
      const other = this.known.valueOf(node.inputs[1 - at] ?? node)?.data ?? null,
        part = this.side(node, at, operand, other?.includes(0) === true ? other : null);
      for (let i = 0; i < result.length; i++) result[i] = this.sets.union(result[i] ?? none, part[i] ?? none);
    });
    return result;
  }

  private side(node: Node, at: number, operand: Int32Array, factors: Float64Array | null): Int32Array {
    const { operands, result } = labelsOf(node),
      extents = labelExtents(node),
      sizes = (labels: string): number[] => [...labels].map((label) => extents.get(label) ?? 1);
    const stepsOf = (of: string, labels: string): number[] => {
      const strides = stridesOf(sizes(of));
      return [...labels].map((label) => (of.includes(label) ? (strides[of.indexOf(label)] ?? 0) : 0));
    };
    const own = operands[at] ?? "",
      beside = operands[1 - at] ?? "",
      summed = [...own].filter((label) => !result.includes(label)).join("");
    const walk = (of: string, labels: string): Float64Array => offsets(sizes(labels), stepsOf(of, labels));
    if (factors === null) {
      const kept = [...result].filter((label) => own.includes(label)).join(""),
        unions = this.unionsOver(operand, walk(own, kept), walk(own, summed));
      return Int32Array.from(walk(kept, result), (place) => unions[place] ?? none);
    }
    const [starts, steps] = [walk(own, result), walk(own, summed)],
      [otherStarts, otherSteps] = [walk(beside, result), walk(beside, summed)],
      line = new Int32Array(steps.length);
    return Int32Array.from(starts, (start, i) => {
      for (let k = 0; k < line.length; k++) {
        const factor = factors[(otherStarts[i] ?? 0) + (otherSteps[k] ?? 0)];
        line[k] = factor === 0 ? none : (operand[start + (steps[k] ?? 0)] ?? none);
      }
      return this.sets.unionOf(line, 0, line.length);
    });
  }
}

/** Whether the element of an operand matters for the result: not beside a known 0 of a product, nor unselected. */
function participation(
  op: ElementwiseOp,
  values: readonly (Float64Array | null)[],
): (which: number, at: number) => boolean {
  const [condition] = values,
    { annihilator } = op;
  if (op.selects && condition !== undefined && condition !== null)
    return (which, at) => (condition[at] === 1) === (which === 1);
  if (annihilator === undefined) return () => true;
  return (which, at) => !values.some((value, other) => other !== which && value?.[at] === annihilator);
}
