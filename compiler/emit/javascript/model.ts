/** `createModel`: the memory of an instance, its kernels, and the functions that it shows. */
import type { Local, Statement } from "../../../src/kernel.js";
import type { Declaration } from "../../../src/program.js";
import type { ModuleSchedule } from "../../schedule/kernel.js";
import { quoted } from "../names.js";
import { printArguments } from "./arguments.js";
import { printCalls } from "./calls.js";
import type { PrintContext } from "./context.js";
import { functionsOf, type Face } from "./declarations.js";
import { poison, printCompute, printKernels } from "./kernels.js";
import { printArena, type MemoryPlan } from "./memory.js";
import type { Port, Ports } from "./port.js";
import { printResults } from "./results.js";
import { forgetForward, printState } from "./state.js";
import { printStatements } from "./statement.js";
import { comment, indented, paragraphs, plain, type Line } from "./text.js";

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
  const body: Line[] = [
    ...plain(printArena(schedule, plan, context)),
    ...(debug ? plain(poisoned(request)) : []),
    ...plain(["", ...printState(face.ports), "", "// Kernels.", ""]),
    ...printKernels(schedule, declaration, context),
    ...compute,
    ...plain(["// Calls.", "", ...printArguments(face.ports, face.initialized.size > 0), ""]),
    ...plain([...printResults(face.ports, of), ""]),
    ...plain(debug && face.ports.gradients !== null ? [...printMemoryOfInputs(face.ports), ""] : []),
    ...plain(paragraphs(printCalls(face.ports, debug), printInitialize(request), printInstance(face))),
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

function printInitialize({ declaration, fills, seed, face, context }: ModelRequest): string[] {
  if (fills.size === 0) return [];
  const isRandom = [...declaration.initializers.values()].some(({ kind }) => kind !== "constant");
  const body = [
    "checkSeed(seed);",
    ...(isRandom ? [`const ${seed.name} = seed | 0;`] : []),
    ...[...fills.values()].flatMap((fill) => printStatements(fill, 0, context)),
    `markSet(${[...fills.keys()].map(quoted).join(", ")});`,
    ...forgetForward(face.ports),
  ];
  return ["function initialize(seed⟪: number⟫ = 0)⟪: void⟫ {", ...indented(body), "}"];
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
  const members = [...getter("inputs", ports.inputs), ...getter("parameters", ports.parameters)];
  return paragraphs(
    [
      "class Instance⟪ implements Model⟫ {",
      ...indented([...fields.map((field) => `⟪readonly ⟫${field} = ${field};`), ...members]),
      "}",
    ],
    ["return new Instance();"],
  );
}
