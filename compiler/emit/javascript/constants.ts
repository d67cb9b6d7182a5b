/** The constants of a module, which all its models share, whatever their sizes: those of its schedules, and tables. */
import { literal, type Buffer } from "../../../src/kernel.js";
import { printType, type DType, type Shape } from "../../../src/types.js";
import type { ModuleSchedule } from "../../schedule/kernel.js";
import { encode } from "../encode.js";
import { identifier } from "./context.js";
import { printDecoded } from "./decode.js";
import { printLiteral } from "./literal.js";
import { arrayOf } from "./port.js";
import { printArray } from "./text.js";

export interface Constant {
  readonly name: string;
  readonly buffer: Buffer;
  readonly shape: Shape;
  readonly data: ArrayLike<number>;
}

/** Constants of one module, and the name of each buffer of the schedules that holds one. */
export interface Constants {
  readonly list: readonly Constant[];
  readonly names: ReadonlyMap<Buffer, string>;
}

/** Constants of the same name and content are one; others of the same name get a number. */
export function shareConstants(schedules: readonly ModuleSchedule[], taken: ReadonlySet<string>): Constants {
  const byName = new Map<string, Constant[]>();
  const used = new Set(taken);
  const names = new Map<Buffer, string>();
  for (const { buffer, shape, data } of schedules.flatMap(({ buffers }) => buffers)) {
    if (data === undefined) continue;
    const own = identifier(buffer.name, taken),
      known = byName.get(own) ?? [],
      constant: Constant = { name: unused(own, used), buffer, shape, data },
      { name } = known.find((other) => isSame(other, constant)) ?? constant;
    names.set(buffer, name);
    used.add(name);
    if (name === constant.name) byName.set(own, [...known, constant]);
  }
  return { list: [...byName.values()].flat(), names };
}

/** The name, with a number behind it if it is in use. */
export function unused(wanted: string, used: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; used.has(name); count++) name = `${wanted}${count}`;
  return name;
}

function isSame(a: Constant, b: Constant): boolean {
  if (printType({ dtype: a.buffer.type, shape: a.shape }) !== printType({ dtype: b.buffer.type, shape: b.shape }))
    return false;
  for (let i = 0; i < a.data.length; i++) if (!Object.is(a.data[i], b.data[i])) return false;
  return true;
}

/** Constants with more elements than this are stored in the shortest way, others are there to be read. */
const longestReadable = 64;

/** The array, with its type above it. */
export function printConstant(constant: Constant): string[] {
  const { name, buffer, shape, data } = constant;
  return [
    `/** ${printType({ dtype: buffer.type, shape })} */`,
    ...printData(`const ${name} = `, { type: buffer.type, data }),
  ];
}

/** The expression of an array of whole numbers. */
export function printIntegers(data: Int32Array): string[] {
  return printData("", { type: "i32", data }, "");
}

/** The elements of an array. */
type Elements = Pick<Constant, "data"> & { readonly type: DType };

function printData(before: string, elements: Elements, end = ";"): string[] {
  const { type, data } = elements,
    { length } = data,
    kind = arrayOf(type),
    first = data[0] ?? 0;
  if (isRamp(data, first, 0)) {
    const fill = Object.is(first, 0) ? "" : `.fill(${numeral(type, first)})`;
    return [`${before}new ${kind}(${length})${fill}${end}`];
  }
  const list = (items: readonly string[]): string[] => printArray(`${before}new ${kind}([`, items, `])${end}`);
  if (length <= longestReadable) return list(Array.from(data, (value) => numeral(type, value)));
  const step = (data[1] ?? 0) - first;
  if (isRamp(data, first, step)) return [`${before}${kind}.from({ length: ${length} }, ${rampOf(first, step)})${end}`];
  const { coding, text } = encode(data);
  const decoded = printDecoded(coding, kind, length, text);
  const numerals = numeralsWithin(elements, decoded.length);
  return numerals === null ? [`${before}${decoded}${end}`] : list(numerals);
}

/** Whether element i is first + i step, computed so. */
function isRamp(data: ArrayLike<number>, first: number, step: number): boolean {
  for (let i = 0; i < data.length; i++) if (!Object.is(data[i], step === 0 ? first : first + i * step)) return false;
  return true;
}

/** `5 + i * 2` as a function of the index. The 0 before a falling ramp keeps its first element from being -0. */
function rampOf(first: number, step: number): string {
  const size = Math.abs(step) === 1 ? "i" : `i * ${numeralOf(Math.abs(step))}`;
  if (first === 0 && step > 0) return `(_, i) => ${size}`;
  return `(_, i) => ${numeralOf(first)} ${step < 0 ? "-" : "+"} ${size}`;
}

function numeralOf(value: number): string {
  return printLiteral(literal("f64", value));
}

/** The shortest decimals that give the numbers, unless they are longer in all. */
function numeralsWithin({ type, data }: Elements, most: number): string[] | null {
  const numerals: string[] = [];
  let length = 0;
  for (let i = 0; i < data.length; i++) {
    const text = numeral(type, data[i] ?? NaN);
    length += text.length + 2;
    if (length > most) return null;
    numerals.push(text);
  }
  return numerals;
}

/** A Float32Array rounds what it is given, so that nine digits always do. */
function numeral(type: DType, value: number): string {
  return type === "bool" ? String(value) : printLiteral(literal(type, value), true);
}
