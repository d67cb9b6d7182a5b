/** What a module says of itself: plain data, in the module as a constant and for whoever compiles it. */
import type { Declaration } from "../../../src/program.js";
import type { Shape } from "../../../src/types.js";
import type { FunctionName, ModuleSchedule } from "../../schedule/kernel.js";
import { quoted } from "../names.js";
import type { Port, Ports } from "./port.js";
import { indented } from "./text.js";

/** Types, not interfaces: they are data, which is printed whatever its keys. */
export type TensorSignature = { readonly name: string; readonly dtype: string; readonly shape: Shape };
/**
 * A list, not an object with the tensors' names: V8 lets objects of the same keys share one layout, and then would
 * keep the numbers of a caller's `{ loss: 0 }` in the form that tensors need here, boxed, a new box for each call.
 */
type Tensors = readonly TensorSignature[];

export type Signature = {
  readonly name: string;
  /** Version of the compiler. */
  readonly compiler: string;
  readonly sizes: { readonly [size: string]: number };
  readonly inputs: Tensors;
  readonly parameters: Tensors;
  readonly outputs: Tensors;
  /** By the name of the wrt; `of` says what is differentiated. */
  readonly gradients: Tensors;
  readonly of: string | null;
  /** Floating-point operations of a call. */
  readonly flops: { readonly [F in FunctionName]?: number };
  /** Memory of a model. */
  readonly bytes: number;
  /** What backward reads of what forward computed. */
  readonly keeps: Tensors;
};

interface SignatureRequest {
  readonly declaration: Declaration;
  readonly schedule: ModuleSchedule;
  readonly ports: Ports;
  readonly bytes: number;
  readonly version: string;
}

export function signatureOf({ declaration, schedule, ports, bytes, version }: SignatureRequest): Signature {
  const flops = schedule.functions.map(({ name, kernels }) => {
    return [name, kernels.reduce((sum, kernel) => sum + kernel.flops, 0)] as const;
  });
  return {
    name: declaration.name,
    compiler: `gradc ${version}`,
    sizes: { ...declaration.binding },
    inputs: tensors(ports.inputs),
    parameters: tensors(ports.parameters),
    outputs: tensors(ports.outputs),
    gradients: tensors(ports.gradients ?? []),
    of: ports.gradients === null ? null : (declaration.gradients?.of ?? null),
    flops: Object.fromEntries(flops),
    bytes,
    keeps: keptTensors(schedule),
  };
}

function tensors(ports: readonly Port[]): Tensors {
  return ports.map(({ name, type: { dtype, shape } }) => ({ name, dtype, shape: [...shape] }));
}

function keptTensors({ buffers, functions }: ModuleSchedule): Tensors {
  const backward = functions.find(({ name }) => name === "backward");
  const read = new Set(backward?.kernels.flatMap(({ reads }) => reads));
  const kept = buffers.filter(({ buffer, role }) => read.has(buffer) && (role === "kept" || role === "output"));
  return kept.map(({ buffer, shape }) => ({ name: buffer.name, dtype: buffer.type, shape: [...shape] }));
}

type Data = number | string | null | readonly Data[] | { readonly [name: string]: Data };

/** How data is written: as a value, or as the type that has this one value. */
interface Notation {
  readonly end: "," | ";";
  readonly modifier: "" | "readonly ";
}

/** The constant of the module. */
export function signatureConstant(signature: Signature): string[] {
  const lines = printed(signature, { end: ",", modifier: "" }, 0);
  return framed("export const signature = ", lines, "⟪ as const⟫;");
}

/** Its declaration. */
export function signatureType(signature: Signature): string[] {
  return framed("export declare const signature: ", printed(signature, { end: ";", modifier: "readonly " }, 0), ";");
}

function framed(before: string, lines: readonly string[], after: string): string[] {
  return lines.map((line, at) => `${at === 0 ? before : ""}${line}${at === lines.length - 1 ? after : ""}`);
}

const lineWidth = 100;

/** Data on one line if it fits there, else an entry a line. */
function printed(data: Data, notation: Notation, depth: number): string[] {
  if (typeof data === "string") return [quoted(data)];
  if (typeof data === "number" || data === null) return [String(data)];
  if (isList(data)) {
    return broken(
      data.map((item) => printed(item, notation, depth + 1)),
      `${notation.modifier}[`,
      ",",
      "]",
      true,
    );
  }
  const entries = Object.entries(data).map(([name, value]) => {
    return framed(`${notation.modifier}${name}: `, printed(value, notation, depth + 1), "");
  });
  if (entries.length === 0) return ["{}"];
  return broken(entries, "{ ", notation.end, " }", depth > 0);
}

function broken(parts: readonly string[][], before: string, end: string, after: string, mayFit: boolean): string[] {
  const short = `${before}${parts.map((lines) => lines.join(" ")).join(`${end} `)}${after}`;
  if (mayFit && short.length <= lineWidth && parts.every(({ length }) => length === 1)) return [short];
  return [before.trim(), ...parts.flatMap((lines) => indented(framed("", lines, end))), after.trim()];
}

function isList(data: object): data is readonly Data[] {
  return Array.isArray(data);
}
