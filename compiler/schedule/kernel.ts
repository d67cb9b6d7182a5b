/**
 * What a schedule is made of: kernels over buffers, in order, for each function of the module. The words of a
 * kernel's body are those of src/kernel.ts, so that every emitter can print it.
 */
import type { Node } from "../../src/graph.js";
import type { Buffer, Statement } from "../../src/kernel.js";
import type { Shape } from "../../src/types.js";

/** What a buffer is for. `kept`: written by forward, read by backward. `temporary`: lives within one call. */
export type Role = "input" | "parameter" | "seed" | "output" | "gradient" | "kept" | "temporary" | "constant";

/** A row of memory of the module, and the node whose value it holds. */
export interface PlacedBuffer {
  readonly buffer: Buffer;
  readonly node: Node;
  readonly shape: Shape;
  readonly role: Role;
  /** Of a constant: its elements. */
  readonly data?: Float64Array;
}

/** A loop nest with a name. `nodes` are those whose values it stores. */
export interface Kernel {
  readonly name: string;
  /** Lines above the code: the formula, the shapes, where a derivative comes from. */
  readonly comment: readonly string[];
  readonly nodes: readonly Node[];
  readonly reads: readonly Buffer[];
  readonly writes: readonly Buffer[];
  readonly body: readonly Statement[];
  /** Whether the body can leave with an error. */
  readonly fails: boolean;
  readonly flops: number;
  /** Bytes that pass between memory and the kernel if every buffer is touched once. */
  readonly bytes: number;
}

export type FunctionName = "forward" | "backward" | "forwardBackward";

/** One function of the module: its kernels in order; kernels that functions share are the same object. */
export interface FunctionSchedule {
  readonly name: FunctionName;
  readonly kernels: readonly Kernel[];
}

export interface ModuleSchedule {
  readonly buffers: readonly PlacedBuffer[];
  readonly functions: readonly FunctionSchedule[];
  /** The buffer that holds each output, gradient, input, parameter. Several names may share one. */
  readonly inputs: ReadonlyMap<string, PlacedBuffer>;
  readonly parameters: ReadonlyMap<string, PlacedBuffer>;
  readonly outputs: ReadonlyMap<string, PlacedBuffer>;
  readonly gradients: ReadonlyMap<string, PlacedBuffer>;
  /** The seed of a gradient of a tensor; null where `of` is a scalar. */
  readonly seed: PlacedBuffer | null;
}
