/** What a module says of itself: plain data, in the module as a constant and for whoever compiles it. */
import type { Declaration } from "../../../src/program.js";
import type { Shape } from "../../../src/types.js";
import type { FunctionName, ModuleSchedule } from "../../schedule/kernel.js";
import type { Compressed, Patterns } from "../../sparse/pattern.js";
import { quoted } from "../names.js";
import { printIntegers } from "./constants.js";
import type { Machine } from "./machine.js";
import type { Port, Ports } from "./port.js";
import type { Special } from "./specialise.js";
import { indented } from "./text.js";

/** Types, not interfaces: they are data, which is printed whatever its keys. */
export type TensorSignature = { readonly name: string; readonly dtype: string; readonly shape: Shape };
/**
 * A list, not an object with the tensors' names: V8 lets objects of the same keys share one layout, and then would
 * keep the numbers of a caller's `{ loss: 0 }` in the form that tensors need here, boxed, a new box for each call.
 */
type Tensors = readonly TensorSignature[];

/** `wrt` are the tensors that the caller gives, too. */
export type ProductSignature = { readonly of: string; readonly wrt: Tensors; readonly results: Tensors };
/** Of a sparse matrix, whose rows and columns are counted in row-major order, also where its entries stand (CSR). */
export type MatrixSignature = {
  readonly of: string;
  readonly wrt: string;
  readonly dtype: string;
  /** Of the whole matrix. */
  readonly shape: Shape;
  /** By how many products the matrix is computed. */
  readonly colours?: number;
  readonly nonzeros?: number;
  /** Where each row starts among the entries, and where the last one ends. */
  readonly rowStarts?: Int32Array;
  /** The column of each entry, ascending within a row. */
  readonly columns?: Int32Array;
};

export type Signature = {
  readonly name: string;
  /** Version of the compiler. */
  readonly compiler: string;
  /** What runs the kernels, where it is not JavaScript or the compiler has chosen it. */
  readonly target?: "js" | "wasm";
  /** Why the compiler has chosen it. */
  readonly reason?: string;
  readonly sizes: { readonly [size: string]: number };
  readonly inputs: Tensors;
  readonly parameters: Tensors;
  readonly state?: Tensors;
  readonly outputs: Tensors;
  /** By the name of the wrt; `of` says what is differentiated. */
  readonly gradients: Tensors;
  readonly of: string | null;
  /** What the other functions differentiate, and by what. */
  readonly jvp?: ProductSignature;
  readonly hvp?: ProductSignature;
  readonly jacobian?: MatrixSignature;
  readonly hessian?: MatrixSignature;
  /** Floating-point operations of a call. */
  readonly flops: { readonly [F in FunctionName]?: number };
  /** Memory of a model. */
  readonly bytes: number;
  /** What backward reads of what forward computed. */
  readonly keeps: Tensors;
};

/**
 * Of a module with several bindings: what is the same for all of them, and the rest of each. Together with what is
 * common, an entry of the list is the signature that a module of this binding alone would have.
 */
export type SharedSignature = Partial<Signature> & { readonly bindings: readonly Partial<Signature>[] };
export type ModuleSignature = Signature | SharedSignature;

/** The signature of one binding. */
export function signatureOf(special: Special, { target, bytes }: Machine, version: string, reason?: string): Signature {
  const { declaration, patterns, schedule, face } = special,
    { ports } = face;
  const flops = schedule.functions.map(({ name, kernels }) => {
    return [name, kernels.reduce((sum, kernel) => sum + kernel.flops, 0)] as const;
  });
  return {
    name: declaration.name,
    compiler: `gradc ${version}`,
    ...(target === "js" && reason === undefined ? {} : { target }),
    ...(reason === undefined ? {} : { reason }),
    sizes: { ...declaration.binding },
    inputs: tensors(ports.inputs),
    parameters: tensors(ports.parameters),
    ...(ports.state.length === 0 ? {} : { state: tensors(ports.state) }),
    outputs: tensors(ports.outputs),
    gradients: tensors(ports.gradients),
    of: ports.gradients.length === 0 ? null : (declaration.gradients?.of ?? null),
    ...otherDerivatives(declaration, patterns, ports),
    flops: Object.fromEntries(flops),
    bytes: bytes(special),
    keeps: keptTensors(schedule),
  };
}

