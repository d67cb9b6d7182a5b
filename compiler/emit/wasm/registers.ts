/**
 * Small local arrays in registers. An array may be that if every access names its element by a number: outside of
 * loops, or in short loops over neighbouring elements, which are then written out.
 */
import type { Buffer, For, Local, Scalar, Statement } from "../../../src/kernel.js";
import { bodiesOf, partsOf, scalarsOf } from "../../../src/kernel.js";
import { bytesPerElement } from "../../../src/types.js";
import type { RegisterPlan } from "./context.js";
import { linearOf } from "./linear.js";
import { isPlain } from "./vectorLoop.js";

/** Registers of one array at most: more in all than a machine has are kept in memory anyhow. */
const largest = 8 * 16;
const longestLoop = 32;

export function planRegisters(body: readonly Statement[]): RegisterPlan {
  const planner = new Planner();
  body.forEach((statement) => planner.visit(statement, null));
  return planner.plan();
}

class Planner {
  private readonly arrays = new Set<Buffer>();
  private readonly refused = new Set<Buffer>();
  private readonly loops = new Map<For, Set<Buffer>>();
  private readonly declared = new Set<Local>();
  private readonly readByLoops = new Map<Local, For[]>();
  private readonly readElsewhere = new Set<Local>();

  visit(statement: Statement, loop: For | null): void {
    if (statement.kind === "array" && fits(statement.buffer)) this.arrays.add(statement.buffer);
    if (statement.kind === "let" && !statement.local.mutable && isFloat(statement.local) && loop === null)
      this.declared.add(statement.local);
    if (statement.kind === "store") this.access(statement.buffer, statement.index, loop);
    scalarsOf(statement).forEach((x) => this.read(x, loop));
    const inner = statement.kind === "for" && isShort(statement) ? statement : null;
    for (const each of bodiesOf(statement)) each.forEach((below) => this.visit(below, inner));
  }

  private read(x: Scalar, loop: For | null): void {
    if (x.kind === "load") this.access(x.buffer, x.index, loop);
    if (x.kind === "local") {
      if (loop === null) this.readElsewhere.add(x);
      else this.readByLoops.set(x, [...(this.readByLoops.get(x) ?? []), loop]);
    }
    partsOf(x).forEach((part) => this.read(part, loop));
  }

  private access(buffer: Buffer, index: Scalar, loop: For | null): void {
    if (buffer.space !== "local") return;
    if (loop !== null) this.loops.set(loop, (this.loops.get(loop) ?? new Set()).add(buffer));
    const { terms } = linearOf(index, new Map()),
      [[name, step] = ["", 0]] = terms;
    const known = terms.size === 0 || (terms.size === 1 && name === loop?.variable.name && step === 1);
    if (!known) this.refused.add(buffer);
  }

  plan(): RegisterPlan {
    const buffers = new Set([...this.arrays].filter((buffer) => !this.refused.has(buffer)));
    const unrolled = new Set<Statement>(
      [...this.loops].filter(([, touched]) => [...touched].some((buffer) => buffers.has(buffer))).map(([loop]) => loop),
    );
    const splats = new Set(
      [...this.readByLoops]
        .filter(([local, loops]) => this.declared.has(local) && loops.every((loop) => unrolled.has(loop)))
        .map(([local]) => local)
        .filter((local) => !this.readElsewhere.has(local)),
    );
    return { buffers, splats, unrolled };
  }
}

function isFloat({ type }: Local): boolean {
  return type === "f32" || type === "f64";
}

function fits({ type, length }: Buffer): boolean {
  const bytes = bytesPerElement(type) * length;
  return type !== "bool" && bytes > 0 && bytes % 16 === 0 && bytes <= largest;
}

function isShort({ from, to, step, body }: For): boolean {
  if (from.kind !== "literal" || to.kind !== "literal" || step !== 1) return false;
  return to.value - from.value <= longestLoop && body.every(isPlain);
}
