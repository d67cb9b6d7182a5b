/** What other libraries call functions of the language: for suggestions only. */

/** Names of NumPy, JAX, PyTorch, TensorFlow and of JavaScript's Math that no few letters lead from to ours. */
export const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    absolute: "abs",
    amax: "max",
    amin: "min",
    arccos: "acos",
    arccosh: "acosh",
    arcsin: "asin",
    arcsinh: "asinh",
    arctan: "atan",
    arctan2: "atan2",
    arctanh: "atanh",
    average: "mean",
    cat: "concat",
    concatenate: "concat",
    detach: "stopGradient",
    divide: "div",
    expit: "sigmoid",
    fabs: "abs",
    fmod: "rem",
    gammaln: "lgamma",
    gather: "take",
    hstack: "concat",
    ln: "log",
    mm: "matmul",
    mse: "meanSquaredError",
    multiply: "mul",
    negative: "neg",
    permute: "transpose",
    power: "pow",
    product: "prod",
    psi: "digamma",
    randn: "randomNormal",
    rand: "randomUniform",
    sgn: "sign",
    subtract: "sub",
    swish: "silu",
    unsqueeze: "expandDims",
    vstack: "concat",
  }),
);

/** Our name of a function that another library has; undefined if there is none. */
export function aliasOf(name: string): string | undefined {
  return aliases.get(name.toLowerCase());
}
