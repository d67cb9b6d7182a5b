/** What a module promises in TypeScript: its interfaces, and the declarations beside its JavaScript. */
import type { Binding } from "../../../src/program.js";
import { printType } from "../../../src/types.js";
import { acceptedType, isScalar, typeOf, type Port, type Ports } from "./port.js";
import { signatureType, type Signature } from "./signature.js";
import { comment, indented, paragraphs } from "./text.js";

/** What the public face of a module depends on. */
export interface Face {
  readonly ports: Ports;
  readonly binding: Binding;
  /** Parameters that initialize() fills; the function is there if one is. */
  readonly initialized: ReadonlySet<string>;
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
  const optional = face.initialized.size > 0;
  const inputs = [
    ...ports.inputs.map((port) => property(port, acceptedType(port))),
    ...ports.parameters.map((port) => property(port, acceptedType(port), optional)),
  ];
  const results = (of: readonly Port[]): string[][] => of.map((port) => property(port, typeOf(port)));
  const derived = ports.gradients;
  return paragraphs(
    printInterface("Inputs", ["What a call may give; what it leaves out stays as it was."], inputs),
    printInterface("Outputs", [], results(ports.outputs)),
    ...(derived === null
      ? []
      : [
          printInterface("Gradients", [], results(derived)),
          printInterface("Results", [], [["outputs: Outputs;"], ["gradients: Gradients;"]]),
        ]),
    printInterface("Model", ["An instance of the module, with memory of its own."], modelMembers(face)),
  );
}

function printInterface(name: string, doc: readonly string[], members: readonly string[][]): string[] {
  return [...comment(doc), `export interface ${name} {`, ...indented(members.flat()), "}"];
}

function property(port: Port, type: string, optional = false): string[] {
  return [...comment([printType(port.type)]), `${port.name}${optional ? "?" : ""}: ${type};`];
}

function modelMembers(face: Face): string[][] {
  const { inputs, parameters, gradients } = face.ports;
  const views = [
    comment(["The model's own memory: write into it and call without arguments. Asking for it counts as setting it."]),
    printViews("readonly inputs: ", inputs),
    printViews("readonly parameters: ", parameters),
    [...comment(["The results of the last call."]), "readonly outputs: Readonly<Outputs>;"],
    gradients === null ? [] : ["readonly gradients: Readonly<Gradients>;"],
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
export function functionsOf({ ports: { seed, gradients }, initialized }: Face): Declared[] {
  const derived = gradients === null ? [] : derivedFunctions(seed);
  return [forward, ...derived, ...(initialized.size > 0 ? [initialize] : [])];
}

const forward: Declared = {
  name: "forward",
  parameters: [
    ["inputs", "?: Inputs"],
    ["out", "?: Outputs"],
  ],
  result: "Outputs",
  doc: [
    "Computes the outputs. What a call leaves out keeps its value. Results go to `out`, which must not share memory",
    "with an input; without `out` they are fresh; without arguments they are the model's own, which the next call",
    "overwrites. Throws a TypeError for what does not fit.",
  ],
};

const initialize: Declared = {
  name: "initialize",
  parameters: [["seed", "?: number"]],
  result: "void",
  doc: ["Fills the parameters that have an initial value: the same numbers for the same seed (default 0), everywhere."],
};

/** With a number as seed, everything may be left out; an array must be given. */
function derivedFunctions(seed: Port | null): Declared[] {
  const scalar = seed === null;
  const given = ["seed", scalar ? "?: number" : `: ${typeOf(seed)}`] as const;
  const left = (type: string): string => (scalar ? `?: ${type}` : `: ${type} | undefined`);
  const backward: Declared = {
    name: "backward",
    parameters: [given, ["out", "?: Gradients"]],
    result: "Gradients",
    doc: [
      scalar
        ? "Computes the gradients of the last forward, times `seed` (default 1)."
        : "Computes the gradients of the last forward, whose output has the cotangent `seed`.",
      "Throws an Error if no forward has succeeded since memory last changed.",
    ],
  };
  const both: Declared = {
    name: "forwardBackward",
    parameters: [["inputs", left("Inputs")], ["out", left("Results")], given],
    result: "Results",
    doc: ["Computes outputs and gradients at once, which is faster than one after the other."],
  };
  return [backward, both];
}

function typedList({ parameters }: Declared): string {
  return parameters.map(([name, type]) => name + type).join(", ");
}

/** The functions of the module are those of one model, which is made when it is first needed. */
export function printFunctions(face: Face): string[] {
  const functions = functionsOf(face).map(({ name, parameters, result, doc }) => {
    const list = parameters.map(([parameter, type]) => `${parameter}⟪${type}⟫`).join(", ");
    const call = `sharedModel().${name}(${parameters.map(([parameter]) => parameter).join(", ")});`;
    const body = result === "void" ? call : `return ${call}`;
    return [...comment(doc), `export function ${name}(${list})⟪: ${result}⟫ {`, `  ${body}`, "}"];
  });
  const shared = [
    "let shared⟪: Model | undefined⟫;",
    "function sharedModel()⟪: Model⟫ {",
    "  return (shared ??= createModel());",
    "}",
  ];
  const create = `export function create(binding⟪: ${bindingType(face.binding)}⟫ = {})⟪: Model⟫ {`;
  return paragraphs(
    ...functions,
    [...comment(createDoc), create, "  checkBinding(binding);", "  return createModel();", "}"],
    [...comment(["The model of the functions above, made when it is first needed."]), ...shared],
  );
}

const createDoc: readonly string[] = [
  "A model with memory of its own. `binding` may repeat the sizes that the module was compiled for; others throw.",
];

function bindingType(binding: Binding): string {
  const members = Object.keys(binding).map((name) => `readonly ${name}?: number`);
  return members.length === 0 ? "Readonly<Record<string, never>>" : `{ ${members.join("; ")} }`;
}

/** The text of `<name>.d.ts`. */
export function printDeclarations(face: Face, signature: Signature, header: readonly string[]): string[] {
  const functions = functionsOf(face).map((each) => [
    ...comment(each.doc),
    `export declare function ${each.name}(${typedList(each)}): ${each.result};`,
  ]);
  const create = `export declare function create(binding?: ${bindingType(face.binding)}): Model;`;
  return paragraphs(
    header,
    printInterfaces(face),
    ...functions,
    [...comment(createDoc), create],
    [...comment(["What the module is, and what it costs."]), ...signatureType(signature)],
  );
}
