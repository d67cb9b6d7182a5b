/** Routines that put elements into a copy of a tensor at indices: what they share. */
import { allBatched, elementsOf, routine } from "../families/routine.js";
import { dtypeNotAdmitted, typesDiffer } from "../diagnostics.js";
import type { Attributes } from "../graph.js";
import * as k from "../kernel.js";
import type { Operand } from "../builder.js";
import type { ElementwiseOp, OpFunction, RoutineOp, VjpRules } from "../op.js";
import { roundTo, sameShape, sizeOf, type DType, type TensorType } from "../types.js";
import {
  axisOf,
  checkIndices,
  eachPosition,
  layoutOf,
  positions,
  sharedAxes,
  takenType,
  type Indexing,
  type Layout,
} from "./indexing.js";

export type Scatter = OpFunction<
  RoutineOp,
  [operands: readonly [x: Operand, i: Operand, u: Operand], attrs?: Attributes]
>;

export interface ScatterDefinition {
  readonly doc: string;
  readonly indexing: Indexing;
  /** What joins an element of x with one that is put there; null: the latter replaces it. */
  readonly combine: ElementwiseOp | null;
  readonly admits: readonly DType[];
  readonly bounded?: true;
  readonly vjp: VjpRules<"x" | "i" | "u">;
  readonly support: RoutineOp["support"];
}

export function nth<T>(list: readonly T[], at: number): T {
  const item = list[at];
  if (item === undefined) throw new TypeError(`a routine lacks operand ${at}`);
  return item;
}

export function layout(
  operands: readonly { readonly type: TensorType }[],
  attrs: Attributes,
  indexing: Indexing,
): Layout {
  return layoutOf(nth(operands, 0).type.shape, nth(operands, 1).type.shape, attrs, indexing);
}

/** The attributes where x has a new axis 0; `shared`: the indices have it too. */
export function behindNewAxis(attrs: Attributes, shared: boolean): Attributes {
  const axis = "axis" in attrs ? { axis: axisOf(attrs) + 1 } : {};
  return { ...attrs, ...axis, ...(shared ? { batch: sharedAxes(attrs) + 1 } : {}) };
}

/** Whether indices without the new axis serve every x that has it, as they are. */
export function serveAll(batched: readonly boolean[], attrs: Attributes, indexing: Indexing): boolean {
  return batched[1] !== true && sharedAxes(attrs) === 0 && indexing === "axis";
}

/** Defines such a routine: y = x, then y[q(p)] = combine(y[q(p)], u[p]) in ascending order of p. */
export function scattering(name: string, definition: ScatterDefinition): Scatter {
  const { doc, indexing, combine, admits, bounded, vjp, support } = definition;
  const op: Scatter = routine(name, {
    doc,
    inputs: ["x", "i", "u"],
    ...(bounded === true ? { bounded } : {}),
    typeOf: (types, attrs) => {
      const x = nth(types, 0),
        u = nth(types, 2),
        part = takenType(name, x, nth(types, 1), attrs, indexing);
      if (!admits.includes(x.dtype)) throw dtypeNotAdmitted(name, "x", x.dtype, admits);
      if (u.dtype !== x.dtype || !sameShape(u.shape, part.shape)) throw typesDiffer(name, u, part);
      return x;
    },
    evaluate: (values, attrs, { dtype }, label) => {
      const result = Float64Array.from(nth(values, 0).data),
        u = nth(values, 2).data;
      for (const { whole, part } of positions(layout(values, attrs, indexing), nth(values, 1), label)) {
        const put = u[part] ?? NaN;
        result[whole] =
          combine === null ? put : roundTo(dtype, combine.evaluate([result[whole] ?? NaN, put], {}, dtype));
      }
      return result;
    },
    program: (block, operands) => scatterProgram(block, operands, definition),
    vjp,
    batch:
      indexing === "along"
        ? "along"
        : (operands, batched, attrs) => {
            const [x, i, u] = [0, 1, 2].map((at) => nth(allBatched(operands, batched), at));
            const alone = serveAll(batched, attrs, indexing);
            return op([x ?? 0, (alone ? operands[1] : i) ?? 0, u ?? 0], behindNewAxis(attrs, !alone));
          },
    entries: combine === null ? "moved" : "joined",
    support,
    flops: ({ inputs }) => sizeOf(nth(inputs, 2).type.shape),
  });
  return op;
}

function scatterProgram(
  block: k.Block,
  operands: Parameters<RoutineOp["program"]>[1],
  { indexing, combine }: ScatterDefinition,
): void {
  const at = layout(operands.node.inputs, operands.node.attrs, indexing),
    { result } = operands;
  const x = elementsOf(operands, 0),
    i = elementsOf(operands, 1),
    u = elementsOf(operands, 2);
  checkIndices(block, operands, 1, at);
  block.for("at", 0, result.length, (inner, position) => inner.store(result, position, x(position)));
  eachPosition(block, at, i, (inner, whole, part) =>
    inner.store(result, whole, combine === null ? u(part) : combine.program([k.load(result, whole), u(part)], {})),
  );
}
