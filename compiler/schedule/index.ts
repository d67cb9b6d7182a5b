/** The schedule of a module: buffers, and the kernels of each of its functions. */
import { reachable, type Node } from "../../src/graph.js";
import { stored } from "./alias.js";
import { scheduleFunction, type ModuleState } from "./function.js";
import type { FunctionSchedule, ModuleSchedule, PlacedBuffer, Role } from "./kernel.js";
import { keptNodes } from "./partition.js";
import { Places } from "./place.js";
import { isSmall } from "./scalar.js";

export interface ScheduleRequest {
  readonly inputs: ReadonlyMap<string, Node>;
  readonly parameters: ReadonlyMap<string, Node>;
  readonly outputs: ReadonlyMap<string, Node>;
  /** By the name of the wrt; empty if nothing is derived. */
  readonly gradients: ReadonlyMap<string, Node>;
  readonly seed: Node | null;
  /** Names that the emitter keeps for itself. */
  readonly reserved: Iterable<string>;
  /** Whether 0 + x is computed, for the sign of a zero. */
  readonly exact?: boolean;
  readonly describe: (nodes: readonly Node[]) => readonly string[];
}

export function scheduleModule(request: ScheduleRequest): ModuleSchedule {
  const { outputs, gradients } = request,
    places = new Places(request.reserved);
  const state: ModuleState = {
    places,
    kernels: new Map(),
    tables: new Map(),
    exact: request.exact === true,
    describe: request.describe,
  };
  const inputs = placeAll(places, request.inputs, "input"),
    parameters = placeAll(places, request.parameters, "parameter");
  const seed = request.seed === null ? null : places.add(request.seed, "seed", "seed");
  const sources = new Set<Node>([
    ...request.inputs.values(),
    ...request.parameters.values(),
    ...(request.seed === null ? [] : [request.seed]),
  ]);
  const outputRoots = [...outputs.values()],
    gradientRoots = [...gradients.values()];
  for (const [name, node] of outputs) placeRoot(places, node, "output", name);
  for (const [name, node] of gradients) placeRoot(places, node, "gradient", `d_${name}`);
  const kept = gradients.size === 0 ? [] : keptNodes(outputRoots, gradientRoots).map(stored);
  placeKept(places, [...new Set(kept)], outputRoots, gradientRoots, sources);
  const functions = functionsOf(state, outputRoots, gradientRoots, kept, sources);
  const named = (of: ReadonlyMap<string, Node>): Map<string, PlacedBuffer> =>
    new Map([...of].map(([name, node]) => [name, asPlaced(places, node)]));
  return {
    buffers: usedBuffers(places, functions),
    functions,
    inputs,
    parameters,
    outputs: named(outputs),
    gradients: named(gradients),
    seed,
  };
}

function functionsOf(
  state: ModuleState,
  outputs: readonly Node[],
  gradients: readonly Node[],
  kept: readonly Node[],
  sources: ReadonlySet<Node>,
): FunctionSchedule[] {
  const forward: FunctionSchedule = {
    name: "forward",
    kernels: scheduleFunction(state, [...outputs, ...kept], sources),
  };
  if (gradients.length === 0) return [forward];
  const left = new Set([...sources, ...kept, ...outputs.map(stored)]);
  return [
    forward,
    { name: "backward", kernels: scheduleFunction(state, gradients, left) },
    { name: "forwardBackward", kernels: scheduleFunction(state, [...outputs, ...gradients], sources) },
  ];
}

/** Without the temporaries that a fused kernel never writes. */
function usedBuffers(places: Places, functions: readonly FunctionSchedule[]): PlacedBuffer[] {
  const used = new Set(
    functions.flatMap(({ kernels }) => kernels.flatMap(({ reads, writes }) => [...reads, ...writes])),
  );
  return places.placed.filter(({ buffer, role }) => role !== "temporary" || used.has(buffer));
}

function placeAll(places: Places, nodes: ReadonlyMap<string, Node>, role: Role): Map<string, PlacedBuffer> {
  return new Map([...nodes].map(([name, node]) => [name, places.add(node, role, name)]));
}

function placeRoot(places: Places, node: Node, role: Role, name: string): void {
  const base = stored(node);
  if (places.find(base) === undefined) places.add(base, role, name);
}

/** Kept tensors have buffers of their own; the many scalars of a small graph share one a dtype. */
function placeKept(
  places: Places,
  kept: readonly Node[],
  outputs: readonly Node[],
  gradients: readonly Node[],
  sources: ReadonlySet<Node>,
): void {
  const fresh = kept.filter((node) => places.find(node) === undefined);
  const small = isSmall(reachable([...outputs, ...gradients]), (node) => sources.has(node));
  if (!small) for (const node of fresh) places.add(node, "kept", node.label ?? node.op.name);
  else
    for (const dtype of ["f64", "f32", "i32", "bool"] as const)
      places.addPacked(
        fresh.filter((node) => node.type.dtype === dtype),
        "kept",
        "kept",
      );
}

/** The buffer of a node, under the node's own shape: a reshape shares its operand's. */
function asPlaced(places: Places, node: Node): PlacedBuffer {
  return { ...places.bufferOf(stored(node)), node, shape: node.type.shape };
}
