/** Reference semantics of loops: their bodies, evaluated a step at a time. */
import { evaluate, type EvaluateOptions } from "./evaluate.js";
import { readCond, readScan, readWhile } from "./families/loop.js";
import { inputName } from "./families/source.js";
import type { Body, Node } from "./graph.js";
import type { TensorValue } from "./op.js";
import { sizeOf } from "./types.js";

/** The results of a loop node from the values of its operands. */
export function evaluateLoop(node: Node, args: readonly TensorValue[], options: EvaluateOptions): TensorValue[] {
  if (node.op.family !== "loop") throw new TypeError(`${node.op.name} is no loop`);
  switch (node.op.loop) {
    case "scan":
      return evaluateScan(node, args, options);
    case "cond": {
      const [predicate, ...captures] = args,
        { then, otherwise } = readCond(node.attrs);
      return run(predicate?.data[0] === 1 ? then : otherwise, captures, options);
    }
    case "while":
      return evaluateWhile(node, args, options);
  }
}

function run({ inputs, results }: Body, args: readonly TensorValue[], options: EvaluateOptions): TensorValue[] {
  const values = new Map(inputs.map((input, at) => [inputName(input) ?? "", args[at]?.data ?? new Float64Array()]));
  return evaluate(results, values, options);
}

function evaluateScan(node: Node, args: readonly TensorValue[], options: EvaluateOptions): TensorValue[] {
  const { body, carries, overs, length, reverse } = readScan(node.attrs),
    consumed = args.slice(carries, carries + overs),
    captures = args.slice(carries + overs);
  const stacks = body.results.slice(carries).map(({ type: { dtype, shape } }): TensorValue => {
    const stacked = { dtype, shape: [length, ...shape] };
    return { type: stacked, data: new Float64Array(sizeOf(stacked.shape)) };
  });
  let carried = args.slice(0, carries);
  for (let step = 0; step < length; step++) {
    const at = reverse ? length - 1 - step : step;
    const results = run(body, [...carried, ...consumed.map((tensor) => slice(tensor, at)), ...captures], options);
    carried = results.slice(0, carries);
    stacks.forEach(({ data }, which) => {
      const part = results[carries + which]?.data ?? new Float64Array();
      data.set(part, at * part.length);
    });
  }
  return [...carried, ...stacks];
}

function slice({ type: { dtype, shape }, data }: TensorValue, at: number): TensorValue {
  const size = sizeOf(shape.slice(1));
  return { type: { dtype, shape: shape.slice(1) }, data: data.slice(at * size, (at + 1) * size) };
}

function evaluateWhile(node: Node, args: readonly TensorValue[], options: EvaluateOptions): TensorValue[] {
  const { condition, body, carries, maximum } = readWhile(node.attrs),
    captures = args.slice(carries);
  let carried = args.slice(0, carries);
  for (let step = 0; step < (maximum ?? Infinity); step++) {
    if (run(condition, [...carried, ...captures], options)[0]?.data[0] !== 1) break;
    carried = run(body, [...carried, ...captures], options);
  }
  return carried;
}
