/** What a model remembers between calls, and what of its memory it shows. */
import { quoted } from "../names.js";
import { hasInputs } from "./arguments.js";
import { computeName } from "./kernels.js";
import { isScalar, scalarValue, storeScalar, typeOf, type Port, type Ports } from "./port.js";
import { comment, paragraphs, printArray, printObject } from "./text.js";

export function printState(ports: Ports): string[] {
  const names = [...ports.inputs, ...ports.parameters].map(({ name }) => quoted(name));
  const set = [
    ...comment([
      hasInputs(ports) ? "What a call may give, and what of it no one has set yet." : "A call may give nothing.",
    ]),
    ...printArray("const names⟪: ReadonlySet<string>⟫ = new Set([", names, "]);"),
    ...(hasInputs(ports) ? ["const unset = new Set(names);"] : []),
  ];
  return paragraphs(set, printGuard(ports), printOwn(ports), printRun(ports));
}

function printGuard({ slots, inputs, parameters }: Ports): string[] {
  const placeOf = (port: Port): string => (inputs.includes(port) || parameters.includes(port) ? port.array : "null");
  const pairs = slots.map((port) => `[${quoted(port.label)}, ${placeOf(port)}]`);
  return pairs.length === 0 ? [] : printArray("const guard = createGuard(arena, [", pairs, "]);");
}

function printOwn(ports: Ports): string[] {
  const { gradients, seed } = ports;
  const both = gradients === null || seed !== null ? [] : ["const results⟪: Results⟫ = { outputs, gradients };"];
  return [
    ...printViews("inputs", 'Model["inputs"]', ports.inputs, true),
    ...printViews("parameters", 'Model["parameters"]', ports.parameters, true),
    ...printViews("outputs", "Outputs", ports.outputs, false),
    ...(gradients === null ? [] : printViews("gradients", "Gradients", gradients, false)),
    ...both,
  ];
}

/**
 * What calls without arguments run. A flag and a branch to an error would cost as much as a small kernel: V8 peels no
 * loop that a function inlined into it can leave. To call what stands in a property costs one comparison.
 */
function printRun(ports: Ports): string[] {
  const own = ports.gradients !== null && ports.seed === null ? ["forward", "forwardBackward"] : ["forward"];
  const ready = own.map((name) => [name, hasInputs(ports) ? "checkSet" : computeName(name)] as const);
  const backward = ports.gradients === null ? [] : [["backward", "checkForward"] as const];
  const entries = [...ready, ...backward].map(([name, first]) => `${name}: ${first}`);
  return paragraphs(
    [
      ...comment(["What calls run: a refusal, as long as something has never been set, or forward has left nothing."]),
      ...printObject("const run = ", entries, ";"),
    ],
    hasInputs(ports) ? printMarkSet(own) : [],
    ports.gradients === null ? [] : checkForward,
  );
}

function printMarkSet(own: readonly string[]): string[] {
  return [
    ...comment(["These have been set, now and for good."]),
    "function markSet(...set⟪: readonly string[]⟫)⟪: void⟫ {",
    "  for (const name of set) unset.delete(name);",
    "  if (unset.size > 0) return;",
    ...own.map((name) => `  run.${name} = ${computeName(name)};`),
    "}",
  ];
}

const checkForward: readonly string[] = [
  "function checkForward()⟪: void⟫ {",
  '  throw new Error("backward needs a forward that succeeded before it");',
  "}",
];

/** Memory is no longer as forward left it. */
export function forgetForward({ gradients }: Ports): string[] {
  return gradients === null ? [] : ["run.backward = checkForward;"];
}

/**
 * Arrays as they are; a number as a property that reads memory, and where callers give it writes it too. Properties
 * are defined one by one: V8 reads the accessor of an object literal twenty times more slowly, and a literal with the
 * same keys for other values would make it keep the numbers of a caller's own objects in boxes (signature.ts).
 */
function printViews(name: string, type: string, ports: readonly Port[], writable: boolean): string[] {
  const shorthand = (port: Port): string => (port.name === port.array ? port.array : `${port.name}: ${port.array}`);
  if (!ports.some(isScalar)) return printObject(`const ${name}⟪: ${type}⟫ = `, ports.map(shorthand), ";");
  const properties = ports.flatMap((port) => {
    const get = `get: () => ${scalarValue(port)}`;
    const set = `set: (value⟪: ${typeOf(port)}⟫) => void (${storeScalar(port, "value")})`;
    const how = isScalar(port) ? (writable ? [get, set] : [get]) : [`value: ${port.array}`];
    return printObject(`Object.defineProperty(${name}, ${quoted(port.name)}, `, ["enumerable: true", ...how], ");");
  });
  return [`const ${name} = {}⟪ as ${type}⟫;`, ...properties];
}
