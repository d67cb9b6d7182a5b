/** Loops and conditions as users write them: functions of tensors that are run once, to see what a step does. */
import { broadcastToShape, commonGraph, onGraph, Tensor, type Operand } from "../builder.js";
import { loopNames, loopNameTwice, loopWithoutGraph, scanLength, scanSegment, wrongLoop } from "../diagnostics.js";
import { appendCond, appendScan, appendWhile, closeOver, picks } from "../families/loop.js";
import { appendInput } from "../families/source.js";
import type { Graph, Node } from "../graph.js";
import { isFloat, tensorType, type DType, type TensorType } from "../types.js";

/** Tensors by name. */
export type Named = { readonly [name: string]: Operand };
type Tensors<N extends Named> = { readonly [name in keyof N]: Tensor };

export interface ScanSetting<C extends Named, X extends Named> {
  /** What passes from step to step: the initial values. */
  readonly carry: C;
  /** Tensors of which each step gets one slice along axis 0. */
  readonly over?: X;
  /** The number of steps, where nothing is consumed. */
  readonly length?: number;
  /** Whether steps run from the last slice to the first. Default false. */
  readonly reverse?: boolean;
  /** Backward computes segments of so many steps again and keeps what enters them; true: of the root of the length. */
  readonly checkpoint?: boolean | number;
}
export interface ScanStep<C extends Named, S extends Named> {
  readonly next: { readonly [name in keyof C]: Operand };
  readonly stack?: S;
}

/**
 * Steps along axis 0 of `over`. `step` is given the carries as they enter it and the slices, and tells the next carries
 * and what is stacked; tensors from around it are constants of the loop.
 * @returns by name the carries after the last step, and the stacks: their step first
 * @throws an error if a carry changes its type, or lengths differ
 */
export function scan<C extends Named, X extends Named = Named, S extends Named = Named>(
  setting: ScanSetting<C, X>,
  step: (entering: Tensors<C> & Tensors<X>) => ScanStep<C, S>,
): Tensors<C> & Tensors<S> {
  const graph = graphOf("scan", [
    ...Object.values<Operand>(setting.carry),
    ...Object.values<Operand>(setting.over ?? {}),
  ]);
  return scanOn(graph, setting, (entering) => step(entering as Tensors<C> & Tensors<X>)) as Tensors<C> & Tensors<S>;
}

/** The scan on a graph that is known; its operands may be numbers. */
export function scanOn(
  graph: Graph,
  setting: ScanSetting<Named, Named>,
  step: (entering: { readonly [name: string]: Tensor }) => ScanStep<Named, Named>,
): { readonly [name: string]: Tensor } {
  const { carry, over = {}, reverse = false, checkpoint = false } = setting;
  const dtype = floatAmong([...Object.values(carry), ...Object.values(over)]);
  const initial = lifted(graph, carry, dtype),
    consumed = lifted(graph, over, dtype),
    length = lengthOf(consumed, setting.length),
    segment = checkpoint === true ? Math.ceil(Math.sqrt(length)) : Number(checkpoint);
  if (!Number.isInteger(segment) || segment < 0) throw scanSegment(segment);
  const entering = placeholders(graph, "scan", [
    ...Array.from(initial, ([name, { type }]) => [name, type] as const),
    ...Array.from(consumed, ([name, { type }]) => [name, tensorType(type.dtype, type.shape.slice(1))] as const),
  ]);
  const given = step(Object.fromEntries(entering)),
    { bodies, captures } = closeOver(
      Array.from(entering.values(), ({ node }) => node),
      [resultsOf(graph, initial, given)],
    );
  const [body] = bodies;
  if (body === undefined) throw new TypeError("scan: no body");
  const operands = [...initial.values(), ...consumed.values(), ...captures],
    sizes = { carries: initial.size, overs: consumed.size, length };
  const node = appendScan(operands, { body, ...sizes, reverse, checkpoint: segment });
  return named([...initial.keys(), ...Object.keys(given.stack ?? {})], picks(node));
}

