/** `createModel`: the memory of an instance, its kernels, and the functions that it shows. */
import type { Local, Statement } from "../../../src/kernel.js";
import type { Declaration } from "../../../src/program.js";
import type { ModuleSchedule } from "../../schedule/kernel.js";
import { quoted } from "../names.js";
import { hasInputs, printArguments } from "./arguments.js";
import { printCalls } from "./calls.js";
import type { PrintContext } from "./context.js";
import { functionsOf, type Face } from "./declarations.js";
import { poison, printCompute, printKernels } from "./kernels.js";
import { printArena, type MemoryPlan } from "./memory.js";
import { isScalar, scalarValue, storeScalar, typeOf, type Port, type Ports } from "./port.js";
import { printStatements } from "./statement.js";
import { comment, indented, paragraphs, plain, printObject, type Line } from "./text.js";

export interface ModelRequest {
  readonly declaration: Declaration;
  readonly schedule: ModuleSchedule;
  readonly plan: MemoryPlan;
  readonly face: Face;
  /** How initialize() fills parameters, by name. */
  readonly fills: ReadonlyMap<string, readonly Statement[]>;
  /** The local in which they find the seed. */
  readonly seed: Local;
  readonly debug: boolean;
  readonly context: PrintContext;
}

export function printModel(request: ModelRequest): Line[] {
  const { declaration, schedule, plan, face, debug, context } = request;
  const compute = schedule.functions.flatMap((each) => {
    return printCompute(each, face.ports.gradients !== null, debug ? (plan.dead.get(each.name) ?? []) : null, context);
  });
  const of = declaration.named.get(declaration.gradients?.of ?? "")?.type.dtype ?? "f64";
  const docs = new Map(functionsOf(face).map(({ name, doc }) => [name, doc]));
  const body: Line[] = [
    ...plain(printArena(schedule, plan, context)),
    ...(debug ? plain(poisoned(request)) : []),
    ...plain(["", ...printState(face.ports), "", "// Kernels.", ""]),
    ...printKernels(schedule, declaration, context),
    ...compute,
    ...plain(["// Calls.", "", ...printArguments(face.ports, face.initialized.size > 0), ""]),
    ...plain(debug && face.ports.gradients !== null ? [...printMemoryOfInputs(face.ports), ""] : []),
    ...plain(
      paragraphs(
        printCalls({ ports: face.ports, of, debug, docs }),
        printInitialize(request, docs.get("initialize") ?? []),
        printInstance(face),
      ),
    ),
  ];
  return [
    ...plain(comment(["An instance: memory, kernels, and the functions that call them."])),
    ...plain(["function createModel()⟪: Model⟫ {"]),
    ...body.map(({ text, formula }) => ({ text: indented([text])[0] ?? "", formula })),
    ...plain(["}"]),
  ];
}

/** Temporaries begin as they end: see `poison`. */
function poisoned({ schedule, plan, context }: ModelRequest): string[] {
  const temporaries = schedule.buffers.filter(({ buffer, role }) => role === "temporary" && plan.offsets.has(buffer));
  return temporaries.flatMap(({ buffer }) => poison(buffer, context));
}

/** What a model remembers between calls, and what of its memory it shows. */
function printState(ports: Ports): string[] {
  const names = [...ports.inputs, ...ports.parameters].map(({ name }) => quoted(name));
  const set = [
    ...comment(["What a call may give; what of that no one has set yet, and how much it is."]),
    `const names⟪: ReadonlySet<string>⟫ = new Set([${names.join(", ")}]);`,
    ...(hasInputs(ports) ? ["const unset = new Set(names);", "let missing = unset.size;"] : []),
  ];
  const current = [
    ...comment(["Whether memory is as the last forward left it, so that backward may read it."]),
    "let isCurrent = false;",
  ];
  const inputs = ports.slots.filter((port) => ports.inputs.includes(port) || ports.parameters.includes(port));
  const own = inputs.map(({ array }) => array).join(", ");
  const labels = ports.slots.map(({ label }) => quoted(label)).join(", ");
  const guard = ports.slots.length === 0 ? [] : [`const guard = createGuard(arena, [${own}], [${labels}]);`];
  const gradients = ports.gradients === null ? [] : printViews("gradients", "Gradients", ports.gradients, false);
  const both =
    ports.gradients === null || ports.seed !== null ? [] : ["const results⟪: Results⟫ = { outputs, gradients };"];
  const views = [
    ...printViews("inputs", 'Model["inputs"]', ports.inputs, true),
    ...printViews("parameters", 'Model["parameters"]', ports.parameters, true),
    ...printViews("outputs", "Outputs", ports.outputs, false),
    ...gradients,
    ...both,
  ];
  return paragraphs(set, guard, ports.gradients === null ? [] : current, views);
}

