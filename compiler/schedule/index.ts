/** The schedule of a module: buffers, and the kernels of each of its functions. */
import { reachable, type Node } from "../../src/graph.js";
import {
  emptySets,
  forEach,
  givenSets,
  moduleFunctions,
  rootSets,
  type GivenSet,
  type ModuleFunction,
  type ResultSet,
  type RootSet,
  type Sets,
} from "../functions.js";
import { stored } from "./alias.js";
import { deliver, type Delivery } from "./deliver.js";
import { bufferName, scheduleFunction, type ModuleState } from "./function.js";
import { writeInPlace } from "./inPlace.js";
import type { FunctionSchedule, GivenRole, ModuleSchedule, PlacedBuffer } from "./kernel.js";
import { keptNodes } from "../keep.js";
import { Places } from "./place.js";
import { placeResults } from "./results.js";
import { isSmall } from "./scalar.js";
import type { Simd } from "./simd.js";

/** What is left out is empty. */
export interface ScheduleRequest extends Partial<Sets<GivenSet | RootSet, Node>> {
  readonly seed: Node | null;
  /** Names that the emitter keeps for itself. */
  readonly reserved: Iterable<string>;
  /** Whether 0 + x is computed, for the sign of a zero. */
  readonly exact?: boolean;
  /** What the machine does with vectors, if it has them. */
  readonly simd?: Simd | null;
  readonly describe: (nodes: readonly Node[]) => readonly string[];
}

type Roots = Sets<GivenSet | RootSet, Node>;

export function scheduleModule(request: ScheduleRequest): ModuleSchedule {
  const { seed } = request,
    places = new Places(request.reserved),
    all: Roots = { ...emptySets<GivenSet | RootSet, Node>([...givenSets, ...rootSets]), ...request };
  const state: ModuleState = {
    places,
    kernels: new Map(),
    loops: new Map(),
    tables: new Map(),
    exact: request.exact === true,
    simd: request.simd ?? null,
    describe: request.describe,
  };
  const { inputs, parameters, state: states } = forEach(["inputs", "parameters", "state"], placeGiven(places, all));
  const placedSeed = seed === null ? null : places.add(seed, "seed", "seed");
  const { tangents, vectors } = forEach(["tangents", "vectors"], placeGiven(places, all));
  const given = { inputs, parameters, state: states, tangents, vectors };
  const sources = new Set([...givenSets.flatMap((set) => [...all[set].values()]), ...(seed === null ? [] : [seed])]);
  const results = placeResults(places, all, updatedSources(all));
  const scheduling = new Scheduling(state, all, { ...given, ...results }, sources);
  const functions = moduleFunctions.filter(({ needs }) => all[needs].size > 0).map((each) => scheduling.schedule(each));
  return { buffers: usedBuffers(places, functions), functions, ...given, ...results, seed: placedSeed };
}

const roles: { readonly [S in GivenSet]: GivenRole } = {
  inputs: "input",
  parameters: "parameter",
  state: "state",
  tangents: "direction",
  vectors: "direction",
};

function placeGiven(places: Places, sets: Roots): (set: GivenSet) => Map<string, PlacedBuffer> {
  const prefix = { tangents: "tangent_", vectors: "vector_" };
  return (set) =>
    new Map(
      Array.from(sets[set], ([name, node]) => {
        const wanted = set === "tangents" || set === "vectors" ? prefix[set] + name : name;
        return [name, places.add(node, roles[set], wanted)];
      }),
    );
}

function updatedSources({ updates, parameters, state }: Roots): Set<Node> {
  return new Set([...updates.keys()].flatMap((name) => parameters.get(name) ?? state.get(name) ?? []));
}

/** The functions of one module, one after another. */
class Scheduling {
  private readonly kept: readonly Node[];

  constructor(
    private readonly state: ModuleState,
    private readonly roots: Roots,
    private readonly placed: Sets<GivenSet | ResultSet, PlacedBuffer>,
    private readonly sources: ReadonlySet<Node>,
  ) {
    const outputs = [...roots.outputs.values()],
      gradients = [...roots.gradients.values()];
    this.kept = gradients.length === 0 ? [] : [...new Set(keptNodes(outputs, gradients).map(stored))];
    this.placeKept(this.kept, [...outputs, ...gradients]);
    for (const node of [...roots.updates.values(), ...roots.evaluated.values()])
      if (this.state.places.find(stored(node)) === undefined)
        this.state.places.add(stored(node), "temporary", bufferName(node));
  }

  schedule({ name, returns }: ModuleFunction): FunctionSchedule {
    const { state, roots, sources } = this;
    const outputs = name === "evaluate" ? roots.evaluated : roots.outputs;
    const returned = returns.flatMap((set) => [...(set === "outputs" ? outputs : roots[set]).values()]);
    const left = [...(name === "forward" ? this.kept : []), ...(name === "step" ? roots.updates.values() : [])];
    const available = name === "backward" ? this.afterForward() : sources;
    const kernels = scheduleFunction(state, [...returned, ...left], available);
    const results = returns.includes("outputs") ? this.deliveries(outputs, this.placed.outputs) : [];
    if (name !== "step") {
      const copies = deliver(state, results);
      return { name, kernels: [...kernels, ...copies], disturbs: name === "evaluate" && copies.length > 0 };
    }
    const updates = this.deliveries(roots.updates, this.placed.parameters, this.placed.state);
    const written = writeInPlace(state, kernels, updates, results);
    return { name, kernels: [...written.kernels, ...deliver(state, [...results, ...written.left])], disturbs: true };
  }

  /** What backward finds in memory. */
  private afterForward(): Set<Node> {
    return new Set([...this.sources, ...this.kept, ...Array.from(this.roots.outputs.values(), stored)]);
  }

  private deliveries(
    nodes: ReadonlyMap<string, Node>,
    ...places: readonly ReadonlyMap<string, PlacedBuffer>[]
  ): Delivery[] {
    return Array.from(nodes).flatMap(([name, node]) =>
      places.flatMap((named) => named.get(name) ?? []).map(({ buffer }) => ({ node, to: buffer })),
    );
  }

  /** Tensors have buffers of their own; the many scalars of a small graph share one a dtype. */
  private placeKept(nodes: readonly Node[], graph: readonly Node[]): void {
    const { places } = this.state;
    const fresh = nodes.filter((node) => places.find(node) === undefined);
    const small = isSmall(reachable(graph), (node) => this.sources.has(node));
    if (!small) for (const node of fresh) places.add(node, "kept", bufferName(node));
    else
      for (const dtype of ["f64", "f32", "i32", "bool"] as const)
        places.addPacked(
          fresh.filter((node) => node.type.dtype === dtype),
          "kept",
          "kept",
        );
  }
}

/** Without the temporaries that a fused kernel never writes. */
function usedBuffers(places: Places, functions: readonly FunctionSchedule[]): PlacedBuffer[] {
  const used = new Set(
    functions.flatMap(({ kernels }) => kernels.flatMap(({ reads, writes }) => [...reads, ...writes])),
  );
  return places.placed.filter(({ buffer, role }) => role !== "temporary" || used.has(buffer));
}
