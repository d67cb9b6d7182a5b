/** The schedule of one function: from the nodes that it must leave in memory to its kernels in order. */
import { constantElements, uniformValue } from "../../src/families/source.js";
import type { Node } from "../../src/graph.js";
import { reachable } from "../../src/graph.js";
import * as k from "../../src/kernel.js";
import { bytesPerElement, sizeOf } from "../../src/types.js";
import { constantIndex, plus, toScalar } from "./affine.js";
import { stored } from "./alias.js";
import { carryOver } from "./carry.js";
import { computeJointly } from "./joint.js";
import { hoist } from "./hoist.js";
import { loop } from "./loops.js";
import { contractKernel } from "./contract.js";
import { fuse } from "./fuse.js";
import { gather, type Group } from "./group.js";
import type { Kernel } from "./kernel.js";
import { labelExtents } from "../../src/families/contraction.js";
import { concatKernel, mapKernel, placeOf, type Body } from "./map.js";
import type { Place, Places } from "./place.js";
import { reduceKernel } from "./reduce.js";
import { isSmall, piecesOf, usesOf, writePiece } from "./scalar.js";
import { loopKernel } from "./steps.js";
import { flopsOf, treeOf, type FindPlace } from "./tree.js";
import type { Simd } from "./simd.js";

/** What the functions of a module share while they are scheduled. */
export interface ModuleState {
  readonly places: Places;
  /** Kernels by their text, so that functions share them. */
  readonly kernels: Map<string, Kernel>;
  /** Kernels of loops by the loop, a node of whichever graph, and the numbers of what is read of it. */
  readonly loops: Map<Node, Map<string, Kernel>>;
  /** Tables of known numbers that are results too: kernels read the table, which is there from the start. */
  readonly tables: Map<Node, k.Buffer>;
  /** Whether the sign of a zero must be kept. */
  readonly exact: boolean;
  /** What the machine does with vectors, if it has them. */
  readonly simd: Simd | null;
  /** Comment lines of a kernel. */
  readonly describe: (nodes: readonly Node[]) => readonly string[];
}

/** @param roots what the function must leave in memory @param available what is in memory when it is called */
export function scheduleFunction(state: ModuleState, roots: readonly Node[], available: ReadonlySet<Node>): Kernel[] {
  const nodes = nodesToCompute(roots, available),
    wanted = new Set(roots.map(stored).filter((root) => !available.has(root)));
  if (nodes.length === 0) return [];
  return isSmall(reachable(roots), (node) => available.has(node))
    ? straightKernels(state, nodes, wanted, available)
    : loopKernels(state, nodes, wanted, available);
}

function lookingFor({ exact, simd }: ModuleState): Pick<FindPlace, "exact" | "simd"> {
  return { exact, simd };
}

function nodesToCompute(roots: readonly Node[], available: ReadonlySet<Node>): Node[] {
  const seen = new Set<Node>(),
    pending = roots.map(stored);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node) || available.has(node)) continue;
    seen.add(node);
    pending.push(...node.inputs);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

function straightKernels(
  state: ModuleState,
  nodes: readonly Node[],
  roots: ReadonlySet<Node>,
  available: ReadonlySet<Node>,
): Kernel[] {
  const pieces = piecesOf(nodes, roots),
    uses = usesOf(nodes, roots),
    inMemory = new Set(available);
  for (const dtype of ["f64", "f32", "i32", "bool"] as const) {
    const carried = pieces.flatMap((piece) =>
      piece.stored.filter((node) => node.type.dtype === dtype && state.places.find(node) === undefined),
    );
    state.places.addPacked(carried, "temporary", "carried");
  }
  return pieces.map((piece) => {
    const find = (node: Node): Place | undefined =>
      inMemory.has(node) || piece.stored.includes(node) ? state.places.find(node) : undefined;
    const place = Object.assign(find, lookingFor(state));
    const block = newBlock(state),
      loaded = writePiece(block, piece, uses, place);
    for (const node of piece.stored) inMemory.add(node);
    const computed = piece.nodes.filter((node) => node.op.family !== "source");
    return finishKernel(state, piece.stored, { block, loaded, tree: computed }, place, flopsOf(computed));
  });
}

