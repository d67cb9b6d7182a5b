/** The functions of a model that check what a call gives and take it into memory. */
import { quoted } from "../names.js";
import { printType, sizeOf, type DType } from "../../../src/types.js";
import { arrayOf, isScalar, storeScalar, type Port, type Ports } from "./port.js";
import { comment, indented, paragraphs, printIf } from "./text.js";

/** `initializes`: whether the module can set parameters itself. */
export function printArguments(ports: Ports, initializes: boolean): string[] {
  const functions = hasInputs(ports) ? [printCheckSet(initializes), printTakeInputs(ports)] : [];
  return paragraphs(printCheckInputs(ports), ...functions);
}

function printFunction(doc: string, head: string, body: readonly string[]): string[] {
  return [...comment([doc]), `${head} {`, ...indented(body), "}"];
}

/** What a number must not be, and what is said of one that is; numbers are checked in place, where V8 needs no box. */
const scalarChecks: { readonly [D in DType]: readonly [wrong: (value: string) => string, expected: string] } = {
  f64: [(value) => `typeof ${value} !== "number"`, "a number"],
  f32: [(value) => `typeof ${value} !== "number"`, "a number"],
  i32: [(value) => `(typeof ${value} !== "number" || (${value} | 0) !== ${value})`, "a whole number of 32 bits"],
  bool: [(value) => `typeof ${value} !== "boolean" && ${value} !== 0 && ${value} !== 1`, "true or false"],
};

/** The check of a number; `optional`: undefined is right too. */
export function checkScalar(label: string, dtype: DType, value: string, optional = false): string[] {
  const [wrong, expected] = scalarChecks[dtype];
  const error = `throw wrong(${quoted(label)}, ${quoted(expected)}, ${value});`;
  return printIf(`${optional ? `${value} !== undefined && ` : ""}${wrong(value)}`, error);
}

function kindOf({ type }: Port): string {
  return `${arrayOf(type.dtype)}, ${sizeOf(type.shape)}, ${quoted(printType(type))}`;
}

/** The check of an array that is no port of the guard's. */
export function checkArray(port: Port, value: string): string {
  return `checkArray(${quoted(port.label)}, ${value}, ${kindOf(port)});`;
}

/** The check of an array, and that it shares no memory that it must not. */
export function guardedCheck(port: Port, value: string, { slots }: Ports): string {
  return `guard.see(${slots.indexOf(port)}, ${value}, ${kindOf(port)});`;
}

function printCheckInputs(ports: Ports): string[] {
  const check = (port: Port): string[] => {
    const value = `given.${port.name}`;
    const checks = isScalar(port)
      ? checkScalar(port.label, port.type.dtype, value)
      : [guardedCheck(port, value, ports)];
    return [`if (${value} !== undefined) {`, ...indented(["found += 1;", ...checks]), "}"];
  };
  const all = [...ports.inputs, ...ports.parameters];
  return printFunction(
    "Throws if a call gives what does not fit; changes nothing.",
    "function checkInputs(given⟪: Inputs⟫)⟪: void⟫",
    [
      'checkObject("inputs", given);',
      ...(all.length > 0 ? ["let found = 0;"] : []),
      ...all.flatMap(check),
      `checkNames(given, ${all.length > 0 ? "found" : 0}, names);`,
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

function printTakeInputs({ inputs, parameters, gradients }: Ports): string[] {
  const take = (port: Port): string => {
    const value = `given.${port.name}`;
    return isScalar(port)
      ? `if (${value} !== undefined) ${storeScalar(port, value)};`
      : `if (${value} !== undefined && ${value} !== ${port.array}) ${port.array}.set(${value});`;
  };
  return printFunction("Copies what a call gives into the model.", "function takeInputs(given⟪: Inputs⟫)⟪: void⟫", [
    ...[...inputs, ...parameters].map(take),
    "if (unset.size > 0) markSet(...unset);",
    ...(gradients === null ? [] : ["run.backward = checkForward;"]),
  ]);
}
