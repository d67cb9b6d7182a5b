/** Views: one operand and an index map. */
import type { Attributes, Node } from "../graph.js";
import {
  isIdentity,
  mapToAttribute,
  openConditions,
  quotient,
  withoutRepeated,
  type Guard,
  type IndexMap,
  type Quotient,
} from "../indexMap.js";
import { register, type ViewOp } from "../op.js";
import { roundTo, type Shape } from "../types.js";

/**
 * y[i] = x[(A i + b) / d] where that is integral and in bounds and the guards hold, else the fill. Attributes:
 * `shape`, `map`, `fill`, and `covered`: no element is the fill.
 */
export const viewOp: ViewOp = register({
  family: "view",
  name: "view",
  inputs: ["x"],
  bounded: true,
  doc: "Elements of x in other places: transpose, broadcast, slice, pad, window and their like.",
  typeOf: ([x], attrs) => ({ dtype: x?.dtype ?? "f64", shape: numbers(attrs["shape"]) }),
});

/** The view of a node; the node itself if the map is the identity. */
export function appendView(node: Node, shape: Shape, given: IndexMap, fill = 0): Node {
  const source = node.type.shape,
    map = withoutRepeated(given, source);
  if (isIdentity(map, source, shape)) return node;
  const covered = openConditions(map, source, shape).length === 0;
  const attrs = { shape, map: mapToAttribute(map), fill: covered ? 0 : roundTo(node.type.dtype, fill), covered };
  return node.graph.append(viewOp, [node], attrs, { dtype: node.type.dtype, shape });
}

export interface View {
  readonly map: IndexMap;
  readonly fill: number;
  readonly covered: boolean;
}

const views = new WeakMap<Attributes, View>();

/** The map of a view node, read back from its attributes. */
export function viewOf(node: Node): View {
  let view = views.get(node.attrs);
  if (view === undefined) {
    const { map, fill, covered } = node.attrs;
    const { axes, guards } = record(map);
    view = {
      map: { axes: list(axes).map(quotientFrom), guards: list(guards).map(guardFrom) },
      fill: Number(fill),
      covered: covered === true,
    };
    views.set(node.attrs, view);
  }
  return view;
}

type Plain = Attributes[string];

function record(value: Plain): { readonly [name: string]: Plain } {
  if (typeof value !== "object" || Array.isArray(value) || ArrayBuffer.isView(value))
    throw new TypeError("view: a damaged attribute");
  return value as { readonly [name: string]: Plain };
}
function list(value: Plain): readonly Plain[] {
  if (!Array.isArray(value)) throw new TypeError("view: a damaged attribute");
  return value as readonly Plain[];
}
export function numbers(value: Plain): readonly number[] {
  return list(value).map(Number);
}
function quotientFrom(value: Plain): Quotient {
  const { coefficients, offset, divisor } = record(value);
  return quotient(numbers(coefficients), Number(offset), Number(divisor));
}
function guardFrom(value: Plain): Guard {
  const { quotient: of, size } = record(value);
  return { quotient: quotientFrom(of), size: Number(size) };
}
