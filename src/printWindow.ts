/** Views in which axes of the source and of the result meet: window, diagonal, diag, tril, triu. */
import type { IndexMap, Quotient } from "./indexMap.js";
import { printShape, sameShape, type Shape } from "./types.js";
import { activeAxes, printAxes, printOptions, type ViewStep } from "./viewStep.js";

/** The call that makes a view whose fill is 0, or null. */
export function specialSteps(map: IndexMap, source: Shape, result: Shape): ViewStep[] | null {
  return (
    windowSteps(map, source, result) ??
    diagonalSteps(map, source, result) ??
    diagSteps(map, source, result) ??
    triangleSteps(map, source, result)
  );
}

function coefficientAt(quotient: Quotient | undefined, axis: number): number {
  return quotient?.coefficients[axis] ?? 0;
}

function isIndexOf(quotient: Quotient, axis: number): boolean {
  const { coefficients, offset, divisor } = quotient;
  return (
    offset === 0 && divisor === 1 && coefficients.every((coefficient, at) => coefficient === (at === axis ? 1 : 0))
  );
}

/** Source index = stride * window + dilation * place in the window - padding; the windows' own axes stand last. */
function windowSteps({ axes, guards }: IndexMap, source: Shape, result: Shape): ViewStep[] | null {
  const rank = source.length;
  const windowed = axes.flatMap((quotient, axis) => (isIndexOf(quotient, axis) ? [] : [axis]));
  if (guards.length > 0 || windowed.length === 0 || result.length !== rank + windowed.length) return null;
  const fits = windowed.every((axis, at) => {
    const quotient = axes[axis];
    const others = quotient?.coefficients.some(
      (coefficient, where) => coefficient !== 0 && where !== axis && where !== rank + at,
    );
    return (
      quotient?.divisor === 1 &&
      others === false &&
      coefficientAt(quotient, axis) > 0 &&
      coefficientAt(quotient, rank + at) > 0
    );
  });
  if (!fits) return null;
  const strides = windowed.map((axis) => coefficientAt(axes[axis], axis));
  const dilation = windowed.map((axis, at) => coefficientAt(axes[axis], rank + at));
  const padding = windowed.map((axis, at) => {
    const before = -(axes[axis]?.offset ?? 0),
      count = result[axis] ?? 1,
      size = result[rank + at] ?? 1;
    const reach = (count - 1) * (strides[at] ?? 1) + (size - 1) * (dilation[at] ?? 1) + 1;
    const after = reach - before - (source[axis] ?? 0);
    // What is left over behind the last window needs no cropping if no further window fits into it.
    return [before, after < 0 && after > -(strides[at] ?? 1) ? 0 : after];
  });
  const options = [`axes: ${printAxes(windowed)}`, `size: ${printAxes(result.slice(rank))}`];
  if (strides.some((stride) => stride !== 1)) options.push(`strides: ${printAxes(strides)}`);
  if (dilation.some((step) => step !== 1)) options.push(`dilation: ${printAxes(dilation)}`);
  if (padding.some((pair) => pair.some((extent) => extent !== 0)))
    options.push(`padding: [${padding.map(printShape).join(", ")}]`);
  return [{ call: "window", args: printOptions(options), shape: result }];
}

/** Two source axes follow the last axis of the result, one of them moved by an offset. */
function diagonalSteps({ axes, guards }: IndexMap, source: Shape, result: Shape): ViewStep[] | null {
  const last = result.length - 1,
    [rows, columns] = axes.slice(-2);
  if (guards.length > 0 || source.length !== result.length + 1 || rows === undefined || columns === undefined)
    return null;
  const leading = axes.slice(0, -2).every((quotient, axis) => isIndexOf(quotient, axis));
  const straight = [rows, columns].every(
    (quotient) => quotient.divisor === 1 && isIndexOf({ ...quotient, offset: 0 }, last),
  );
  const length = Math.min((source[last] ?? 1) - rows.offset, (source[last + 1] ?? 1) - columns.offset);
  const whole = Math.min(rows.offset, columns.offset) === 0 && result[last] === length;
  if (!leading || !straight || !whole) return null;
  const options = last === 0 ? [] : [`axis1: ${last}`, `axis2: ${last + 1}`];
  return [{ call: "diagonal", args: offsetOption(columns.offset - rows.offset, options), shape: result }];
}

/** A vector on the diagonal of a matrix of zeros: only where both indices agree is there an element. */
function diagSteps({ axes, guards }: IndexMap, source: Shape, result: Shape): ViewStep[] | null {
  const [along] = axes,
    [guard] = guards;
  if (source.length !== 1 || result.length !== 2 || along === undefined || guard === undefined || guards.length > 1)
    return null;
  const { coefficients, offset, divisor } = guard.quotient,
    [row = 0, column = 0] = coefficients;
  if (guard.size !== 1 || divisor !== 1 || Math.abs(row) !== 1 || row !== -column) return null;
  const [axis, second] = activeAxes(along, result);
  if (axis === undefined || second !== undefined || !isIndexOf({ ...along, offset: 0 }, axis)) return null;
  // column - row + k = 0: the element stands k columns to the left.
  const shift = -offset * column,
    start = axis === 0 ? Math.max(0, -shift) : Math.max(0, shift);
  const square = result.every((extent) => extent === (source[0] ?? 0) + Math.abs(shift));
  return square && along.offset === -start ? [{ call: "diag", args: offsetOption(shift), shape: result }] : null;
}

/** Every element in its place, where sign (i - j) + offset is from 0 to the largest that it becomes. */
function triangleSteps({ axes, guards }: IndexMap, source: Shape, result: Shape): ViewStep[] | null {
  const rank = result.length,
    [guard] = guards;
  const inPlace = sameShape(source, result) && axes.every((quotient, axis) => isIndexOf(quotient, axis));
  if (!inPlace || rank < 2 || guard === undefined || guards.length > 1) return null;
  const { offset, divisor } = guard.quotient,
    row = coefficientAt(guard.quotient, rank - 2),
    [axis, other, third] = activeAxes(guard.quotient, result);
  const between = axis === rank - 2 && other === rank - 1 && third === undefined;
  if (!between || divisor !== 1 || Math.abs(row) !== 1 || coefficientAt(guard.quotient, rank - 1) !== -row) return null;
  const longest = (result[row === 1 ? rank - 2 : rank - 1] ?? 1) + offset;
  if (guard.size < longest) return null;
  return [{ call: row === 1 ? "tril" : "triu", args: offsetOption(row * offset), shape: result }];
}

function offsetOption(offset: number, others: readonly string[] = []): string[] {
  return printOptions([...(offset === 0 ? [] : [`offset: ${offset}`]), ...others]);
}
