/** The functions of a model that hand out results: as fresh copies, or into what the caller has given for them. */
import type { DType } from "../../../src/types.js";
import type { ResultSet } from "../../functions.js";
import { quoted } from "../names.js";
import { guardedCheck } from "./arguments.js";
import { isScalar, scalarValue, type Port, type Ports } from "./port.js";
import { comment, indented, paragraphs, printObject } from "./text.js";

/** The sets whose tensors have names; the others hold one tensor. */
export const recordSets = ["outputs", "gradients", "jvp", "hvp"] as const;
export type RecordSet = (typeof recordSets)[number];

export function isRecord(set: ResultSet): set is RecordSet {
  return recordSets.some((record) => record === set);
}

/** The interface of a set, and what a model calls the object that shows its own. */
export const setNames: { readonly [S in RecordSet]: { readonly type: string; readonly own: string } } = {
  outputs: { type: "Outputs", own: "outputs" },
  gradients: { type: "Gradients", own: "gradients" },
  jvp: { type: "Jvp", own: "jvpResults" },
  hvp: { type: "Hvp", own: "hvpResults" },
};

/** The sets that the module has: there are always outputs. */
export function recordsOf(ports: Ports): RecordSet[] {
  return recordSets.filter((set) => set === "outputs" || ports[set].length > 0);
}

/** `of`: the dtype of what is differentiated, which a seed that is a number is rounded to. */
export function printResults(ports: Ports, of: DType): string[] {
  const factor = of === "f32" ? "Math.fround(seed)" : "seed";
  const ofSets = recordsOf(ports).flatMap((set) => {
    const scales = set === "gradients" && ports.seed === null;
    const copies = scales ? printScaledCopies(ports[set], factor) : printCopies(setNames[set].type, ports[set]);
    const scaled = scales && !ports[set].every(isScalar) ? printScaled(factor) : [];
    return [printCheckResults(set, ports), copies, scaled];
  });
  return paragraphs(...ofSets);
}

/** Where all results are numbers there is nothing to check but the object: see `checkResults`. */
function printCheckResults(set: RecordSet, ports: Ports): string[] {
  const { type } = setNames[set],
    arrays = ports[set].filter((port) => !isScalar(port));
  if (arrays.length === 0) return [];
  return [
    ...comment(["Throws unless results can be written into these arrays."]),
    `function check${type}(label⟪: string⟫, out⟪: ${type}⟫)⟪: void⟫ {`,
    "  checkObject(label, out);",
    ...indented(arrays.map((port) => guardedCheck(port, `out.${port.name}`, ports))),
    "}",
  ];
}

/** The call that checks where results are to go. */
export function checkResults(set: RecordSet, ports: Ports, out: string): string {
  return `${ports[set].every(isScalar) ? "checkObject" : `check${setNames[set].type}`}(${quoted(out)}, ${out});`;
}

function printCopies(type: string, ports: readonly Port[]): string[] {
  const value = (port: Port): string => (isScalar(port) ? scalarValue(port) : `${port.array}.slice()`);
  const fill = ports.map((port) => {
    const target = `out.${port.name}`;
    return isScalar(port) ? `${target} = ${scalarValue(port)};` : `${target}.set(${port.array});`;
  });
  return printBoth(
    type,
    "",
    ports.map((port) => `${port.name}: ${value(port)}`),
    fill,
  );
}

/** Gradients are linear in the seed: they are computed for 1 and scaled as they are copied. */
function printScaledCopies(ports: readonly Port[], factor: string): string[] {
  const scalar = (port: Port): string => {
    const product = `${scalarValue(port)} * ${factor}`;
    return port.type.dtype === "f32" ? `Math.fround(${product})` : product;
  };
  const value = (port: Port): string => (isScalar(port) ? scalar(port) : `scaled(${port.array}.slice(), seed)`);
  const fill = ports.flatMap((port) => {
    const target = `out.${port.name}`;
    return isScalar(port)
      ? [`${target} = ${scalar(port)};`]
      : [`${target}.set(${port.array});`, `scaled(${target}, seed);`];
  });
  return printBoth(
    "Gradients",
    "seed⟪: number⟫ = 1",
    ports.map((port) => `${port.name}: ${value(port)}`),
    fill,
  );
}

function printBoth(type: string, seed: string, fresh: readonly string[], fill: readonly string[]): string[] {
  const parameters = [`out⟪: ${type}⟫`, ...(seed === "" ? [] : [seed])].join(", ");
  return paragraphs(
    [`function copy${type}(${seed})⟪: ${type}⟫ {`, ...indented(printObject("return ", fresh, ";")), "}"],
    [`function fill${type}(${parameters})⟪: ${type}⟫ {`, ...indented([...fill, "return out;"]), "}"],
  );
}

function printScaled(seed: string): string[] {
  const factor = seed === "seed" ? seed : "factor";
  return [
    ...comment(["The array times the seed, in place."]),
    "function scaled⟪<Row extends Float32Array | Float64Array>⟫(array⟪: Row⟫, seed⟪: number⟫)⟪: Row⟫ {",
    ...(factor === seed ? [] : [`  const ${factor} = ${seed};`]),
    `  if (${factor} !== 1) for (let i = 0; i < array.length; i++) array[i] *= ${factor};`,
    "  return array;",
    "}",
  ];
}