/**
 * Arrays as they are; a number as a property that reads memory, and where callers give it writes it too. (V8 reads a
 * property so defined twenty times faster than the accessor of an object literal.)
 */
function printViews(name: string, type: string, ports: readonly Port[], writable: boolean): string[] {
  const shorthand = (port: Port): string => (port.name === port.array ? port.array : `${port.name}: ${port.array}`);
  if (!ports.some(isScalar)) return printObject(`const ${name}⟪: ${type}⟫ = `, ports.map(shorthand), ";");
  const members = ports.map((port) => {
    const get = `get: () => ${scalarValue(port)}`;
    const set = `set: (value⟪: ${typeOf(port)}⟫) => { ${storeScalar(port, "value")} }`;
    const how = isScalar(port) ? (writable ? `${get}, ${set}` : get) : `value: ${port.array}`;
    return `  ${port.name}: { enumerable: true, ${how} },`;
  });
  return [`const ${name} = Object.defineProperties({}⟪ as ${type}⟫, {`, ...members, "});"];
}

/** Debugging: what forward read, so that backward can tell whether it still stands there. */
function printMemoryOfInputs({ inputs, parameters }: Ports): string[] {
  const ports = [...inputs, ...parameters];
  const arrays = ports.map(({ array }) => array).join(", ");
  return [
    `let remembered⟪: readonly ArrayLike<number>[]⟫ = [];`,
    "function remember()⟪: void⟫ {",
    `  remembered = [${ports.map(({ array }) => `${array}.slice()`).join(", ")}];`,
    "}",
    "function checkUnchanged()⟪: void⟫ {",
    `  const now⟪: readonly ArrayLike<number>[]⟫ = [${arrays}];`,
    "  for (const [at, name] of [...names].entries()) {",
    "    if (!isSame(now[at], remembered[at])) throw new Error(`${name} has changed since forward`);",
    "  }",
    "}",
  ];
}

function printInitialize({ declaration, fills, seed, face, context }: ModelRequest, doc: readonly string[]): string[] {
  if (fills.size === 0) return [];
  const isRandom = [...declaration.initializers.values()].some(({ kind }) => kind !== "constant");
  const body = [
    "checkSeed(seed);",
    ...(isRandom ? [`const ${seed.name} = seed | 0;`] : []),
    ...[...fills.values()].flatMap((fill) => printStatements(fill, 0, context)),
    `markSet(${[...fills.keys()].map(quoted).join(", ")});`,
    ...(face.ports.gradients === null ? [] : ["isCurrent = false;"]),
  ];
  return [...comment(doc), "function initialize(seed⟪: number⟫ = 0)⟪: void⟫ {", ...indented(body), "}"];
}

/** The object that users hold. Whoever asks for the views of what a call takes is taken to fill them. */
function printInstance(face: Face): string[] {
  const { ports } = face;
  const getter = (name: string, of: readonly Port[]): string[] => {
    const mark = of.length === 0 ? [] : [`  markSet(${of.map((port) => quoted(port.name)).join(", ")});`];
    return [`get ${name}() {`, ...mark, `  return ${name};`, "}"];
  };
  const fields = [
    "outputs",
    ...(ports.gradients === null ? [] : ["gradients"]),
    ...functionsOf(face).map(({ name }) => name),
  ];
  const markSet = [
    ...comment(["These have been set, now and for good."]),
    ...["function markSet(...set⟪: readonly string[]⟫)⟪: void⟫ {", "  for (const name of set) unset.delete(name);"],
    ...["  missing = unset.size;", "}"],
  ];
  const members = [...getter("inputs", ports.inputs), ...getter("parameters", ports.parameters)];
  return paragraphs(
    hasInputs(ports) ? markSet : [],
    [
      "class Instance⟪ implements Model⟫ {",
      ...indented([...fields.map((field) => `⟪readonly ⟫${field} = ${field};`), ...members]),
      "}",
    ],
    ["return new Instance();"],
  );
}
