/** Parts of tensors that move with the steps of a loop: statements that name the part, made to name the whole. */
import * as k from "../../src/kernel.js";
import type { Place } from "./place.js";

export interface Window {
  /** What statements name: as long as one slice. */
  readonly part: Place;
  /** The tensor, slice after slice. */
  readonly whole: Place;
}

/**
 * The statements with elements of the whole in the place of those of the part, at a position along the whole's first
 * axis. Procedures that they run get the position as a parameter.
 */
export function intoWindows(
  statements: readonly k.Statement[],
  windows: readonly Window[],
  position: k.Scalar,
): k.Statement[] {
  const byPart = new Map(windows.map((window) => [window.part.buffer, window]));
  return new Moving(byPart).statements(statements, position);
}

class Moving {
  private readonly moved = new Map<k.Procedure, k.Procedure>();

  constructor(private readonly windows: ReadonlyMap<k.Buffer, Window>) {}

  statements(statements: readonly k.Statement[], position: k.Scalar): k.Statement[] {
    return statements.map((each) => this.statement(each, position));
  }

  private statement(given: k.Statement, position: k.Scalar): k.Statement {
    const statement = k.withBodies(given, (body) => this.statements(body, position));
    if (statement.kind === "run") return this.running(statement, position);
    const own = k.withOwnScalars(statement, (x) => this.scalar(x, position));
    const window = own.kind === "store" ? this.windows.get(own.buffer) : undefined;
    if (own.kind !== "store" || window === undefined) return own;
    return { ...own, buffer: window.whole.buffer, index: this.index(window, own.index, position) };
  }

  private scalar(x: k.Scalar, position: k.Scalar): k.Scalar {
    const inner = k.withParts(x, (part) => this.scalar(part, position)),
      window = inner.kind === "load" ? this.windows.get(inner.buffer) : undefined;
    if (inner.kind !== "load" || window === undefined) return inner;
    return { ...inner, buffer: window.whole.buffer, index: this.index(window, inner.index, position) };
  }

  private index({ part, whole }: Window, index: k.Scalar, position: k.Scalar): k.Scalar {
    const start = part.buffer.length === 1 ? position : k.mul(position, part.buffer.length),
      from = whole.offset === 0 ? start : k.add(start, whole.offset);
    return index.kind === "literal" && index.value === 0 ? from : k.add(from, index);
  }

  private running(
    { procedure, args }: Extract<k.Statement, { kind: "run" }>,
    position: k.Scalar,
  ): Extract<k.Statement, { kind: "run" }> {
    if (!this.mentions(procedure.body)) return { kind: "run", procedure, args };
    return { kind: "run", procedure: this.procedure(procedure), args: [...args, position] };
  }

  /** With one more parameter. */
  private procedure(procedure: k.Procedure): k.Procedure {
    const known = this.moved.get(procedure);
    if (known !== undefined) return known;
    const taken = new Set([...k.localNames(procedure.body), ...procedure.parameters.map(({ name }) => name)]);
    let name = "row";
    for (let count = 2; taken.has(name); count++) name = `row${count}`;
    const at = k.local("i32", name);
    const made = {
      ...procedure,
      parameters: [...procedure.parameters, at],
      body: this.statements(procedure.body, at),
    };
    this.moved.set(procedure, made);
    return made;
  }

  private mentions(statements: readonly k.Statement[]): boolean {
    const inScalar = (x: k.Scalar): boolean =>
      (x.kind === "load" && this.windows.has(x.buffer)) || k.partsOf(x).some(inScalar);
    return statements.some(
      (each) =>
        k.scalarsOf(each).some(inScalar) ||
        (each.kind === "store" && this.windows.has(each.buffer)) ||
        (each.kind === "run" && this.mentions(each.procedure.body)) ||
        k.bodiesOf(each).some((body) => this.mentions(body)),
    );
  }
}