/** What a step gives: the next carries, in their order and of their types, and what is stacked. */
function resultsOf(
  graph: Graph,
  initial: ReadonlyMap<string, Node>,
  { next, stack = {} }: ScanStep<Named, Named>,
): Node[] {
  checkNames("scan", "next", [...initial.keys()], Object.keys(next));
  for (const name of Object.keys(stack)) if (initial.has(name)) throw loopNameTwice("scan", name);
  return [
    ...Array.from(initial, ([name, { type }]) => likeCarry("scan", graph, next[name] ?? 0, type)),
    ...Object.values(stack).map((operand) => onGraph(graph, Tensor.from(operand))),
  ];
}

/**
 * What `then` gives if the condition (a bool scalar) holds, else what `otherwise` gives; only that one runs.
 * @returns a tensor, or a list of them, as both functions do
 * @throws an error if they give different types
 */
export function cond<R extends Operand | readonly Operand[]>(
  condition: Operand,
  then: () => R,
  otherwise: () => R,
): R extends readonly Operand[] ? Tensor[] : Tensor {
  const graph = graphOf("cond", [condition]),
    // What a branch makes belongs to it; what was there before is computed once for both.
    first = graph.nodes.length;
  const chosen = then(),
    results = branchesAlike(graph, asList(chosen), asList(otherwise()));
  const { bodies, captures } = closeOver(
    [],
    [results.map(([result]) => result), results.map(([, result]) => result)],
    ({ id }) => id >= first,
  );
  const [yes, no] = bodies;
  if (yes === undefined || no === undefined) throw new TypeError("cond: no bodies");
  const predicate = onGraph(graph, Tensor.from(condition), "bool", "cond"),
    found = picks(appendCond(predicate, captures, { then: yes, otherwise: no }));
  const result: Tensor | Tensor[] = isList(chosen) ? found : (found[0] ?? Tensor.from(0));
  return result as R extends readonly Operand[] ? Tensor[] : Tensor;
}

/**
 * Steps as long as the condition on the carries holds, at most `maximum` times.
 * @returns the carries, by name, with which the condition fails, or after the last step that is allowed
 */
export function whileLoop<C extends Named>(
  { carry, maximum }: { readonly carry: C; readonly maximum?: number },
  condition: (entering: Tensors<C>) => Operand,
  step: (entering: Tensors<C>) => { readonly [name in keyof C]: Operand },
): Tensors<C> {
  const graph = graphOf("whileLoop", Object.values(carry)),
    initial = lifted(graph, carry, floatAmong(Object.values(carry)));
  if (maximum !== undefined && (!Number.isInteger(maximum) || maximum < 0))
    throw wrongLoop("whileLoop", `maximum is a number of steps, and not ${maximum}`);
  const entering = placeholders(
    graph,
    "whileLoop",
    [...initial].map(([name, { type }]) => [name, type] as const),
  );
  const given = Object.fromEntries(entering) as Tensors<C>;
  const goes = onGraph(graph, Tensor.from(condition(given)), "bool", "whileLoop"),
    next: Named = step(given);
  checkNames("whileLoop", "the step", [...initial.keys()], Object.keys(next));
  const results = [...initial].map(([name, { type }]) => likeCarry("whileLoop", graph, next[name] ?? 0, type));
  const { bodies, captures } = closeOver(
    [...entering.values()].map(({ node }) => node),
    [[goes], results],
  );
  const [test, body] = bodies;
  if (test === undefined || body === undefined) throw new TypeError("whileLoop: no bodies");
  const node = appendWhile([...initial.values(), ...captures], {
    condition: test,
    body,
    carries: initial.size,
    maximum: maximum ?? null,
  });
  return named([...initial.keys()], picks(node)) as Tensors<C>;
}

function isList(result: Operand | readonly Operand[]): result is readonly Operand[] {
  return Array.isArray(result);
}

function asList(result: Operand | readonly Operand[]): readonly Operand[] {
  return isList(result) ? result : [result];
}

