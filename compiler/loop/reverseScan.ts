/** The backward pass of a scan: see reverse.ts. */
import { Tensor } from "../../src/builder.js";
import { appendScan, bodyOf, pick, type Scan } from "../../src/families/loop.js";
import { Body, reachable, type Node } from "../../src/graph.js";
import { add } from "../../src/ops/arithmetic.js";
import { logicalOr } from "../../src/ops/compare.js";
import type { Cotangent } from "../../src/pullback.js";
import { keptNodes } from "../keep.js";
import { replaceAll } from "../rebuild.js";
import { activeInputs } from "./activity.js";
import { freshCotangent, freshInput, marksOf, supportOf, uniform, valueOf } from "./marks.js";
import type { LoopCotangents, Parts, Propagate } from "./reverse.js";

export function pullbackScan(
  node: Node,
  scan: Scan,
  { results, wanted }: LoopCotangents,
  propagate: Propagate,
  replaced: Map<Node, Node>,
): Parts {
  const active = activeInputs(scan, wanted),
    step = differentiated(scan, active, results, propagate);
  const wiring = new Wiring(node, scan, step, results);
  const parts = scan.body.inputs.map((_, at) =>
    active[at] === true ? wiring.part(at, wanted[at] === true) : (): Cotangent | null => null,
  );
  const augmented = wiring.finish();
  scan.body.results.forEach((_, at) => {
    if (augmented !== node) replaced.set(pick(node, at), pick(augmented, at));
  });
  return parts.map((part) => part());
}

/** One step backwards, in the graph of the body. */
interface Step {
  /** What stands for the cotangents of the results of the body. */
  readonly given: Parts;
  /** The cotangents of its inputs. */
  readonly parts: Parts;
  /** What stands for results of loops within the body. */
  readonly replaced: ReadonlyMap<Node, Node>;
}

/**
 * Differentiates the body. At first the cotangents of carries are taken to hold everywhere, where those of the scan's
 * results do; a carry that then comes out otherwise gets a support of its own, and the body is differentiated again.
 */
function differentiated(scan: Scan, active: readonly boolean[], results: Parts, propagate: Propagate): Step {
  const { body, carries } = scan,
    { graph } = body;
  const everywhere = results.map((result) => result !== null && result.support === null);
  for (;;) {
    const replaced = new Map<Node, Node>();
    const given = body.results.map(({ type, label }, at) => {
      if (at < carries ? active[at] !== true : results[at] === null) return null;
      return freshCotangent(graph, label ?? `result${at}`, type, everywhere[at] !== true);
    });
    const start = body.results.flatMap((result, at) => (given[at] ? [[result, given[at]] as const] : []));
    const reached = propagate(
      start,
      body.inputs.filter((_, at) => active[at]),
      replaced,
    );
    const parts = body.inputs.map((input, at) => (active[at] === true ? (reached.get(input) ?? null) : null));
    const wrong = parts.flatMap((part, at) =>
      at < carries && active[at] === true && everywhere[at] === true && (part === null || part.support !== null)
        ? [at]
        : [],
    );
    if (wrong.length === 0) return { given, parts, replaced };
    for (const at of wrong) everywhere[at] = false;
  }
}

/** Inputs of the body of the backward scan, with the operands that they stand for and, of carries, what they become. */
class Wiring {
  private readonly carries: { inner: Node; outer: Node; next: Node }[] = [];
  private readonly overs: { inner: Node; outer: () => Node }[] = [];
  private readonly stacks: Node[] = [];
  private backward: Node | null = null;

  constructor(
    private readonly node: Node,
    private readonly scan: Scan,
    private readonly step: Step,
    results: Parts,
  ) {
    const { body, carries } = scan,
      outer = node.graph;
    step.given.forEach((given, at) => {
      const like = body.inputs[at],
        result = results[at] ?? null;
      if (given === null) return;
      if (at >= carries && result !== null) {
        this.consume(given.value.node, result.value.node);
        if (given.support !== null && result.support !== null) this.consume(given.support.node, result.support.node);
      } else if (like !== undefined) {
        const part = step.parts[at] ?? null,
          initial = result?.value.node ?? uniform(outer, like.type, 0);
        this.carry(given.value.node, initial, valueOf(part, like));
        if (given.support === null) return;
        const marks = result === null ? uniform(outer, marksOf(like.type), 0) : supportOf(result, result.value.node);
        this.carry(given.support.node, marks, supportOf(part, like));
      }
    });
  }

