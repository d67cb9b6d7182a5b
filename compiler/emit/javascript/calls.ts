/**
 * The functions that users call. Without arguments they go straight to the kernels and give the model's own views;
 * with arguments everything is checked before anything changes.
 */
import { checkArray, checkScalar, hasInputs } from "./arguments.js";
import { checkResults } from "./results.js";
import { isScalar, typeOf, type Port, type Ports } from "./port.js";
import { indented, paragraphs } from "./text.js";

/** `debug`: backward checks that nothing has changed since forward. */
export function printCalls(ports: Ports, debug: boolean): string[] {
  if (ports.gradients === null) return printForward(ports, []);
  const seed = seedOf(ports);
  return paragraphs(
    printForward(ports, debug ? ["remember();"] : []),
    printBackward(ports, seed, debug),
    printForwardBackward(ports, seed),
  );
}

function checkSet(ports: Ports): string[] {
  return hasInputs(ports) ? ["if (unset.size > 0) checkSet(given);"] : [];
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
    ...indented(["run.forward();", ...remember, "return outputs;"]),
    "}",
    ...guard(ports.slots, "begin"),
    "if (given !== undefined) checkInputs(given);",
    ...checkSet(ports),
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
  readonly check: readonly string[];
  readonly take: readonly string[];
  /** The argument of the functions that copy gradients. */
  readonly argument: string;
}

function seedOf({ seed }: Ports): Seed {
  if (seed === null)
    return { array: null, check: checkScalar("seed", "f64", "seed", true), take: [], argument: "seed" };
  const take = [`if (seed !== ${seed.array}) ${seed.array}.set(seed);`];
  return { array: typeOf(seed), check: [checkArray(seed, "seed")], take, argument: "" };
}

function printBackward(ports: Ports, { array, check, take, argument }: Seed, debug: boolean): string[] {
  const gradients = ports.gradients ?? [];
  const arrays = gradients.filter((port) => !isScalar(port));
  const own = ["run.backward();", "return gradients;"];
  const seed = array === null ? "seed⟪?: number⟫" : `seed⟪: ${array}⟫`;
  return printFunction(`backward(${seed}, out⟪?: Gradients⟫)⟪: Gradients⟫`, [
    ...(debug ? [refuse, "checkUnchanged();"] : []),
    ...(array === null ? ["if (seed === undefined && out === undefined) {", ...indented(own), "}"] : []),
    refuse,
    ...check,
    ...guard(arrays, "begin"),
    `if (out !== undefined) ${checkResults("Gradients", gradients, "out")}`,
    ...guard(arrays, "check"),
    ...take,
    "computeBackward();",
    `return out === undefined ? copyGradients(${argument}) : ${fillGradients("out", argument)};`,
  ]);
}

const refuse = "if (run.backward !== computeBackward) checkForward();";

function fillGradients(out: string, seed: string): string {
  return `fillGradients(${out}${seed === "" ? "" : `, ${seed}`})`;
}

function printForwardBackward(ports: Ports, { array, check, take, argument }: Seed): string[] {
  const own = [
    "if (given === undefined && out === undefined && seed === undefined) {",
    ...indented(["run.forwardBackward();", "return results;"]),
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
    ...checkSet(ports),
    ...check,
    "if (out !== undefined) {",
    ...indented([
      'checkObject("out", out);',
      checkResults("Outputs", ports.outputs, "out.outputs"),
      checkResults("Gradients", ports.gradients ?? [], "out.gradients"),
    ]),
    "}",
    ...guard(ports.slots, "check"),
    ...takeInputs(ports),
    ...take,
    "computeForwardBackward();",
    `if (out === undefined) return { outputs: copyOutputs(), gradients: copyGradients(${argument}) };`,
    "fillOutputs(out.outputs);",
    `${fillGradients("out.gradients", argument)};`,
    "return out;",
  ]);
}

function printFunction(head: string, body: readonly string[]): string[] {
  return [`function ${head} {`, ...indented(body), "}"];
}
