/** What a model remembers between calls, and what of its memory it shows. */
import type { ModuleFunction } from "../../functions.js";
import { quoted } from "../names.js";
import { computeName } from "./compute.js";
import { has, isScalar, scalarValue, storeScalar, typeOf, type Port, type Ports } from "./port.js";
import { recordsOf, setNames } from "./results.js";
import { bundlesOf } from "./returned.js";
import { callableBare, refusalName, refusalOf, takenBy, takenDirections, takenInputs, type Taken } from "./taken.js";
import { comment, indented, paragraphs, printArray, printObject } from "./text.js";

export function printState(ports: Ports): string[] {
  const inputs = takenInputs(ports);
  const doc = inputs.ports.length === 0 ? "A call may give nothing." : whatIsTaken[unsetKind(inputs)];
  const directions = takenDirections(ports).map((taken) => {
    return [...comment([`The same of ${taken.parameter}.`]), ...printNames(taken)];
  });
  return paragraphs(
    [...comment([doc]), ...printNames(inputs)],
    ...directions,
    printGuard(ports),
    printOwn(ports),
    ...printRun(ports),
  );
}

const whatIsTaken = {
  some: "What a call may give, and what of it no one has set yet.",
  none: "What a call may give.",
};

function unsetKind({ unset }: Taken): "some" | "none" {
  return unset.length > 0 ? "some" : "none";
}

function printNames({ ports, unset, names, unsetNames }: Taken): string[] {
  const listed = (of: readonly Port[]): string[] => of.map(({ name }) => quoted(name));
  const all = printArray(`const ${names}⟪: ReadonlySet<string>⟫ = new Set([`, listed(ports), "]);");
  if (unset.length === 0) return all;
  if (unset.length === ports.length) return [...all, `const ${unsetNames} = new Set(${names});`];
  return [...all, ...printArray(`const ${unsetNames}⟪: Set<string>⟫ = new Set([`, listed(unset), "]);")];
}

function printGuard(ports: Ports): string[] {
  const given = [takenInputs(ports), ...takenDirections(ports)].flatMap((taken) => taken.ports);
  const pairs = ports.slots.map((port) => `[${quoted(port.label)}, ${given.includes(port) ? port.array : "null"}]`);
  return pairs.length === 0 ? [] : printArray("const guard = createGuard(arena, [", pairs, "]);");
}

function printOwn(ports: Ports): string[] {
  const ofModel = (name: "inputs" | "parameters" | "state" | "tangents" | "vectors"): string[] =>
    printViews(name, `Model["${name}"]`, ports[name], true);
  return [
    ...ofModel("inputs"),
    ...ofModel("parameters"),
    ...(["state", "tangents", "vectors"] as const).flatMap((name) => (ports[name].length > 0 ? ofModel(name) : [])),
    ...recordsOf(ports).flatMap((set) => printViews(setNames[set].own, setNames[set].type, ports[set], false)),
    ...bundlesOf(callableBare(ports)).map(({ own, type, sets }) => `const ${own}⟪: ${type}⟫ = { ${sets.join(", ")} };`),
  ];
}

/**
 * What calls without arguments run. A flag and a branch to an error would cost as much as a small kernel: V8 peels no
 * loop that a function inlined into it can leave. To call what stands in a property costs one comparison.
 */
function printRun(ports: Ports): (readonly string[])[] {
  const ready = callableBare(ports).filter(({ name }) => name !== "backward");
  const entries = ready.map((each) => `${each.name}: ${refusalOf(each, ports) ?? computeName(each.name)}`);
  const backward = has(ports, "backward") ? ["backward: checkForward"] : [];
  const all = [takenInputs(ports), ...takenDirections(ports)].filter(({ unset }) => unset.length > 0);
  return [
    [
      ...comment(["What calls run: a refusal, as long as something has never been set, or forward has left nothing."]),
      ...printObject("const run = ", [...entries, ...backward], ";"),
    ],
    ...all.map((taken) => printMarkSet(taken, ready, ports)),
    ...ready.map((each) => printRefusal(each, ports)),
    has(ports, "backward") ? checkForward : [],
  ];
}

function printMarkSet(taken: Taken, ready: readonly ModuleFunction[], ports: Ports): string[] {
  const { unsetNames, markSet } = taken;
  const starts = ready.flatMap((each) => {
    const needed = takenBy(each, ports).filter(({ unset }) => unset.length > 0);
    if (!needed.some(({ parameter }) => parameter === taken.parameter)) return [];
    const others = needed.filter(({ parameter }) => parameter !== taken.parameter);
    const condition = others.map((other) => `${other.unsetNames}.size === 0`).join(" && ");
    const start = `run.${each.name} = ${computeName(each.name)};`;
    return [condition === "" ? start : `if (${condition}) ${start}`];
  });
  return [
    ...comment(["These have been set, now and for good."]),
    `function ${markSet}(...set⟪: readonly string[]⟫)⟪: void⟫ {`,
    `  for (const name of set) ${unsetNames}.delete(name);`,
    `  if (${unsetNames}.size > 0) return;`,
    ...indented(starts),
    "}",
  ];
}

/** What a function without arguments runs that lacks inputs or a direction. */
function printRefusal(each: ModuleFunction, ports: Ports): string[] {
  const name = refusalName(each.name);
  if (refusalOf(each, ports) !== name) return [];
  const checks = takenBy(each, ports).map(({ checkSet }) => `${checkSet}();`);
  return [`function ${name}()⟪: void⟫ {`, ...indented(checks), "}"];
}

const checkForward: readonly string[] = [
  "function checkForward()⟪: void⟫ {",
  '  throw new Error("backward needs a forward that succeeded before it");',
  "}",
];

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
