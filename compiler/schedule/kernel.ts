/**
 * What a schedule is made of: kernels over buffers, in order, for each function of the module. The words of a
 * kernel's body are those of src/kernel.ts, so that every emitter can print it.
 */
import type { Node } from "../../src/graph.js";
import type { Buffer, Procedure } from "../../src/kernel.js";
import type { Shape } from "../../src/types.js";
import type { FunctionName, GivenSet, ResultSet, Sets } from "../functions.js";

/**
 * What a buffer is for. `direction`: a tangent or a vector that a caller gives. `derivative`: a result of jvp, hvp,
 * jacobian or hessian. `kept`: written by forward, read by backward. `temporary`: lives within one call.
 */
export type Role = GivenRole | "output" | "gradient" | "derivative" | "kept" | "temporary" | "constant";
export type GivenRole = "input" | "parameter" | "state" | "seed" | "direction";

/** A row of memory of the module, and the node whose value it holds. */
export interface PlacedBuffer {
  readonly buffer: Buffer;
  readonly node: Node;
  readonly shape: Shape;
  readonly role: Role;
  /** Of a constant: its elements. */
  readonly data?: Float64Array;
}

/** A procedure of no parameters, in the order of its function. `nodes` are those whose values it stores. */
export interface Kernel extends Procedure {
  readonly nodes: readonly Node[];
  readonly reads: readonly Buffer[];
  readonly writes: readonly Buffer[];
  readonly flops: number;
  /** Bytes that pass between memory and the kernel if every buffer is touched once. */
  readonly bytes: number;
}

export type { FunctionName };

/** One function of the module: its kernels in order; kernels that functions share are the same object. */
export interface FunctionSchedule {
  readonly name: FunctionName;
  readonly kernels: readonly Kernel[];
  /** Whether memory is afterwards not as a forward left it, so that backward has to wait for another. */
  readonly disturbs: boolean;
}

/** The buffer of each name of what callers give and get. Several names may share one. */
export interface ModuleSchedule extends Sets<GivenSet | ResultSet, PlacedBuffer> {
  readonly buffers: readonly PlacedBuffer[];
  readonly functions: readonly FunctionSchedule[];
  /** The seed of a gradient of a tensor; null where `of` is a scalar. */
  readonly seed: PlacedBuffer | null;
}
