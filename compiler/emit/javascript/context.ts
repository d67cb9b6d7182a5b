/** What the JavaScript printer must know beside the words that it prints, and how it names things. */
import type { Buffer, FailureSite, Local } from "../../../src/kernel.js";
import { helperNames } from "./prelude.js";
import type { Range } from "../range.js";

export interface PrintOptions {
  /** Names of the module (functions, variables) that locals and buffers must not take; none ends in "_". */
  readonly taken?: Iterable<string>;
  /** Print TypeScript: parameters and results of functions carry their types. */
  readonly typed?: boolean;
  /** The failure sites met so far; the printer appends those that it meets. */
  readonly sites?: FailureSite[];
  /** Other names for some buffers, such as local arrays of two kernels with one name. */
  readonly bufferNames?: ReadonlyMap<Buffer, string>;
}

/** The options, and the ranges of the i32 locals in scope: where a sum cannot leave i32, nothing need wrap it. */
export interface PrintContext {
  readonly taken: ReadonlySet<string>;
  readonly typed: boolean;
  readonly sites: FailureSite[];
  readonly bufferNames: ReadonlyMap<Buffer, string>;
  readonly ranges: Map<Local, Range>;
}

export function printContext(options: PrintOptions = {}): PrintContext {
  return {
    taken: new Set(options.taken),
    typed: options.typed ?? false,
    sites: options.sites ?? [],
    bufferNames: options.bufferNames ?? new Map(),
    ranges: new Map(),
  };
}

const reservedWords = `
  await break case catch class const continue debugger default delete do else enum export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static
  super switch this throw true try typeof var void while with yield
  arguments eval undefined NaN Infinity Math Number Object Array Float64Array Float32Array Int32Array Uint8Array
  Uint16Array failedPosition failedValue turn code`;
const reserved: ReadonlySet<string> = new Set([...reservedWords.trim().split(/\s+/), ...helperNames]);

/** A name as JavaScript takes it: one that is taken gets a "_" more, so that two names stay two. */
export function identifier(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/_+$/, "");
  return reserved.has(stem) || taken.has(stem) ? `${name}_` : name;
}

export function bufferName(buffer: Buffer, context: PrintContext): string {
  return context.bufferNames.get(buffer) ?? identifier(buffer.name, context.taken);
}
