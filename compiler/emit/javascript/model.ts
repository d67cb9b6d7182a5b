/** `createModel`: the memory of an instance, its kernels, and the functions that it shows. */
import { quoted } from "../names.js";
import { printArguments } from "./arguments.js";
import { printCalls } from "./calls.js";
import { functionsOf, type Face } from "./declarations.js";
import { poison } from "./kernels.js";
import type { Machine } from "./machine.js";
import { printCompute } from "./compute.js";
import { forgetForward, has, type Ports } from "./port.js";
import { printResults } from "./results.js";
import type { Special } from "./specialise.js";
import { printState } from "./state.js";
import { takenDirections, takenInputs } from "./taken.js";
import { comment, indented, paragraphs, plain, type Line } from "./text.js";

export function printModel(special: Special, machine: Machine, debug: boolean): Line[] {
  const { declaration, schedule, face, maker, title } = special;
  const derives = has(face.ports, "backward");
  const compute = schedule.functions.flatMap((each) => {
    return printCompute(each, machine.calls(special, each), derives);
  });
  const of = declaration.named.get(declaration.gradients?.of ?? "")?.type.dtype ?? "f64";
  const body: Line[] = [
    ...plain(machine.memory(special)),
    ...(debug ? plain(poisoned(special)) : []),
    ...plain(["", ...printState(face.ports), "", "// Kernels.", ""]),
    ...machine.kernels(special),
    ...compute,
    ...plain(["// Calls.", "", ...printArguments(face.ports, face.initialized.size > 0), ""]),
    ...plain([...printResults(face.ports, of), ""]),
    ...plain(debug && derives ? [...printMemoryOfInputs(face.ports), ""] : []),
    ...plain(paragraphs(printCalls(face.ports, debug), ...printInitialize(special, machine), printInstance(face))),
  ];
  return [
    ...plain(comment([`An instance${title}: memory, kernels, and the functions that call them.`])),
    ...plain([`function ${maker}()⟪: Model⟫ {`]),
    ...body.map(({ text, formula }) => ({ text: indented([text])[0] ?? "", formula })),
    ...plain(["}"]),
  ];
}

/** Temporaries begin as they end: see `poison`. */
function poisoned({ schedule, memory, context }: Special): string[] {
  const temporaries = schedule.buffers.filter(({ buffer, role }) => role === "temporary" && memory.offsets.has(buffer));
  return temporaries.flatMap(({ buffer }) => poison(buffer, context));
}

/** Debugging: what forward read, so that backward can tell whether it still stands there. */
function printMemoryOfInputs(all: Ports): string[] {
  const { ports } = takenInputs(all);
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

/** initialize(), and what fills state: it has a value from the start, that of seed 0. */
function printInitialize(special: Special, machine: Machine): string[][] {
  const { declaration, fills, seed, face } = special,
    { ports } = face;
  if (fills.size === 0) return [];
  const isRandom = (name: string): boolean => declaration.initializers.get(name)?.kind !== "constant";
  const names = [...fills.keys()],
    states = names.filter((name) => declaration.state.has(name)),
    parameters = names.filter((name) => !declaration.state.has(name));
  const [type, first] = states.some(isRandom) ? [`${seed.name}⟪: number⟫`, "0"] : ["", ""];
  const reset = [
    ...comment(["State as it begins."]),
    `function resetState(${type})⟪: void⟫ {`,
    ...indented(machine.fill(special, "state", states.some(isRandom) ? seed.name : "0")),
    "}",
    `resetState(${first});`,
  ];
  const body = [
    "checkSeed(seed);",
    ...(names.some(isRandom) ? [`const ${seed.name} = seed | 0;`] : []),
    ...(parameters.length > 0 ? machine.fill(special, "parameters", names.some(isRandom) ? seed.name : "0") : []),
    ...(states.length > 0 ? [`resetState(${first === "" ? "" : seed.name});`] : []),
    ...(parameters.length > 0 ? [`markSet(${parameters.map(quoted).join(", ")});`] : []),
    ...forgetForward(ports),
  ];
  return [
    states.length > 0 ? reset : [],
    ["function initialize(seed⟪: number⟫ = 0)⟪: void⟫ {", ...indented(body), "}"],
  ];
}

/** The object that users hold. Whoever asks for the views of what a call takes is taken to fill them. */
function printInstance(face: Face): string[] {
  const { ports } = face;
  const getter = (name: "inputs" | "parameters" | "tangents" | "vectors", mark: string): string[] => {
    const names = ports[name].map((port) => quoted(port.name)).join(", ");
    return [`get ${name}() {`, ...(names === "" ? [] : [`  ${mark}(${names});`]), `  return ${name};`, "}"];
  };
  const fields = [
    ...(["state", "outputs", "gradients"] as const).filter((set) => set === "outputs" || ports[set].length > 0),
    ...functionsOf(face).map(({ name }) => name),
  ];
  const members = [
    ...getter("inputs", "markSet"),
    ...getter("parameters", "markSet"),
    ...takenDirections(ports).flatMap(({ parameter, markSet }) => getter(parameter, markSet)),
  ];
  return paragraphs(
    [
      "class Instance⟪ implements Model⟫ {",
      ...indented([...fields.map((field) => `⟪readonly ⟫${field} = ${field};`), ...members]),
      "}",
    ],
    ["return new Instance();"],
  );
}