function graphOf(op: string, operands: readonly Operand[]): Graph {
  const graph = commonGraph(
    op,
    operands.map((operand) => Tensor.from(operand)),
  );
  if (graph === null) throw loopWithoutGraph(op);
  return graph;
}

/** The float dtype that numbers without one take: the only one among the operands, or f64. */
function floatAmong(operands: readonly Operand[]): DType {
  const floats = new Set(
    operands.flatMap((operand) => {
      const { dtype } = Tensor.from(operand);
      return dtype !== null && isFloat(dtype) ? [dtype] : [];
    }),
  );
  const [only] = floats;
  return floats.size === 1 && only !== undefined ? only : "f64";
}

function lifted(graph: Graph, operands: Named, dtype: DType): Map<string, Node> {
  return new Map(
    Object.entries(operands).map(([name, operand]) => {
      const tensor = Tensor.from(operand);
      return [name, onGraph(graph, tensor, tensor.dtype ?? dtype, "scan")];
    }),
  );
}

function lengthOf(consumed: ReadonlyMap<string, Node>, given: number | undefined): number {
  for (const [name, { type }] of consumed)
    if (type.shape.length === 0) throw wrongLoop("scan", `${name} is a scalar and has no slices`);
  const lengths = [...consumed].map(([name, { type }]) => [name, type.shape[0]] as const);
  const [first] = lengths;
  if (first === undefined) {
    if (given === undefined) throw wrongLoop("scan", "with nothing to consume it needs a length");
    if (!Number.isInteger(given) || given < 0) throw scanLength(given);
    return given;
  }
  const [firstName, length = 0] = first;
  const other = lengths.find(([, extent]) => extent !== length);
  if (other !== undefined)
    throw wrongLoop("scan", `${firstName} has ${length} slices along axis 0 and ${other[0]} has ${other[1] ?? "none"}`);
  if (given !== undefined && given !== length)
    throw wrongLoop("scan", `length is ${given}, and ${firstName} has ${length} slices`);
  return length;
}

/** Stand-ins for what a step is given: inputs that no one else has. */
function placeholders(
  graph: Graph,
  op: string,
  types: readonly (readonly [string, TensorType])[],
): Map<string, Tensor> {
  const made = new Map<string, Tensor>();
  for (const [name, type] of types) {
    if (made.has(name)) throw loopNameTwice(op, name);
    const node = appendInput(graph, `${name} in the ${op} at node ${graph.nodes.length}`, type);
    graph.label(node, name);
    made.set(name, Tensor.of(node));
  }
  return made;
}

function checkNames(op: string, what: string, expected: readonly string[], got: readonly string[]): void {
  const same = expected.length === got.length && expected.every((name) => got.includes(name));
  if (!same) throw loopNames(op, what, expected, got);
}

/** A number becomes a tensor of the carry's type. */
function likeCarry(op: string, graph: Graph, operand: Operand, { dtype, shape }: TensorType): Node {
  const tensor = Tensor.from(operand);
  return onGraph(graph, tensor.dtype === null ? broadcastToShape(op, tensor, shape) : tensor, dtype, op);
}

/** The results of both branches in pairs: a number takes the type of the other. */
function branchesAlike(graph: Graph, chosen: readonly Operand[], others: readonly Operand[]): [Node, Node][] {
  if (others.length !== chosen.length) throw wrongLoop("cond", "both functions must give as many tensors");
  return chosen.map((operand, at) => {
    const x = Tensor.from(operand),
      y = Tensor.from(others[at] ?? operand),
      typed = x.dtype === null ? y : x,
      type = { dtype: typed.dtype ?? "f64", shape: typed.shape };
    return [likeCarry("cond", graph, x, type), likeCarry("cond", graph, y, type)];
  });
}

function named(names: readonly string[], results: readonly Tensor[]): { readonly [name: string]: Tensor } {
  return Object.fromEntries(names.map((name, at) => [name, results[at] ?? Tensor.from(0)]));
}
