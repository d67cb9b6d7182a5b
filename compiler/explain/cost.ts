/** What a node costs, and where it is computed. */
import { labelExtents } from "../../src/families/contraction.js";
import type { Node } from "../../src/graph.js";
import { sizeOf, type DType } from "../../src/types.js";
import type { Compiled } from "../compile.js";
import type { FunctionName } from "../functions.js";
import type { Kernel } from "../schedule/kernel.js";
import { liveNodes } from "./find.js";

export interface KernelUse {
  readonly kernel: Kernel;
  /** Whether the kernel writes the node's value; else it only passes through. */
  readonly stores: boolean;
  readonly functions: readonly FunctionName[];
}

const bytesOf: { readonly [D in DType]: number } = { f32: 4, f64: 8, i32: 4, bool: 1 };

/** Bytes of the value. */
export function bytesIn({ type }: Node): number {
  return bytesOf[type.dtype] * sizeOf(type.shape);
}

/** Operations of the node alone; null of what is a program of its own: its kernel tells. */
export function flopsIn(node: Node): number | null {
  const { op, inputs, type } = node,
    size = sizeOf(type.shape);
  switch (op.family) {
    case "elementwise":
      return op.flops * size;
    case "reduction":
      return op.combine.flops * sizeOf(inputs[0]?.type.shape ?? []);
    case "contraction":
      return 2 * sizeOf([...labelExtents(node).values()]);
    case "routine":
      return op.flops(node);
    case "loop":
    case "composite":
      return null;
    default:
      return 0;
  }
}

/**
 * The kernels in which the node is computed. What no kernel stores is computed on the way to what reads it, which is
 * followed to the next values that are stored.
 */
export function kernelsOf({ stages, kernels }: Compiled, node: Node): KernelUse[] {
  const all = [...new Set(kernels.functions.flatMap((each) => each.kernels))],
    stored = new Set(all.flatMap(({ nodes }) => nodes)),
    isStored = stored.has(node),
    wanted = isStored ? new Set([node]) : nextStored(node, liveNodes(stages.simplified), stored);
  return all
    .filter(({ nodes }) => nodes.some((each) => wanted.has(each)))
    .map((kernel) => ({
      kernel,
      stores: isStored,
      functions: kernels.functions.filter((each) => each.kernels.includes(kernel)).map(({ name }) => name),
    }));
}

function nextStored(node: Node, live: readonly Node[], stored: ReadonlySet<Node>): Set<Node> {
  const within = new Set([node]),
    found = new Set<Node>();
  if (node.op.family === "source") return found;
  for (const user of live) {
    if (!user.inputs.some((input) => within.has(input))) continue;
    if (stored.has(user)) found.add(user);
    else within.add(user);
  }
  return found;
}
