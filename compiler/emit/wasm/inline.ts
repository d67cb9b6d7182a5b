/**
 * Short functions of numbers within loops that handle several at once: what is called is written out, so that a turn
 * has no calls, and what its lanes have in common is computed once.
 */
import {
  containsLoad,
  local,
  partsOf,
  scalarsOf,
  substitute,
  withBodies,
  withOwnScalars,
  withParts,
  type Call,
  type Local,
  type Scalar,
  type ScalarFunction,
  type Statement,
} from "../../../src/kernel.js";
import { canVectorise } from "./vectorFunction.js";

/** Words and numbers of a function that is written out where it is called. */
const mostParts = 120;

/** The statements without calls of short functions. */
export function withoutCalls(body: readonly Statement[]): readonly Statement[] {
  return new Inliner().statements(body);
}

class Inliner {
  private count = 0;

  statements(body: readonly Statement[]): readonly Statement[] {
    return body.flatMap((statement) => {
      const before: Statement[] = [],
        own = withOwnScalars(statement, (x) => this.scalar(x, before));
      return [...before, withBodies(own, (inner) => this.statements(inner))];
    });
  }

  /** @param chosen whether it is computed only where some condition holds, which may guard what it reads */
  private scalar(x: Scalar, before: Statement[], chosen = false): Scalar {
    const plain = withParts(x, (part) =>
      this.scalar(part, before, chosen || (x.kind === "select" && part !== x.condition)),
    );
    const moves = plain.kind === "call" && isShort(plain.callee) && !(chosen && plain.args.some(containsLoad));
    return moves ? this.call(plain, before) : plain;
  }

  /** What a call gives, behind the statements that compute it. */
  private call({ callee, args }: Call, before: Statement[]): Scalar {
    const values = new Map<Local, Scalar>(),
      prefix = `${callee.name}${++this.count}`;
    const name = (own: Local, value: Scalar): void => {
      const named = local(own.type, `${prefix}.${own.name}`);
      before.push({ kind: "let", local: named, value });
      values.set(own, named);
    };
    callee.parameters.forEach((parameter, at) => name(parameter, args[at] ?? parameter));
    for (const statement of callee.body) {
      if (statement.kind === "let") name(statement.local, this.scalar(substitute(statement.value, values), before));
      if (statement.kind === "return") return this.scalar(substitute(statement.value, values), before);
    }
    throw new TypeError(`emit: ${callee.name} returns nothing`);
  }
}

const known = new WeakMap<ScalarFunction, boolean>();

function isShort(callee: ScalarFunction): boolean {
  const before = known.get(callee);
  if (before !== undefined) return before;
  const isStraight = callee.body.every(
    (each) => each.kind === "return" || each.kind === "comment" || (each.kind === "let" && !each.local.mutable),
  );
  const parts = callee.body.flatMap(scalarsOf).reduce((sum, x) => sum + sizeOf(x), 0),
    result = isStraight && parts <= mostParts && canVectorise(callee);
  known.set(callee, result);
  return result;
}

function sizeOf(x: Scalar): number {
  return partsOf(x).reduce((sum, part) => sum + sizeOf(part), 1);
}
