/** Initial values of parameters and state: what a spec may say. The numbers are made by initialize(seed); see random.ts. */
import { badInitializer } from "./diagnostics.js";
import type { Shape } from "./types.js";

/** A distribution of initial values, with its numbers resolved for one shape. */
export type Initializer =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "normal"; readonly std: number };

/**
 * Fans of a weight: of a matrix [m, n] they are m (in) and n (out); of a convolution's weight [...window, in, out]
 * both are multiplied by the window; of a vector both are its length.
 */
export function fansOf(shape: Shape): { fanIn: number; fanOut: number } {
  if (shape.length < 2) return { fanIn: shape[0] ?? 1, fanOut: shape[0] ?? 1 };
  const window = shape.slice(0, -2).reduce((product, extent) => product * extent, 1);
  return { fanIn: window * (shape[shape.length - 2] ?? 1), fanOut: window * (shape[shape.length - 1] ?? 1) };
}

/** The initializers that need no numbers of their own, by name. */
export const namedInitializers: { readonly [name: string]: (shape: Shape) => Initializer } = {
  zeros: () => ({ kind: "constant", value: 0 }),
  ones: () => ({ kind: "constant", value: 1 }),
  /** U(-1 / sqrt(m), 1 / sqrt(m)). */
  fanInUniform: (shape) => symmetric(1 / Math.sqrt(fansOf(shape).fanIn)),
  /** U(-sqrt(6 / (m + n)), sqrt(6 / (m + n))): Glorot and Bengio, 2010. */
  glorotUniform: (shape) => symmetric(Math.sqrt(6 / (fansOf(shape).fanIn + fansOf(shape).fanOut))),
  /** N(0, 2 / m): He et al., 2015. */
  heNormal: (shape) => ({ kind: "normal", std: Math.sqrt(2 / fansOf(shape).fanIn) }),
};

function symmetric(bound: number): Initializer {
  return { kind: "uniform", low: -bound, high: bound };
}

/** What a spec says of an initial value: a name, a number, or a distribution with its numbers. */
export type InitializerSpec =
  | string
  | number
  | { readonly uniform: { readonly low: number; readonly high: number } }
  | { readonly normal: { readonly std: number } };

/** What a spec says of an initial value, resolved for a shape. `owner` is what messages call it: the parameter w. */
export function resolveInitializer(owner: string, init: InitializerSpec, shape: Shape): Initializer {
  if (typeof init === "number") return { kind: "constant", value: init };
  if (typeof init === "string") {
    const make = Object.hasOwn(namedInitializers, init) ? namedInitializers[init] : undefined;
    if (make === undefined) throw badInitializer(owner, init, Object.keys(namedInitializers));
    return make(shape);
  }
  if ("uniform" in init) return { kind: "uniform", low: init.uniform.low, high: init.uniform.high };
  return { kind: "normal", std: init.normal.std };
}
