/** Several bindings in one module: which they are, and that its functions have the same types for all of them. */
import { bindingsDiffer, bindingTwice } from "../src/diagnostics.js";
import { printBinding, type Binding, type Declaration } from "../src/program.js";
import { printType, type TensorType } from "../src/types.js";
import { givenSets, rootSets } from "./functions.js";
import type { Stage } from "./stages.js";

/** The bindings of the option `bind`: one if it is no list. */
export function listBindings(bind: Binding | readonly Binding[] = {}): readonly [Binding, ...Binding[]] {
  const [first = {}, ...others] = isList(bind) ? bind : [bind];
  return [first, ...others];
}

function isList(bind: Binding | readonly Binding[]): bind is readonly Binding[] {
  return Array.isArray(bind);
}

/** A program for one binding, after the last pass over its graph. */
interface Bound {
  readonly declaration: Declaration;
  readonly stages: { readonly simplified: Stage };
}

/**
 * Throws unless the bindings differ in sizes, and in nothing but sizes: in all of them the same names are given and
 * returned, with the same dtype and rank.
 */
export function checkAlike(first: Bound, others: readonly Bound[]): void {
  const seen = new Set<string>();
  for (const { declaration } of [first, ...others]) {
    const sizes = printBinding(declaration.binding);
    if (seen.has(sizes)) throw bindingTwice(sizes);
    seen.add(sizes);
  }
  const expected = facesOf(first);
  for (const other of others) {
    const got = facesOf(other);
    for (const name of new Set([...expected.keys(), ...got.keys()])) {
      const [here, there] = [expected.get(name), got.get(name)];
      if (here?.kind === there?.kind) continue;
      const said = (tensor: SeenTensor | undefined, { declaration: { binding } }: Bound): string =>
        `${tensor?.text ?? "missing"} for ${printBinding(binding)}`;
      throw bindingsDiffer(name, said(here, first), said(there, other));
    }
  }
}

/** What callers see of a tensor: the types of arrays know dtype and rank, and not the sizes. */
interface SeenTensor {
  readonly kind: string;
  readonly text: string;
}

function facesOf({ declaration, stages: { simplified } }: Bound): Map<string, SeenTensor> {
  const seen = (type: TensorType): SeenTensor => ({
    kind: `${type.dtype} ${type.shape.length}`,
    text: printType(type),
  });
  const sets = [...givenSets, ...rootSets].flatMap((set) =>
    Array.from(simplified[set], ([name, { type }]) => [`${words[set]} ${name}`.trim(), seen(type)] as const),
  );
  const inits = Array.from(declaration.initializers, ([name, { kind }]) => {
    return [`the initial value of ${name}`, { kind: "given", text: kind }] as const;
  });
  return new Map([...sets, ...inits]);
}

const words: { readonly [S in (typeof givenSets)[number] | (typeof rootSets)[number]]: string } = {
  inputs: "the input",
  parameters: "the parameter",
  state: "the state",
  tangents: "the tangent",
  vectors: "the vector",
  outputs: "the output",
  gradients: "the gradient of",
  jvp: "the jvp result",
  hvp: "the hvp result",
  jacobian: "the jacobian",
  hessian: "the hessian",
  updates: "the update of",
  evaluated: "the evaluated output",
};
