/**
 * The functions that users call. Without arguments they go straight to the kernels and give the model's own views;
 * with arguments everything is checked before anything changes.
 */
import type { DType } from "../../../src/types.js";
import { checkCall, checkResults, hasInputs } from "./arguments.js";
import { isScalar, typeOf, type Port, type Ports } from "./port.js";
import { comment, indented, paragraphs } from "./text.js";

export interface CallOptions {
  readonly ports: Ports;
  /** The dtype of what is differentiated: a seed that is a number is rounded to it. */
  readonly of: DType;
  /** Whether backward checks that nothing has changed since forward. */
  readonly debug: boolean;
  /** What each function does, by name. */
  readonly docs: ReadonlyMap<string, readonly string[]>;
}

export function printCalls(options: CallOptions): string[] {
  const { ports, debug, docs } = options;
  const documented = (name: string, lines: readonly string[]): string[] => [...comment(docs.get(name) ?? []), ...lines];
  if (ports.gradients === null) return documented("forward", printForward(ports, []));
  const seed = seedOf(options);
  return paragraphs(
    documented("forward", printForward(ports, debug ? ["remember();"] : [])),
    documented("backward", printBackward(ports, seed, debug)),
    documented("forwardBackward", printForwardBackward(ports, seed)),
  );
}

function checkSet(ports: Ports, argument: string): string[] {
  return hasInputs(ports) ? [`if (missing > 0) checkSet(${argument});`] : [];
}

function takeInputs(ports: Ports): string[] {
  return hasInputs(ports) ? ["if (given !== undefined) takeInputs(given);"] : [];
}

/** Where there are arrays, they are guarded. */
function guard(arrays: readonly Port[], step: "begin" | "check"): string[] {
  return arrays.length === 0 ? [] : [`guard.${step}();`];
}

function printForward(ports: Ports, remember: readonly string[]): string[] {
  return printFunction("forward(given⟪?: Inputs⟫, out⟪?: Outputs⟫)⟪: Outputs⟫", [
    "if (given === undefined && out === undefined) {",
    ...indented([...checkSet(ports, ""), "computeForward();", ...remember, "return outputs;"]),
    "}",
    ...guard(ports.slots, "begin"),
    "if (given !== undefined) checkInputs(given);",
    ...checkSet(ports, "given"),
    `if (out !== undefined) ${checkResults("Outputs", ports.outputs, "out")}`,
    ...guard(ports.slots, "check"),
    ...takeInputs(ports),
    "computeForward();",
    ...remember,
    "return out === undefined ? copyOutputs() : fillOutputs(out);",
  ]);
}

/** How a seed is declared, checked, and given to the kernels or to the copies of their results. */
interface Seed {
  /** Type of the parameter; null if it is a number that may be left out. */
  readonly array: string | null;
  readonly check: string;
  readonly take: string;
  /** What copies multiply by. */
  readonly factor: string;
}

function seedOf({ ports: { seed }, of }: CallOptions): Seed {
  if (seed === null) {
    const given = of === "f32" ? "Math.fround(seed)" : "seed";
    return {
      array: null,
      check: 'if (seed !== undefined) checkNumber("seed", seed);',
      take: `const factor = seed === undefined ? 1 : ${given};`,
      factor: "factor",
    };
  }
  return {
    array: typeOf(seed),
    check: checkCall(seed, "seed"),
    take: `if (seed !== ${seed.array}) ${seed.array}.set(seed);`,
    factor: "",
  };
}

function printBackward(ports: Ports, { array, check, take, factor }: Seed, debug: boolean): string[] {
  const gradients = ports.gradients ?? [];
  const arrays = gradients.filter((port) => !isScalar(port));
  const own = ["computeBackward();", "return gradients;"];
  const seed = array === null ? "seed⟪?: number⟫" : `seed⟪: ${array}⟫`;
  return printFunction(`backward(${seed}, out⟪?: Gradients⟫)⟪: Gradients⟫`, [
    'if (!isCurrent) throw new Error("backward needs a forward that succeeded before it");',
    ...(debug ? ["checkUnchanged();"] : []),
    ...(array === null ? ["if (seed === undefined && out === undefined) {", ...indented(own), "}"] : []),
    check,
    ...guard(arrays, "begin"),
    `if (out !== undefined) ${checkResults("Gradients", gradients, "out")}`,
    ...guard(arrays, "check"),
    take,
    "computeBackward();",
    `return out === undefined ? copyGradients(${factor}) : ${fillGradients("out", factor)};`,
  ]);
}

function fillGradients(out: string, factor: string): string {
  return `fillGradients(${out}${factor === "" ? "" : `, ${factor}`})`;
}

function printForwardBackward(ports: Ports, { array, check, take, factor }: Seed): string[] {
  const own = [
    "if (given === undefined && out === undefined && seed === undefined) {",
    ...indented([...checkSet(ports, ""), "computeForwardBackward();", "return results;"]),
    "}",
  ];
  const parameters = (
    array === null
      ? ["given⟪?: Inputs⟫", "out⟪?: Results⟫", "seed⟪?: number⟫"]
      : ["given⟪: Inputs | undefined⟫", "out⟪: Results | undefined⟫", `seed⟪: ${array}⟫`]
  ).join(", ");
  return printFunction(`forwardBackward(${parameters})⟪: Results⟫`, [
    ...(array === null ? own : []),
    ...guard(ports.slots, "begin"),
    "if (given !== undefined) checkInputs(given);",
    ...checkSet(ports, "given"),
    check,
    "if (out !== undefined) {",
    ...indented([
      'checkObject("out", out);',
      checkResults("Outputs", ports.outputs, "out.outputs"),
      checkResults("Gradients", ports.gradients ?? [], "out.gradients"),
    ]),
    "}",
    ...guard(ports.slots, "check"),
    ...takeInputs(ports),
    take,
    "computeForwardBackward();",
    `if (out === undefined) return { outputs: copyOutputs(), gradients: copyGradients(${factor}) };`,
    "fillOutputs(out.outputs);",
    `${fillGradients("out.gradients", factor)};`,
    "return out;",
  ]);
}

function printFunction(head: string, body: readonly string[]): string[] {
  return [`function ${head} {`, ...indented(body), "}"];
}
