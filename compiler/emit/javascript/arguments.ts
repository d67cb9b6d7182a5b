/** The functions of a model that check what a call gives, take it into memory, and hand results out. */
import { quoted } from "../names.js";
import { printType, sizeOf, type DType } from "../../../src/types.js";
import { arrayOf, isScalar, scalarValue, storeScalar, type Port, type Ports } from "./port.js";
import { comment, indented, paragraphs, printObject } from "./text.js";

export function printArguments(ports: Ports, initializes: boolean): string[] {
  const derived = ports.gradients;
  const taken = hasInputs(ports);
  return paragraphs(
    printCheckInputs(ports),
    taken ? printCheckSet(initializes) : [],
    taken ? printTakeInputs(ports) : [],
    printCheckResults("Outputs", ports.outputs, ports),
    printCopies("Outputs", ports.outputs, null),
    ...(derived === null
      ? []
      : [
          printCheckResults("Gradients", derived, ports),
          printCopies("Gradients", derived, ports.seed === null ? "factor" : null),
        ]),
  );
}

function printFunction(doc: string, head: string, body: readonly string[]): string[] {
  return [...comment([doc]), `${head} {`, ...indented(body), "}"];
}

const scalarChecks: { readonly [D in DType]: string } = {
  f64: "checkNumber",
  f32: "checkNumber",
  i32: "checkInteger",
  bool: "checkFlag",
};

/** The check of a value that a call gives. */
export function checkCall({ label, type }: Port, value: string): string {
  const name = quoted(label);
  if (type.shape.length === 0) return `${scalarChecks[type.dtype]}(${name}, ${value});`;
  return `checkArray(${name}, ${value}, ${arrayOf(type.dtype)}, ${sizeOf(type.shape)}, ${quoted(printType(type))});`;
}

/** The check of an array, which the guard then sees. */
function guardedCheck(port: Port, value: string, { slots }: Ports): string[] {
  return [checkCall(port, value), `guard.see(${slots.indexOf(port)}, ${value});`];
}

function printCheckInputs(ports: Ports): string[] {
  const check = (port: Port): string[] => {
    const value = `given.${port.name}`;
    if (isScalar(port)) return [`if (${value} !== undefined) ${checkCall(port, value)}`];
    return [`if (${value} !== undefined) {`, ...indented(guardedCheck(port, value, ports)), "}"];
  };
  return printFunction(
    "Throws if a call gives what does not fit; changes nothing.",
    "function checkInputs(given⟪: Inputs⟫)⟪: void⟫",
    [
      'checkObject("inputs", given);',
      "checkNames(given, names);",
      ...[...ports.inputs, ...ports.parameters].flatMap(check),
    ],
  );
}

/** Whether a call can find something that no one has set. */
export function hasInputs({ inputs, parameters }: Ports): boolean {
  return inputs.length + parameters.length > 0;
}

function printCheckSet(initializes: boolean): string[] {
  const advice = initializes ? "give it in a call, or call initialize" : "give it in a call";
  return printFunction(
    "Throws if something has never been set and this call does not give it.",
    "function checkSet(given⟪?: Partial<Inputs>⟫)⟪: void⟫",
    [
      "for (const name of unset) {",
      "  if (given !== undefined && given[name⟪ as keyof Inputs⟫] !== undefined) continue;",
      `  throw new TypeError(\`\${name} has never been set: ${advice}\`);`,
      "}",
    ],
  );
}

function printTakeInputs({ inputs, parameters }: Ports): string[] {
  const take = (port: Port): string => {
    const value = `given.${port.name}`;
    return isScalar(port)
      ? `if (${value} !== undefined) ${storeScalar(port, value)}`
      : `if (${value} !== undefined && ${value} !== ${port.array}) ${port.array}.set(${value});`;
  };
  return printFunction("Copies what a call gives into the model.", "function takeInputs(given⟪: Inputs⟫)⟪: void⟫", [
    ...[...inputs, ...parameters].map(take),
    ...["if (missing > 0) {", "  unset.clear();", "  missing = 0;", "}"],
  ]);
}

/** Where all results are numbers there is nothing to check but the object: see `checkResults`. */
function printCheckResults(type: string, results: readonly Port[], ports: Ports): string[] {
  if (results.every(isScalar)) return [];
  const arrays = results.filter((port) => !isScalar(port));
  return printFunction(
    "Throws unless results can be written into these arrays.",
    `function check${type}(label⟪: string⟫, out⟪: ${type}⟫)⟪: void⟫`,
    ["checkObject(label, out);", ...arrays.flatMap((port) => guardedCheck(port, `out.${port.name}`, ports))],
  );
}

/** The call that checks where results are to go. */
export function checkResults(type: string, results: readonly Port[], out: string): string {
  return `${results.every(isScalar) ? "checkObject" : `check${type}`}(${quoted(out)}, ${out});`;
}

/** Fresh copies of the model's own results, and copies into arrays of the caller; `factor` scales both. */
function printCopies(type: string, ports: readonly Port[], factor: string | null): string[] {
  const scalar = (port: Port): string => {
    const value = scalarValue(port);
    if (factor === null) return value;
    return port.type.dtype === "f32" ? `Math.fround(${value} * ${factor})` : `${value} * ${factor}`;
  };
  const fresh = ports.map((port) => {
    const copy = `${port.array}.slice()`;
    return `${port.name}: ${isScalar(port) ? scalar(port) : factor === null ? copy : `scaled(${copy}, ${factor})`}`;
  });
  const fill = ports.flatMap((port) => {
    const target = `out.${port.name}`;
    if (isScalar(port)) return [`${target} = ${scalar(port)};`];
    return [`${target}.set(${port.array});`, ...(factor === null ? [] : [`scaled(${target}, ${factor});`])];
  });
  const parameter = factor === null ? "" : `${factor}⟪: number⟫`;
  const into = `out⟪: ${type}⟫${parameter === "" ? "" : `, ${parameter}`}`;
  return paragraphs(
    [`function copy${type}(${parameter})⟪: ${type}⟫ {`, ...indented(printObject("return ", fresh, ";")), "}"],
    [`function fill${type}(${into})⟪: ${type}⟫ {`, ...indented([...fill, "return out;"]), "}"],
  );
}
