/** The common functions as methods of a tensor: `x.matmul(w).add(b).tanh()`. */
import { Tensor } from "./builder.js";
import { logSoftmax, softmax } from "./composites/softmax.js";
import { abs, add, div, mul, neg, relu, sqrt, square, sub } from "./ops/arithmetic.js";
import { cast } from "./ops/compare.js";
import { take } from "./ops/gather.js";
import { pow } from "./ops/power.js";
import { dot, matmul } from "./ops/products.js";
import { max, mean, min, prod, sum } from "./ops/reduce.js";
import { exp, log, sigmoid } from "./ops/transcendental.js";
import { cos, sin, tanh } from "./ops/trigonometric.js";
import { expandDims, flatten, reshape, slice, squeeze, transpose } from "./ops/view.js";
import type { Axes } from "./language.js";
import type { DType, Shape } from "./types.js";

type ReduceOptions = Parameters<typeof sum>[1];
type AxisOptions = Parameters<typeof softmax>[1];

declare module "./builder.js" {
  interface Tensor {
    add(other: Operand): Tensor;
    sub(other: Operand): Tensor;
    mul(other: Operand): Tensor;
    div(other: Operand): Tensor;
    pow(exponent: Operand): Tensor;
    neg(): Tensor;
    abs(): Tensor;
    square(): Tensor;
    sqrt(): Tensor;
    exp(): Tensor;
    log(): Tensor;
    sin(): Tensor;
    cos(): Tensor;
    tanh(): Tensor;
    sigmoid(): Tensor;
    relu(): Tensor;
    softmax(options?: AxisOptions): Tensor;
    logSoftmax(options?: AxisOptions): Tensor;
    sum(options?: ReduceOptions): Tensor;
    mean(options?: ReduceOptions): Tensor;
    prod(options?: ReduceOptions): Tensor;
    max(options?: ReduceOptions): Tensor;
    min(options?: ReduceOptions): Tensor;
    matmul(other: Operand): Tensor;
    dot(other: Operand): Tensor;
    reshape(shape: Shape): Tensor;
    flatten(): Tensor;
    transpose(perm?: readonly number[]): Tensor;
    expandDims(axis: Axes): Tensor;
    squeeze(axis?: Axes): Tensor;
    slice(subscripts: readonly (number | string)[]): Tensor;
    take(indices: Operand, options?: Parameters<typeof take>[2]): Tensor;
    cast(dtype: DType): Tensor;
  }
}

/** f(x, ...rest) as x.f(...rest). */
function method<Rest extends readonly unknown[]>(
  f: (x: Tensor, ...rest: Rest) => Tensor,
): (this: Tensor, ...rest: Rest) => Tensor {
  return function (...rest) {
    return f(this, ...rest);
  };
}

const methods = Tensor.prototype;
methods.add = method(add);
methods.sub = method(sub);
methods.mul = method(mul);
methods.div = method(div);
methods.pow = method(pow);
methods.neg = method(neg);
methods.abs = method(abs);
methods.square = method(square);
methods.sqrt = method(sqrt);
methods.exp = method(exp);
methods.log = method(log);
methods.sin = method(sin);
methods.cos = method(cos);
methods.tanh = method(tanh);
methods.sigmoid = method(sigmoid);
methods.relu = method(relu);
methods.softmax = method(softmax);
methods.logSoftmax = method(logSoftmax);
methods.sum = method(sum);
methods.mean = method(mean);
methods.prod = method(prod);
methods.max = method(max);
methods.min = method(min);
methods.matmul = method(matmul);
methods.dot = method(dot);
methods.reshape = method(reshape);
methods.flatten = method(flatten);
methods.transpose = method(transpose);
methods.expandDims = method(expandDims);
methods.squeeze = method(squeeze);
methods.slice = method(slice);
methods.take = method(take);
methods.cast = method(cast);