function loopKernels(
  state: ModuleState,
  nodes: readonly Node[],
  roots: ReadonlySet<Node>,
  available: ReadonlySet<Node>,
): Kernel[] {
  const inMemory = (node: Node): boolean => available.has(stored(node)) || isPlacedConstant(node);
  const toFuse = nodes.filter((node) => !isPlacedConstant(node)),
    fusion = fuse(toFuse, roots, inMemory);
  for (const node of nodes)
    if (isPlacedConstant(node) && state.places.find(node) === undefined)
      state.places.add(node, "constant", node.label ?? "table", constantElements(node) ?? undefined);
  for (const node of fusion.stored)
    if (state.places.find(node) === undefined) state.places.add(node, "temporary", bufferName(node));
  const find = (node: Node): Place | undefined => {
    const base = stored(node);
    if (isPlacedConstant(base)) return { buffer: tableOf(state, base), offset: 0 };
    return inMemory(base) || fusion.stored.has(base) ? state.places.find(base) : undefined;
  };
  const place = Object.assign(find, lookingFor(state));
  const filled = [...roots].filter(isPlacedConstant).map((node) => fillKernel(state, node));
  const computed = gather(toFuse, fusion, place).map((group) => {
    if (group.anchor.op.family === "loop") return steppingKernel(state, group, place);
    const body = bodyOf(newBlock(state), group, place),
      results = [...group.roots, ...(group.companions ?? [])];
    return finishKernel(state, results, body, place, flopsOf(body.tree, place, results) + anchorFlops(group.anchor));
  });
  return [...filled, ...computed];
}

/** The kernel of a loop: made once, however many functions run it. */
function steppingKernel(state: ModuleState, { anchor, roots }: Group, place: FindPlace): Kernel {
  const ofLoop = state.loops.get(anchor) ?? new Map<string, Kernel>(),
    key = roots.map(({ id }) => id).join(),
    known = ofLoop.get(key);
  if (known !== undefined) return known;
  const { block, reads, writes, flops } = loopKernel(
    newBlock(state),
    anchor,
    roots,
    place,
    state.places,
    (own, given) => scheduleFunction(state, own, given),
  );
  const kernel: Kernel = {
    name: state.places.unique(`compute_${bufferName(anchor)}`),
    comment: state.describe(roots),
    nodes: roots,
    parameters: [],
    reads: [...reads],
    writes: [...writes],
    body: block.statements,
    fails: k.containsFail(block.statements),
    flops,
    bytes: bytesOf([...reads, ...writes]),
  };
  state.loops.set(anchor, ofLoop.set(key, kernel));
  return kernel;
}

function bytesOf(buffers: readonly k.Buffer[]): number {
  return [...new Set(buffers)].reduce((sum, { type, length }) => sum + bytesPerElement(type) * length, 0);
}

/** Known numbers that must be left in memory: copied from a table of the module. */
function fillKernel(state: ModuleState, node: Node): Kernel {
  const place = Object.assign((root: Node) => state.places.find(root), lookingFor(state));
  const { buffer, offset } = placeOf(node, place),
    table = tableOf(state, node),
    block = newBlock(state);
  loop(block, "i", 0, table.length, (inner, index) => {
    inner.store(buffer, toScalar(plus(index, constantIndex(offset))), k.load(table, toScalar(index)));
  });
  return finishKernel(state, [node], { block, loaded: new Set(), tree: [node] }, place, 0);
}

