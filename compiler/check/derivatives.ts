/**
 * Derivatives against central differences of the f64 evaluator, and against the mode that did not make them, by inner
 * products: <u, J v> is the same number whether J v comes forward or J^T u backward.
 */
import { GradcError } from "../../src/diagnostics.js";
import { appendInput } from "../../src/families/source.js";
import type { Node } from "../../src/graph.js";
import type { CompiledBinding } from "../compile.js";
import { vjp } from "../differentiate.js";
import { jvp } from "../jvp.js";
import { wrongDerivative } from "./blame.js";
import { benchOf, subjectsOf, type Claim, type Mode, type Subject } from "./claims.js";
import { differenceError, lengthOf, Objective, products, sum, tolerance } from "./objective.js";
import type { Point } from "./point.js";
import { row, verdict, type CheckRow } from "./report.js";
import { Sampler } from "./sample.js";

/** Both modes are exact up to rounding in f64. */
const modeTolerance = 1e-8;
const differences = "central differences";

/** A row for each derivative and each thing that it is compared with. */
export function checkDerivatives(compiled: CompiledBinding, made: Point, seed: number): CheckRow[] {
  const bench = benchOf(compiled, made, new Sampler(seed ^ 0x5eed));
  return subjectsOf(compiled.declaration, bench).flatMap((subject) => {
    const objective = new Objective(subject.of, bench.point),
      own = objective.overriding;
    return own === null
      ? [
          againstDifferences(subject, objective, bench.point),
          ...subject.others.map((mode) => againstMode(subject, mode, bench.point)),
        ]
      : [verdict(subject.name, differences, true, `not compared: the derivative of ${own} is the user's own`)];
  });
}

/** The worst of the directions. */
function againstDifferences({ name, of, claims, size }: Subject, objective: Objective, point: Point): CheckRow {
  const { holding } = objective;
  if (holding !== null)
    return verdict(name, differences, true, `not compared: ${holding} holds something fast in its body`);
  // The first direction has all elements: an element alone is measured by their root mean square at least.
  const usual = lengthOf(claims[0]?.terms ?? new Float64Array());
  const errors = claims.map(({ directions, terms }) =>
    differenceError(
      (step) => objective.at(directions, step),
      sum(terms),
      Math.max(usual, lengthOf(terms)),
      objective.size,
    ),
  );
  const worst = errors.reduce((a, b) => (Number.isNaN(a) || a > b ? a : b), 0),
    sampled = `${claims.length} of ${size} ${size === 1 ? "direction" : "directions"}`;
  if (worst <= tolerance) return row(name, differences, worst, tolerance, sampled);
  const blamed = Number.isNaN(worst)
    ? "not a number"
    : wrongDerivative(
        of.map(({ node }) => node),
        point,
      );
  return row(name, differences, worst, tolerance, blamed ?? sampled);
}

function againstMode({ name, of, claims }: Subject, mode: Mode, point: Point): CheckRow {
  const [claim] = claims;
  if (claim === undefined) return row(name, mode, 0, modeTolerance);
  const nodes = of.map(({ node }) => node),
    weights = of.map((weighted) => weighted.weights);
  try {
    const terms =
      mode === "forward mode" ? forward(nodes, weights, claim, point) : backward(nodes, weights, claim, point);
    const scale = Math.max(lengthOf(terms), lengthOf(claim.terms), Number.MIN_VALUE),
      error = Math.abs(sum(terms) - sum(claim.terms)) / scale;
    return row(name, mode, error, modeTolerance, Number.isNaN(error) ? "not a number" : "");
  } catch (error) {
    // What has no derivative in reverse says so.
    if (error instanceof GradcError) return verdict(name, mode, true, `not compared: ${error.text}`);
    throw error;
  }
}

/** A way to the terms of a product of a Jacobian with weights u and the directions v of a claim. */
type Way = (of: readonly Node[], weights: readonly Float64Array[], claim: Claim, point: Point) => Float64Array;

/** The terms of <u, J v>, by tangents. */
const forward: Way = (of, weights, { directions }, point) => {
  const wrt = [...directions.keys()],
    tangents = wrt.map((node) => standIn("tangent", node, directions.get(node), point));
  const found = jvp(of, wrt, tangents);
  return termsOf(found, weights, point);
};

/** The terms of <J^T u, v>, by cotangents. */
const backward: Way = (of, weights, { directions }, point) => {
  const wrt = [...directions.keys()],
    seeds = of.map((node, at) => standIn("cotangent", node, weights[at], point));
  // A direction stands in the place of what the tensor depends on.
  const found = vjp(of, seeds, wrt, { disconnected: "zero", stop: wrt });
  return termsOf(found, [...directions.values()], point);
};

/** An input of the graph that holds these numbers. */
function standIn(role: string, like: Node, data: Float64Array | undefined, point: Point): Node {
  const name = `${role} for a check, at node ${like.graph.nodes.length}`;
  point.give(name, data ?? new Float64Array());
  return appendInput(like.graph, name, like.type);
}

function termsOf(nodes: readonly Node[], weights: readonly Float64Array[], point: Point): Float64Array {
  const parts = nodes.map((node, at) => products(point.value(node).data, weights[at] ?? new Float64Array()));
  return Float64Array.from(parts.flatMap((part) => [...part]));
}