  private carry(inner: Node, outer: Node, next: Node): () => Tensor {
    const at = this.carries.push({ inner, outer, next }) - 1;
    return () => this.result(at);
  }
  private consume(inner: Node, outer: Node): void {
    this.overs.push({ inner, outer: () => outer });
  }
  private stack(node: Node): () => Tensor {
    const at = this.stacks.push(node) - 1;
    return () => this.result(this.carries.length + at);
  }
  private result(at: number): Tensor {
    if (this.backward === null) throw new TypeError("scan: the backward pass is not there yet");
    return Tensor.of(pick(this.backward, at));
  }

  /** The cotangent of an operand, to be asked for when the backward scan is there. */
  part(at: number, isWanted: boolean): () => Cotangent | null {
    const { carries, overs } = this.scan,
      part = this.step.parts[at] ?? null,
      given = this.step.given[at] ?? null;
    if (at < carries) {
      const value = this.carries.findIndex(({ inner }) => inner === given?.value.node),
        marks = this.carries.findIndex(({ inner }) => inner === given?.support?.node);
      return () => (isWanted ? { value: this.result(value), support: marks < 0 ? null : this.result(marks) } : null);
    }
    if (part === null || !isWanted) return () => null;
    const support = part.support;
    if (at < carries + overs) {
      const value = this.stack(part.value.node),
        marks = support === null ? null : this.stack(support.node);
      return () => ({ value: value(), support: marks?.() ?? null });
    }
    return this.sum(at, part);
  }

  /** A capture takes part in every step. */
  private sum(at: number, part: Cotangent): () => Cotangent {
    const { graph } = this.scan.body,
      { type, label = `capture${at}` } = part.value.node;
    const total = freshInput(graph, `d_${label}`, type);
    const value = this.carry(total, uniform(this.node.graph, type, 0), add(Tensor.of(total), part.value).node);
    if (part.support === null) return () => ({ value: value(), support: null });
    const taken = freshInput(graph, `${label}_takes_part`, marksOf(type));
    const next = logicalOr(Tensor.of(taken), part.support).node;
    const marks = this.carry(taken, uniform(this.node.graph, marksOf(type), 0), next);
    return () => ({ value: value(), support: marks() });
  }

  /** Appends the scan that keeps what is needed, and the backward scan; returns the former. */
  finish(): Node {
    const { body, carries, checkpoint } = this.scan,
      { node } = this;
    const own = [...this.carries.map(({ next }) => next), ...this.stacks],
      replaced = replaceAll("differentiate", [...body.results, ...own], this.step.replaced);
    const forward = replaced.slice(0, body.results.length),
      backward = replaced.slice(body.results.length);
    const kept = checkpoint === 1 ? [] : keptNodes(forward, backward);
    const needed = new Set(reachable(backward, new Set(kept)));
    const entering = body.inputs.slice(0, carries).filter((input) => needed.has(input));
    const augmented = appendScan(node.inputs, {
      ...this.scan,
      body: new Body(body.graph, body.inputs, [...forward, ...kept, ...entering]),
    });
    [...kept, ...entering].forEach((inner, at) => {
      const stack = pick(augmented, body.results.length + at),
        suffix = at < kept.length ? "" : "_before";
      if (inner.label !== undefined) node.graph.label(stack, inner.label + suffix);
      this.overs.push({ inner, outer: () => stack });
    });
    this.backward = this.appendBackward(backward, needed);
    if (node.label !== undefined) {
      node.graph.label(augmented, node.label);
      node.graph.label(this.backward, `d_${node.label}`);
    }
    return augmented;
  }

  /** The scan in the other direction. */
  private appendBackward(results: readonly Node[], needed: ReadonlySet<Node>): Node {
    const { body, carries, overs, length, reverse } = this.scan;
    const given = this.node.inputs.map((outer, at) => ({ inner: body.inputs[at] ?? outer, outer }));
    for (const { inner, outer } of given.slice(carries, carries + overs))
      if (needed.has(inner)) this.consume(inner, outer);
    const captures = given.slice(carries + overs).filter(({ inner }) => needed.has(inner));
    const inputs = [...this.carries, ...this.overs, ...captures].map(({ inner }) => inner);
    return appendScan(
      [
        ...this.carries.map(({ outer }) => outer),
        ...this.overs.map(({ outer }) => outer()),
        ...captures.map(({ outer }) => outer),
      ],
      {
        body: bodyOf(inputs, results),
        carries: this.carries.length,
        overs: this.overs.length,
        length,
        reverse: !reverse,
        checkpoint: 0,
      },
    );
  }
}