/** The signature of a module of these bindings. */
export function joinSignatures(all: readonly [Signature, ...Signature[]]): ModuleSignature {
  const [first, ...others] = all;
  if (others.length === 0) return first;
  const split = all.map((each) =>
    Object.entries(each).map(([name, data]) => ({ name, data, text: JSON.stringify(data) })),
  );
  const isCommon = (at: number): boolean => split.every((each) => each[at]?.text === split[0]?.[at]?.text);
  const part = (entries: (typeof split)[number], common: boolean): Partial<Signature> =>
    Object.fromEntries(entries.filter((_, at) => isCommon(at) === common).map(({ name, data }) => [name, data]));
  return { ...part(split[0] ?? [], true), bindings: split.map((each) => part(each, false)) };
}

/** An entry for each that the module has. */
function otherDerivatives(
  { jvp, hvp, jacobian, hessian }: Declaration,
  patterns: Patterns,
  ports: Ports,
): Pick<Signature, "jvp" | "hvp" | "jacobian" | "hessian"> {
  const entries = {
    jvp: jvp === null ? null : { of: jvp.of, wrt: tensors(ports.tangents), results: tensors(ports.jvp) },
    hvp: hvp === null ? null : { of: hvp.of, wrt: tensors(ports.vectors), results: tensors(ports.hvp) },
    jacobian: matrixSignature(jacobian, patterns.jacobian, ports.jacobian),
    hessian: matrixSignature(hessian, patterns.hessian, ports.hessian),
  };
  return Object.fromEntries(Object.entries(entries).filter(([, entry]) => entry !== null));
}

function matrixSignature(
  asked: Declaration["jacobian"],
  sparse: Compressed | null,
  [port]: readonly Port[],
): MatrixSignature | null {
  if (asked === null || port === undefined) return null;
  const { of, wrt } = asked,
    { dtype, shape } = port.type;
  if (sparse === null) return { of, wrt, dtype, shape: [...shape] };
  const {
    colours,
    shape: whole,
    pattern: { rowStarts, columnsOf },
  } = sparse;
  return { of, wrt, dtype, shape: [...whole], colours, nonzeros: columnsOf.length, rowStarts, columns: columnsOf };
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

type Data = number | string | null | Int32Array | readonly Data[] | { readonly [name: string]: Data };

/** How data is written: as a value, or as the type that has this one value. */
interface Notation {
  readonly rows: (data: Int32Array) => readonly string[];
  readonly end: "," | ";";
  readonly modifier: "" | "readonly ";
}

/** The constant of the module. */
export function signatureConstant(signature: ModuleSignature): string[] {
  const lines = printed(signature, { rows: printIntegers, end: ",", modifier: "" }, 0);
  return framed("export const signature = ", lines, "⟪ as const⟫;");
}

/** Its declaration. */
export function signatureType(signature: ModuleSignature): string[] {
  return framed(
    "export declare const signature: ",
    printed(signature, { rows: () => ["Int32Array"], end: ";", modifier: "readonly " }, 0),
    ";",
  );
}

function framed(before: string, lines: readonly string[], after: string): string[] {
  return lines.map((line, at) => `${at === 0 ? before : ""}${line}${at === lines.length - 1 ? after : ""}`);
}

const lineWidth = 100;

/** Data on one line if it fits there, else an entry a line. */
function printed(data: Data, notation: Notation, depth: number): string[] {
  if (typeof data === "string") return [quoted(data)];
  if (typeof data === "number" || data === null) return [String(data)];
  if (data instanceof Int32Array) return [...notation.rows(data)];
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
