/** The notation of tensor types: `f32[batch, 64]`; dimensions are sums and products of sizes and whole numbers. */
import {
  dimensionSyntax,
  dimensionTooLarge,
  fractionalDimension,
  negativeDimension,
  tooManyElements,
  typeSyntax,
  unknownDtype,
  unknownSize,
  type GradcError,
} from "../diagnostics.js";
import { dtypes, maximumElements, sizeOf, type DType, type TensorType } from "../types.js";
import { walk, type Chain, type Expression } from "./expression.js";
import { parseFormula } from "./formula.js";
import { siteOf, type Site } from "./source.js";

/** A type whose sizes have no values yet. */
export interface TypeNotation {
  readonly dtype: DType;
  readonly dimensions: readonly Expression[];
  readonly site: Site;
}

/** Values of the sizes by name. */
type Sizes = { readonly [size: string]: number };

/**
 * The type that a text such as `f32[batch, 64]` means for these values of the sizes.
 * @throws GradcError for an unknown dtype or size, and for dimensions that are negative, not whole or too large.
 */
export function parseType(text: string, sizes: Sizes): TensorType {
  return typeOf(parseTypeNotation(text, Object.keys(sizes)), sizes);
}

/** What can be checked of a type before the sizes have values: its syntax and its names. */
export function parseTypeNotation(
  text: string,
  sizes: readonly string[],
  site: Site = siteOf(text, "type"),
): TypeNotation {
  const head = /^\s*([A-Za-z_]\w*)\s*/.exec(text);
  const dtype = dtypes.find((known) => known === head?.[1]);
  if (head === null) throw site.at(typeSyntax("a type begins with a dtype"), 0);
  if (dtype === undefined) throw site.at(unknownDtype(head[1] ?? "", dtypes), text.search(/\S/));
  const start = head[0].length;
  if (start === text.length) return { dtype, dimensions: [], site };
  if (text[start] !== "[") throw site.at(typeSyntax("the dimensions stand in square brackets"), start);
  // Spaces in place of the dtype leave the offsets as they are.
  const list = parseFormula(" ".repeat(start) + text.slice(start), site);
  if (list.kind !== "list") throw site.at(typeSyntax("nothing follows the dimensions"), list.offset);
  for (const dimension of list.items) checkDimension(dimension, sizes, site);
  return { dtype, dimensions: list.items, site };
}

function checkDimension(dimension: Expression, sizes: readonly string[], site: Site): void {
  walk(dimension, (part) => {
    const fault = faultOf(part, sizes);
    if (fault !== null) throw site.at(fault, part.offset);
  });
}

function faultOf(part: Expression, sizes: readonly string[]): GradcError | null {
  switch (part.kind) {
    case "number":
      return Number.isInteger(part.value) ? null : fractionalDimension(part.value);
    case "name":
      return sizes.includes(part.name) ? null : unknownSize(part.name.slice(0, 60), sizes);
    case "sign":
      return part.operator === "-" ? null : dimensionSyntax();
    case "chain":
      return part.rest.every(({ operator }) => "+-*".includes(operator)) ? null : dimensionSyntax();
    default:
      return dimensionSyntax();
  }
}

/** The type for these values of the sizes. */
export function typeOf({ dtype, dimensions, site }: TypeNotation, sizes: Sizes): TensorType {
  const shape = dimensions.map((dimension) => {
    // Adding 0 makes a negative zero a zero.
    const value = valueOf(dimension, sizes) + 0;
    if (value < 0) throw site.at(negativeDimension(value), dimension.offset);
    if (!(value <= maximumElements)) throw site.at(dimensionTooLarge(value), dimension.offset);
    return value;
  });
  if (sizeOf(shape) > maximumElements) throw site.at(tooManyElements(shape), 0);
  return { dtype, shape };
}

function valueOf(dimension: Expression, sizes: Sizes): number {
  switch (dimension.kind) {
    case "number":
      return dimension.value;
    case "name":
      return sizes[dimension.name] ?? 0;
    case "sign":
      return 0 - valueOf(dimension.operand, sizes);
    case "chain":
      return valueOfChain(dimension, sizes);
    default:
      throw new TypeError(`a dimension cannot be a ${dimension.kind}`);
  }
}

function valueOfChain(chain: Chain, sizes: Sizes): number {
  let value = valueOf(chain.first, sizes);
  for (const { operator, operand } of chain.rest) {
    const next = valueOf(operand, sizes);
    value = operator === "+" ? value + next : operator === "-" ? value - next : value * next;
  }
  return value;
}
