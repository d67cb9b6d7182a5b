/**
 * Indices that grow from turn to turn of a loop by as much, as addresses: each is then one addition a turn, where the
 * index would be computed from the variable. Such an index has a name, and only elements of one size are read or
 * written at it and at fixed distances from it.
 */
import type { Buffer, For, Local, Scalar, Statement } from "../../../src/kernel.js";
import { containsLoad, mentions, partsOf, scalarsOf, statementsIn } from "../../../src/kernel.js";
import { bytesPerElement } from "../../../src/types.js";
import { rangeOf } from "../range.js";
import type { Code } from "./context.js";
import { linearOf } from "./linear.js";

export interface Pointer {
  readonly local: Local;
  readonly value: Scalar;
  /** Bytes by which it grows at each turn. */
  readonly step: number;
  /** Of an element. */
  readonly size: number;
}

/** The indices of a loop that are addresses, none if it has loops within it that are not written out. */
export function planPointers(loop: For, code: Code): Pointer[] {
  if (statementsIn(loop.body).some((each) => isLoop(each) && !code.unrolled.has(each))) return [];
  const written = new Set(loop.body.flatMap((each) => (each.kind === "for" ? [each.variable.name] : []))),
    uses = usesIn(loop.body);
  return loop.body.flatMap((statement): Pointer[] => {
    if (statement.kind !== "let" || statement.local.type !== "i32" || statement.local.mutable) return [];
    const { local, value } = statement,
      step = growth(value, loop),
      size = sizeAt(local, uses, written);
    if (step === null || size === null || rangeOf(value, code.ranges).low < 0) return [];
    return [{ local, value, step: step * loop.step * size, size }];
  });
}

function isLoop({ kind }: Statement): boolean {
  return kind === "for" || kind === "while" || kind === "run";
}

/** By how much a value grows with the variable, where the rest of it is the same at every turn; what is read may not be. */
function growth(value: Scalar, { variable, body }: For): number | null {
  if (containsLoad(value)) return null;
  const { terms } = linearOf(value, new Map()),
    set = new Set(statementsIn(body).flatMap((each) => ("local" in each ? [each.local] : [])));
  const step = terms.get(variable.name) ?? 0,
    // A term of its own that hides the variable, such as a remainder, does not grow evenly.
    hides = [...terms.keys()].some((key) => key.includes(`"name":${JSON.stringify(variable.name)}`));
  return step > 0 && !hides && ![...set].some((local) => mentions(value, local)) ? step : null;
}

/** What a loop reads and writes, and every other use of a local. */
interface Uses {
  readonly accesses: readonly { readonly buffer: Buffer; readonly index: Scalar }[];
  readonly elsewhere: ReadonlySet<Local>;
}

function usesIn(body: readonly Statement[]): Uses {
  const accesses: { buffer: Buffer; index: Scalar }[] = [],
    elsewhere = new Set<Local>();
  const visit = (x: Scalar): void => {
    if (x.kind === "local") elsewhere.add(x);
    if (x.kind === "load") accesses.push(x);
    else partsOf(x).forEach(visit);
  };
  for (const statement of statementsIn(body)) {
    if (statement.kind === "store") {
      accesses.push(statement);
      visit(statement.value);
    } else scalarsOf(statement).forEach(visit);
  }
  return { accesses, elsewhere };
}

/** The size of the elements at an index, where it is only that, and all are of one size; null otherwise. */
function sizeAt(local: Local, { accesses, elsewhere }: Uses, written: ReadonlySet<string>): number | null {
  if (elsewhere.has(local)) return null;
  const sizes = new Set<number>();
  for (const { buffer, index } of accesses) {
    if (!mentions(index, local)) continue;
    const { terms } = linearOf(index, new Map()),
      others = [...terms.keys()].filter((key) => key !== local.name);
    if (terms.get(local.name) !== 1 || others.some((key) => !written.has(key))) return null;
    sizes.add(bytesPerElement(buffer.type));
  }
  const [size] = sizes;
  return sizes.size === 1 && size !== undefined ? size : null;
}
