/** What a module promises in TypeScript: its interfaces, and the declarations beside its JavaScript. */
import type { FunctionName } from "../../functions.js";
import type { Patterns } from "../../sparse/pattern.js";
import { declareCreate, printCreate, type Bindings } from "./create.js";
import { parametersOf } from "./parameters.js";
import { acceptedType, has, isScalar, typeOf, type Port, type Ports } from "./port.js";
import { recordsOf, setNames } from "./results.js";
import { returnedBy } from "./returned.js";
import { signatureType, type ModuleSignature } from "./signature.js";
import { takenDirections } from "./taken.js";
import { comment, indented, paragraphs } from "./text.js";

/** What the public face of a module depends on. */
export interface Face {
  readonly ports: Ports;
  /** Parameters and state that initialize() fills; the function is there if one is. */
  readonly initialized: ReadonlySet<string>;
  readonly sparse: Patterns;
}

/** A function of the module: its name, parameters with the types after their names, result, and what it does. */
interface Declared {
  readonly name: string;
  readonly parameters: readonly (readonly [name: string, type: string])[];
  readonly result: string;
  readonly doc: readonly string[];
}

export function printInterfaces(face: Face): string[] {
  const { ports } = face;
  const optional = face.initialized.size > 0 || has(ports, "step");
  const inputs = [
    ...ports.inputs.map((port) => property(port, acceptedType(port))),
    ...ports.parameters.map((port) => property(port, acceptedType(port), optional)),
    ...ports.state.map((port) => property(port, acceptedType(port), true)),
  ];
  const directions = takenDirections(ports).map(({ type, ports: given }) => {
    const doc = [`${type} of what is differentiated by; what a call leaves out stays as it was.`];
    return printInterface(
      type,
      doc,
      given.map((port) => property(port, acceptedType(port))),
    );
  });
  const results = recordsOf(ports).map((set) => {
    return printInterface(
      setNames[set].type,
      [],
      ports[set].map((port) => property(port, typeOf(port))),
    );
  });
  const both = has(ports, "forwardBackward")
    ? printInterface("Results", [], [["outputs: Outputs;"], ["gradients: Gradients;"]])
    : [];
  return paragraphs(
    printInterface("Inputs", ["What a call may give; what it leaves out stays as it was."], inputs),
    ...directions,
    ...results,
    both,
    printInterface("Model", ["An instance of the module, with memory of its own."], modelMembers(face)),
  );
}

function printInterface(name: string, doc: readonly string[], members: readonly string[][]): string[] {
  return [...comment(doc), `export interface ${name} {`, ...indented(members.flat()), "}"];
}

function property(port: Port, type: string, optional = false): string[] {
  return [...comment([port.notation]), `${port.name}${optional ? "?" : ""}: ${type};`];
}

function modelMembers(face: Face): string[][] {
  const { ports } = face;
  const optional = (["state", "tangents", "vectors"] as const).filter((set) => ports[set].length > 0);
  const views = [
    comment(["The model's own memory: write into it and call without arguments. Asking for it counts as setting it."]),
    ...(["inputs", "parameters", ...optional] as const).map((set) => printViews(`readonly ${set}: `, ports[set])),
    [...comment(["The results of the last call."]), "readonly outputs: Readonly<Outputs>;"],
    ports.gradients.length === 0 ? [] : ["readonly gradients: Readonly<Gradients>;"],
  ];
  const functions = functionsOf(face).map((each) => [`${each.name}(${typedList(each)}): ${each.result};`]);
  return [...views, ...functions];
}

/** Arrays are views of memory; numbers are read and set. */
function printViews(before: string, ports: readonly Port[]): string[] {
  if (ports.length === 0) return [`${before}Readonly<Record<string, never>>;`];
  const members = ports.map((port) => `${isScalar(port) ? "" : "readonly "}${port.name}: ${typeOf(port)}`);
  const line = `${before}{ ${members.join("; ")} };`;
  return line.length <= 100 ? [line] : [`${before}{`, ...indented(members.map((member) => `${member};`)), "};"];
}

/** The functions that a model and the module have alike. */
export function functionsOf(face: Face): Declared[] {
  const { ports, initialized } = face;
  const functions = ports.functions.map((each) => ({
    name: each.name,
    parameters: parametersOf(each, ports).map(({ name, type }) => [name, type] as const),
    result: returnedBy(each, ports).type,
    doc: docs[each.name](face),
  }));
  return initialized.size === 0 ? functions : [...functions, initialize(ports)];
}