/** The known numbers of a node: its own place, or a table beside it where the place is that of a result. */
function tableOf({ places, tables }: ModuleState, node: Node): k.Buffer {
  const own = places.find(node)?.buffer,
    known = own?.space === "constant" ? own : tables.get(node);
  if (known !== undefined) return known;
  const data = Array.from(constantElements(node) ?? []),
    name = places.unique(`${own?.name ?? bufferName(node)}_table`);
  const table: k.Buffer = {
    kind: "buffer",
    name,
    type: node.type.dtype,
    length: data.length,
    space: "constant",
    data,
  };
  tables.set(node, table);
  return table;
}

function isPlacedConstant(node: Node): boolean {
  return (constantElements(node)?.length ?? 0) > 1;
}

export function bufferName(node: Node): string {
  return node.label ?? node.op.name;
}

export function newBlock(state: ModuleState): k.Block {
  return new k.Block(new Map([...state.places.allNames()].map((name) => [name, 1])));
}

function bodyOf(block: k.Block, { anchor, roots, companions = [] }: Group, place: FindPlace): Body {
  switch (anchor.op.family) {
    case "reduction":
      return reduceKernel(block, anchor, { roots, companions }, place);
    case "contraction":
      return contractKernel(block, anchor, roots, place);
    case "concat":
      return concatKernel(block, anchor, place);
    case "routine": {
      const inputs = anchor.inputs.map((input) => routineInput(input, place));
      anchor.op.program(block, { inputs, result: placeOf(anchor, place).buffer, node: anchor });
      return { block, loaded: new Set(inputs.filter((input) => input.kind === "buffer")), tree: [anchor] };
    }
    default:
      return mapKernel(block, roots, place);
  }
}

/** Its memory; what is one number everywhere needs none. */
function routineInput(input: Node, place: FindPlace): k.Buffer | k.Literal {
  const value = uniformValue(input);
  return value === null ? placeOf(input, place).buffer : k.literal(input.type.dtype, value);
}

/** Two operations for each product that a contraction sums, one for each element that a reduction joins. */
function anchorFlops(anchor: Node): number {
  if (anchor.op.family === "contraction") return 2 * sizeOf([...labelExtents(anchor).values()]);
  if (anchor.op.family === "reduction") return sizeOf(anchor.inputs[0]?.type.shape ?? []);
  return anchor.op.family === "routine" ? anchor.op.flops(anchor) : 0;
}

function finishKernel(
  state: ModuleState,
  roots: readonly Node[],
  { block, loaded, tree }: Body,
  place: FindPlace,
  flops: number,
): Kernel {
  const writes = [...new Set(roots.map((root) => placeOf(root, place).buffer))],
    reads = [...loaded].filter((buffer) => !writes.includes(buffer) || readsOwn(tree, roots, buffer, place));
  const unique = k.freshNames(block),
    body =
      state.simd === null
        ? carryOver(hoist(computeJointly(block.statements, unique), unique), unique)
        : hoist(block.statements, unique);
  return kernelOf(state, body, { nodes: roots, reads, writes, flops }, () => ({
    name: `compute_${roots.map(bufferName)[roots.length - 1] ?? "piece"}`,
    comment: state.describe(roots),
  }));
}

/** The kernel with this body: one that is known already, or a new one. */
export function kernelOf(
  state: ModuleState,
  body: readonly k.Statement[],
  facts: Pick<Kernel, "nodes" | "reads" | "writes" | "flops">,
  describe: () => Pick<Kernel, "name" | "comment">,
): Kernel {
  const text = k.textOf(body),
    known = state.kernels.get(text);
  if (known !== undefined) return known;
  const { name, comment } = describe();
  const kernel: Kernel = {
    ...{ name: state.places.unique(name), comment },
    ...facts,
    ...{ parameters: [], body, fails: k.containsFail(body), bytes: bytesOf([...facts.reads, ...facts.writes]) },
  };
  state.kernels.set(text, kernel);
  return kernel;
}

/** A packed buffer may be read and written by one kernel. */
function readsOwn(tree: readonly Node[], roots: readonly Node[], buffer: k.Buffer, place: FindPlace): boolean {
  return treeOf(tree, place).some((node) => !roots.includes(node) && place(node)?.buffer === buffer);
}
