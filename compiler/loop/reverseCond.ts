/** The backward pass of a condition: the branch that ran, computed again with its derivative. */
import { Tensor } from "../../src/builder.js";
import { appendCond, bodyOf, picks, readCond } from "../../src/families/loop.js";
import type { Body, Node } from "../../src/graph.js";
import type { Cotangent } from "../../src/pullback.js";
import { isFloat } from "../../src/types.js";
import { replaceAll } from "../rebuild.js";
import { freshCotangent, supportOf, valueOf } from "./marks.js";
import type { LoopCotangents, Parts, Propagate } from "./reverse.js";

export function pullbackCond(node: Node, { results, wanted }: LoopCotangents, propagate: Propagate): Parts {
  const { then, otherwise } = readCond(node.attrs),
    [predicate = node, ...captures] = node.inputs;
  const chosen = captures.map(({ type }, at) => wanted[at + 1] === true && isFloat(type.dtype)),
    branches = [then, otherwise].map((body) => branch(body, results, chosen, propagate));
  const bodies = branches.map(({ body, parts, given, replaced }) => {
    const roots = body.inputs.flatMap((input, at) =>
      chosen[at] === true ? [valueOf(parts[at] ?? null, input), supportOf(parts[at] ?? null, input)] : [],
    );
    return bodyOf([...body.inputs, ...given], replaceAll("differentiate", roots, replaced));
  });
  const [first, second] = bodies;
  if (first === undefined || second === undefined) throw new TypeError("cond: two branches");
  const cotangents = results.flatMap((result) =>
    result === null ? [] : [result.value.node, ...(result.support === null ? [] : [result.support.node])],
  );
  const found = picks(appendCond(predicate, [...captures, ...cotangents], { then: first, otherwise: second }));
  let next = 0;
  const parts = chosen.map((isChosen): Cotangent | null => {
    if (!isChosen) return null;
    const [value = Tensor.of(node), support = null] = found.slice(next, (next += 2));
    return { value, support };
  });
  return [null, ...parts];
}

interface Branch {
  readonly body: Body;
  /** The inputs that stand for the cotangents of its results. */
  readonly given: readonly Node[];
  readonly parts: Parts;
  readonly replaced: ReadonlyMap<Node, Node>;
}

function branch(body: Body, results: Parts, chosen: readonly boolean[], propagate: Propagate): Branch {
  const replaced = new Map<Node, Node>();
  const given = body.results.map(({ type }, at) => {
    const result = results[at] ?? null;
    return result === null ? null : freshCotangent(body.graph, `result${at}`, type, result.support !== null);
  });
  const reached = propagate(
    body.results.flatMap((result, at) => (given[at] ? [[result, given[at]] as const] : [])),
    body.inputs.filter((_, at) => chosen[at]),
    replaced,
  );
  return {
    body,
    replaced,
    given: given.flatMap((part) =>
      part === null ? [] : [part.value.node, ...(part.support === null ? [] : [part.support.node])],
    ),
    parts: body.inputs.map((input, at) => (chosen[at] === true ? (reached.get(input) ?? null) : null)),
  };
}
