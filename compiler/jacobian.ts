/**
 * Jacobians and Hessians. Dense: all rows by reverse mode or all columns by forward mode, over one new axis. Sparse:
 * the same for sums of columns or rows that do not meet, from which the entries are taken.
 */
import { broadcastToShape, onGraph, Tensor } from "../src/builder.js";
import { seedNeeded } from "../src/diagnostics.js";
import { concatAlong } from "../src/families/concat.js";
import { opWithin } from "../src/families/loop.js";
import { reshapeTo } from "../src/families/reshape.js";
import { appendInput, iotaOp } from "../src/families/source.js";
import { reachable, type Graph, type Node } from "../src/graph.js";
import { quotient } from "../src/indexMap.js";
import { isOverridden } from "../src/op.js";
import { cast, equal } from "../src/ops/compare.js";
import { takeOp } from "../src/ops/gather.js";
import { broadcastAxes, permute, view } from "../src/ops/view.js";
import { sizeOf } from "../src/types.js";
import { gradients, vjp, type GradientsOptions } from "./differentiate.js";
import { checkFloats, jvp } from "./jvp.js";
import { compress, type Colours, type Compression } from "./sparse/colours.js";
import { patternOf, symmetrized, type Compressed, type Pattern } from "./sparse/pattern.js";
import { compressSymmetric } from "./sparse/star.js";
import { batchNodes } from "./vmap.js";

type MatrixOptions = Pick<GradientsOptions, "disconnected" | "replaced">;

/**
 * dy/dx, of the shape of y followed by that of x. A column costs as much as y, a row a small multiple of it: the mode
 * with fewer passes is taken, forward mode where they are as many.
 */
export function jacobian(y: Node, x: Node, options: MatrixOptions = {}): Node {
  return y.graph.from(originOf(y, x), () => {
    const rows = sizeOf(y.type.shape),
      columns = sizeOf(x.type.shape);
    const result =
      columns <= rows
        ? permute(byColumns(y, x, unitsOf(x, columns), options), [1, 0])
        : byRows(y, x, unitsOf(y, rows), options);
    return reshapeTo(result, [...y.type.shape, ...x.type.shape]).node;
  });
}

/** The Jacobian of the gradient of a scalar. */
export function hessian(y: Node, x: Node, options: MatrixOptions = {}): Node {
  return jacobian(gradientOf(y, x, options), x, options);
}

/** The entries of a matrix that can differ from zero, row by row, and where they stand. */
export interface SparseMatrix extends Compressed {
  readonly values: Node;
}

/** @param name of the matrix: in messages, and in those of the tables that it is recovered with. */
export function sparseJacobian(y: Node, x: Node, name: string, options: MatrixOptions = {}): SparseMatrix {
  checkFloats([y], [x]);
  const pattern = patternOf(y, x, name);
  return recovered(y, x, { name, pattern, ...compress(pattern) }, options);
}

/** A derivative that is another than that of its value need not give a symmetric matrix. */
export function sparseHessian(y: Node, x: Node, name: string, options: MatrixOptions = {}): SparseMatrix {
  const slope = gradientOf(y, x, options);
  if (opWithin(reachable([y]), isOverridden) !== undefined) return sparseJacobian(slope, x, name, options);
  const pattern = symmetrized(patternOf(slope, x, name), name);
  return recovered(slope, x, { name, pattern, ...compressSymmetric(pattern) }, options);
}

function gradientOf(y: Node, x: Node, options: MatrixOptions): Node {
  if (y.type.shape.length > 0) throw seedNeeded(y.type);
  const [gradient = y] = gradients(y, [x], options);
  return gradient;
}

interface Plan extends Compression {
  readonly name: string;
  readonly pattern: Pattern;
}

/** The products with the sums of columns and rows of each colour, and of each entry its place among them. */
function recovered(y: Node, x: Node, plan: Plan, options: MatrixOptions): SparseMatrix {
  const { name, pattern, columns, rows, places } = plan,
    { graph, type } = y;
  const values = graph.from(originOf(y, x), () => {
    const parts = [
      ...(columns.count > 0 ? [byColumns(y, x, sumsOf(x, columns, `${name}_colours`), options)] : []),
      ...(rows.count > 0 ? [byRows(y, x, sumsOf(y, rows, `${name}_rowColours`), options)] : []),
    ].map((part) => reshapeTo(part, [sizeOf(part.shape)]));
    if (parts.length === 0) return onGraph(graph, Tensor.literal(type.dtype, [0], new Float64Array()));
    return takeOp([concatAlong(parts, 0), table(graph, places, `${name}_places`)], { axis: 0 }).node;
  });
  return { values, shape: [...type.shape, ...x.type.shape], pattern, colours: columns.count + rows.count };
}

function table(graph: Graph, numbers: Int32Array, label: string): Tensor {
  const node = onGraph(graph, Tensor.literal("i32", [numbers.length], Float64Array.from(numbers)));
  graph.label(node, label);
  return Tensor.of(node);
}

function originOf(y: Node, x: Node): { pass: string; rule: string; from: Node } {
  const nameIn = (node: Node): string => node.label ?? node.op.name;
  return { pass: "jacobian", rule: `d${nameIn(y)}/d${nameIn(x)}`, from: y };
}

/** [tangents, rows]: the products with the tangents, which stand along axis 0. */
function byColumns(y: Node, x: Node, tangents: Tensor, { replaced }: MatrixOptions): Tensor {
  const tangent = appendInput(y.graph, `tangent of node ${x.id}`, x.type);
  const [dy = y] = jvp([y], [x], [tangent], { replaced });
  return overAll(dy, tangent, tangents, sizeOf(y.type.shape));
}

/** [cotangents, columns]: the products with the cotangents, which stand along axis 0. */
function byRows(y: Node, x: Node, cotangents: Tensor, options: MatrixOptions): Tensor {
  const seed = appendInput(y.graph, `cotangent of node ${y.id}`, y.type);
  const [dx = x] = vjp([y], [seed], [x], options);
  return overAll(dx, seed, cotangents, sizeOf(x.type.shape));
}

/** What is linear in `seed`, for every one of the seeds along axis 0, as rows of `size` elements. */
function overAll(node: Node, seed: Node, seeds: Tensor, size: number): Tensor {
  const [count = 0] = seeds.shape,
    [image] = batchNodes([node], new Map([[seed, seeds.node]]));
  // What does not depend on the seed is zero, since it is linear in it.
  const all =
    image?.batched === true
      ? Tensor.of(image.node)
      : broadcastToShape("jacobian", Tensor.of(node), [count, ...node.type.shape]);
  return reshapeTo(all, [count, size]);
}

/** Every unit tensor: 1 where both indices are equal, else the fill; no element is stored. */
function unitsOf({ graph, type }: Node, size: number): Tensor {
  const one = onGraph(graph, Tensor.literal(type.dtype, [], Float64Array.of(1)));
  const identity = view(Tensor.of(one), [size, size], {
    axes: [],
    guards: [{ quotient: quotient([1, -1]), size: 1 }],
  });
  return reshapeTo(identity, [size, ...type.shape]);
}

/** For each colour the sum of the unit tensors that have it: 1 where the colour is that of the row. */
function sumsOf({ graph, type }: Node, { of, count }: Colours, label: string): Tensor {
  const shape = [count, of.length],
    colours = broadcastAxes(table(graph, of, label), shape, [0]),
    row = graph.append(iotaOp, [], { axis: 0 }, { dtype: "i32", shape });
  return reshapeTo(cast(equal(colours, Tensor.of(row)), type.dtype), [count, ...type.shape]);
}
