/** `create`: which of the bindings that a module was compiled for a caller wants, and what makes its model. */
import { printBinding, type Binding } from "../../../src/program.js";
import { comment, printObject, typeLines } from "./text.js";

/** A binding of the module, and the function that makes its models. */
export interface Bound {
  readonly sizes: Binding;
  readonly maker: string;
}

export interface Bindings {
  /** That of the module's own functions. */
  readonly first: Bound;
  readonly others: readonly Bound[];
  /** Sizes that the program has where they are not bound. */
  readonly defaults: Binding;
}

/** The bindings in this order; where there are several, each has a function with its sizes in the name. */
export function bindingsOf(sizes: readonly Binding[], defaults: Binding): Bindings {
  const [first, ...others] = sizes.map((each): Bound => {
    const suffix = Object.entries(each).map(([name, size]) => `_${name}${size}`);
    return { sizes: each, maker: sizes.length > 1 ? `createModel${suffix.join("")}` : "createModel" };
  });
  if (first === undefined) throw new TypeError("emit: a module is compiled for at least one binding");
  return { first, others, defaults };
}

export function printCreate(bindings: Bindings): string[][] {
  const head = `export function create(binding⟪: ${bindingType(bindings)}⟫ = {})⟪: Model⟫ {`;
  if (bindings.others.length > 0) {
    return [[...comment(docOf(bindings)), head, "  return chooseBinding(binding).make();", "}"], printTable(bindings)];
  }
  return [[...comment(docOf(bindings)), head, "  checkBinding(binding);", `  return ${bindings.first.maker}();`, "}"]];
}

export function declareCreate(bindings: Bindings): string[] {
  return [...comment(docOf(bindings)), `export declare function create(binding?: ${bindingType(bindings)}): Model;`];
}

function docOf({ first, others }: Bindings): string[] {
  if (others.length === 0) {
    return [
      "A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw.",
    ];
  }
  return [
    "A model with memory of its own, for one of the bindings that the module was compiled for:",
    ...[first, ...others].map(({ sizes }) => `- ${printBinding(sizes)}`),
    "Sizes that `binding` leaves out are those of the program, or else of the only binding that fits; without any,",
    "the first. Throws a RangeError if none fits, or several.",
  ];
}

function bindingType({ first }: Bindings): string {
  const members = Object.keys(first.sizes).map((name) => `readonly ${name}?: number`);
  return members.length === 0 ? "Readonly<Record<string, never>>" : `{ ${members.join("; ")} }`;
}

function printTable({ first, others, defaults }: Bindings): string[] {
  const sizesOf = (sizes: Binding): string[] => Object.entries(sizes).map(([name, size]) => `${name}: ${size}`);
  const rows = [first, ...others].map(
    ({ sizes, maker }) => `{ sizes: { ${sizesOf(sizes).join(", ")} }, make: ${maker} },`,
  );
  return [
    ...comment([
      "The bindings, and what makes a model of each; and the sizes that the program has where none are bound.",
    ]),
    ...["const bindings⟪: readonly Bound[]⟫ = [", ...rows.map((row) => `  ${row}`), "];"],
    ...printObject("const defaults = ", sizesOf(defaults), ";"),
    ...typeLines([
      "interface Bound {",
      "  readonly sizes: { readonly [size: string]: number };",
      "  readonly make: () => Model;",
      "}",
    ]),
  ];
}
