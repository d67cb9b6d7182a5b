/** The functions of a model that check what a call gives and take it into memory. */
import { quoted } from "../names.js";
import { printType, sizeOf, type DType } from "../../../src/types.js";
import { arrayOf, forgetForward, isScalar, storeScalar, type Port, type Ports } from "./port.js";
import { takenDirections, takenInputs, type Taken } from "./taken.js";
import { comment, indented, paragraphs, printIf } from "./text.js";

/** `initializes`: whether the module can set parameters itself. */
export function printArguments(ports: Ports, initializes: boolean): string[] {
  const inputs = takenInputs(ports);
  const advice = initializes ? "give it in a call, or call initialize" : "give it in a call";
  return paragraphs(
    printCheck(inputs, ports),
    printCheckSet(inputs, "", advice),
    printTake(inputs, "Copies what a call gives into the model.", forgetForward(ports)),
    ...takenDirections(ports).flatMap((taken) => [
      printCheck(taken, ports),
      printCheckSet(taken, `the ${taken.role} of `, "give it in a call"),
      printTake(taken, `Copies ${taken.parameter} into the model.`, []),
    ]),
  );
}

/** Every object has this by nature, given or not. */
const inherited = (name: string): boolean => name in Object.prototype;

/** Whether a call gives something under a name. */
function isGiven({ name }: Port): string {
  const own = inherited(name) ? `Object.prototype.hasOwnProperty.call(given, ${quoted(name)}) && ` : "";
  return `${own}given.${name} !== undefined`;
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

function printCheck({ type, parameter, role, ports: taken, names }: Taken, ports: Ports): string[] {
  const check = (port: Port): string[] => {
    const value = `given.${port.name}`;
    const checks = isScalar(port)
      ? checkScalar(port.label, port.type.dtype, value)
      : [guardedCheck(port, value, ports)];
    return [`if (${isGiven(port)}) {`, ...indented(["found += 1;", ...checks]), "}"];
  };
  const unknown = [`given, ${taken.length > 0 ? "found" : 0}, ${names}`, ...(role === "input" ? [] : [quoted(role)])];
  return printFunction(
    `Throws if ${role === "input" ? "a call gives what does" : `${parameter} do`} not fit; changes nothing.`,
    `function check${type}(given⟪: ${type}⟫)⟪: void⟫`,
    [
      `checkObject("${parameter}", given);`,
      ...(taken.length > 0 ? ["let found = 0;"] : []),
      ...taken.flatMap(check),
      `checkNames(${unknown.join(", ")});`,
    ],
  );
}

function printCheckSet({ type, unset, unsetNames, checkSet }: Taken, what: string, advice: string): string[] {
  if (unset.length === 0) return [];
  const own = unset.some(({ name }) => inherited(name)) ? "Object.prototype.hasOwnProperty.call(given, name) && " : "";
  return printFunction(
    "Throws if something has never been set and this call does not give it.",
    `function ${checkSet}(given⟪?: Partial<${type}>⟫)⟪: void⟫`,
    [
      `for (const name of ${unsetNames}) {`,
      `  if (given !== undefined && ${own}given[name⟪ as keyof ${type}⟫] !== undefined) continue;`,
      `  throw new TypeError(\`${what}\${name} has never been set: ${advice}\`);`,
      "}",
    ],
  );
}

function printTake(taken: Taken, doc: string, forget: readonly string[]): string[] {
  const { type, ports, unset, unsetNames, markSet } = taken;
  if (ports.length === 0) return [];
  const take = (port: Port): string => {
    const value = `given.${port.name}`;
    return isScalar(port)
      ? `if (${isGiven(port)}) ${storeScalar(port, value)};`
      : `if (${isGiven(port)} && ${value} !== ${port.array}) ${port.array}.set(${value});`;
  };
  return printFunction(doc, `function take${type}(given⟪: ${type}⟫)⟪: void⟫`, [
    ...ports.map(take),
    ...(unset.length > 0 ? [`if (${unsetNames}.size > 0) ${markSet}(...${unsetNames});`] : []),
    ...forget,
  ]);
}
