/** One point at which a program is evaluated: the value of each node is computed once, when it is asked for. */
import { evaluateOp, type EvaluateOptions, type InputValues } from "../../src/evaluate.js";
import { reachable, type Node } from "../../src/graph.js";
import type { TensorValue } from "../../src/op.js";

/** Floats in f64 throughout: what rounding does is no error of a derivative. */
const unrounded: EvaluateOptions = { rounding: "none" };

export class Point {
  private readonly known = new Map<Node, TensorValue>();
  private readonly settled = new Set<Node>();
  private readonly given: Map<string, Float64Array>;

  constructor(
    inputs: InputValues,
    private readonly options = unrounded,
  ) {
    this.given = new Map(inputs);
  }

  /** The values of what callers give, by name. */
  get inputs(): InputValues {
    return this.given;
  }
  give(name: string, value: Float64Array): void {
    this.given.set(name, value);
  }

  value(node: Node): TensorValue {
    for (const each of reachable([node], this.settled)) {
      if (this.settled.has(each)) continue;
      this.adopt(each, this.compute(each, this.known));
    }
    return known(this.known, node);
  }
  /** Takes a value for that of the node. */
  adopt(node: Node, value: TensorValue): void {
    this.known.set(node, value);
    this.settled.add(node);
  }

  /** The value of a node where some of its operands have others than here. */
  compute(node: Node, moved: ReadonlyMap<Node, TensorValue>): TensorValue {
    const args = node.inputs.map((input) => moved.get(input) ?? this.value(input));
    return evaluateOp(node, args, this.given, this.options);
  }
}

function known(values: ReadonlyMap<Node, TensorValue>, node: Node): TensorValue {
  const value = values.get(node);
  if (value === undefined) throw new TypeError(`check: node ${node.id} has no value`);
  return value;
}