const docs: { readonly [F in FunctionName]: (face: Face) => readonly string[] } = {
  forward: () => [
    "Computes the outputs. What a call leaves out keeps its value. Results go to `out`, which must not share memory",
    "with an input; without `out` they are fresh; without arguments they are the model's own, which the next call",
    "overwrites. Throws a TypeError for what does not fit.",
  ],
  backward: ({ ports: { seed } }) => [
    seed === null
      ? "Computes the gradients of the last forward, times `seed` (default 1)."
      : "Computes the gradients of the last forward, whose output has the cotangent `seed`.",
    "Throws an Error if no forward has succeeded since memory last changed.",
  ],
  forwardBackward: () => ["Computes outputs and gradients at once, which is faster than one after the other."],
  jvp: () => ["Computes a node `y` and its tangent `dy`, the derivative of y along `tangents`."],
  hvp: () => ["Computes the product of the Hessian with `vectors`."],
  jacobian: ({ sparse }) =>
    sparse.jacobian === null
      ? ["Computes all derivatives of a node by a tensor: row-major, of the shape of the one, then the other."]
      : ["Computes the derivatives of a node by a tensor that can differ from zero, row by row.", csr("jacobian")],
  hessian: ({ sparse }) =>
    sparse.hessian === null
      ? ["Computes all second derivatives of a scalar by a tensor: row-major, of its shape twice."]
      : [
          "Computes the second derivatives of a scalar by a tensor that can differ from zero, row by row.",
          csr("hessian"),
        ],
  step: () => [
    "Computes the outputs, then gives parameters and state their new values. The outputs are from before that, and",
    "arrays of the caller stay as they are. A call that throws changes no parameter and no state.",
  ],
  evaluate: () => ["Computes the outputs as `training` is false. No parameter and no state gets a new value."],
};

function csr(name: string): string {
  const columns = `signature.${name}.columns`,
    starts = `signature.${name}.rowStarts`;
  return `Entry k stands in column ${columns}[k]; row i is from ${starts}[i] up to ${starts}[i + 1].`;
}

function initialize({ state }: Ports): Declared {
  const filled =
    state.length === 0 ? "parameters that have an initial value" : "state, and parameters that have an initial value";
  return {
    name: "initialize",
    parameters: [["seed", "?: number"]],
    result: "void",
    doc: [`Fills the ${filled}: the same numbers for the same seed (default 0), everywhere.`],
  };
}

function typedList({ parameters }: Declared): string {
  return parameters.map(([name, type]) => name + type).join(", ");
}

/** The functions of the module are those of one model, which is made when it is first needed. */
export function printFunctions(face: Face, bindings: Bindings, others: readonly string[]): string[] {
  const functions = functionsOf(face).map(({ name, parameters, result, doc }) => {
    const list = parameters.map(([parameter, type]) => `${parameter}⟪${type}⟫`).join(", ");
    const call = `sharedModel().${name}(${parameters.map(([parameter]) => parameter).join(", ")});`;
    const body = result === "void" ? call : `return ${call}`;
    return [...comment(doc), `export function ${name}(${list})⟪: ${result}⟫ {`, `  ${body}`, "}"];
  });
  const shared = [
    "let shared⟪: Model | undefined⟫;",
    "function sharedModel()⟪: Model⟫ {",
    `  return (shared ??= ${bindings.first.maker}());`,
    "}",
  ];
  return paragraphs(...functions, ...printCreate(bindings), others, [
    ...comment(["The model of the functions above, made when it is first needed."]),
    ...shared,
  ]);
}

/** The text of `<name>.d.ts`. */
export function printDeclarations(
  face: Face,
  bindings: Bindings,
  signature: ModuleSignature,
  header: readonly string[],
  others: readonly string[],
): string[] {
  const functions = functionsOf(face).map((each) => [
    ...comment(each.doc),
    `export declare function ${each.name}(${typedList(each)}): ${each.result};`,
  ]);
  return paragraphs(header, printInterfaces(face), ...functions, declareCreate(bindings), others, [
    ...comment(["What the module is, and what it costs."]),
    ...signatureType(signature),
  ]);
}
