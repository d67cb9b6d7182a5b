/**
 * The functions that users call. Without arguments they go straight to the kernels and give the model's own views;
 * with arguments everything is checked before anything changes.
 */
import type { ModuleFunction } from "../../functions.js";
import { computeName } from "./compute.js";
import { parametersOf, seedOf, type Seed } from "./parameters.js";
import { isScalar, type Ports } from "./port.js";
import { returnedBy, type Returned } from "./returned.js";
import { takenBy, takes } from "./taken.js";
import { indented, paragraphs } from "./text.js";

/** `debug`: backward checks that nothing has changed since forward. */
export function printCalls(ports: Ports, debug: boolean): string[] {
  return paragraphs(...ports.functions.map((each) => printCall(each, ports, debug)));
}

function printCall(each: ModuleFunction, ports: Ports, debug: boolean): string[] {
  const seed = seedOf(each, ports),
    returned = returnedBy(each, ports, seed.argument),
    parameters = parametersOf(each, ports);
  const isBackward = each.name === "backward",
    remembers = debug && each.name === "forward" && ports.gradients.length > 0 ? ["remember();"] : [];
  const own = [
    `if (${parameters.map(({ argument }) => `${argument} === undefined`).join(" && ")}) {`,
    ...indented([`run.${each.name}();`, ...remembers, `return ${returned.own};`]),
    "}",
  ];
  const list = parameters.map(({ argument, type }) => `${argument}⟪${type}⟫`).join(", ");
  return [
    `function ${each.name}(${list})⟪: ${returned.type}⟫ {`,
    ...indented([
      ...(isBackward && debug ? [refuse, "checkUnchanged();"] : []),
      ...(seed.array === null ? own : []),
      ...(isBackward ? [refuse] : []),
      ...checked(each, ports, seed, returned),
      ...takenBy(each, ports).flatMap(({ ports: given, argument, type }) =>
        given.length === 0 ? [] : [`if (${argument} !== undefined) take${type}(${argument});`],
      ),
      ...seed.take,
      `${computeName(each.name)}();`,
      ...remembers,
      ...returned.give,
    ]),
    "}",
  ];
}

const refuse = "if (run.backward !== computeBackward) checkForward();";

/** Everything that can be wrong with a call, before anything changes. Where there are arrays, they are guarded. */
function checked(each: ModuleFunction, ports: Ports, seed: Seed, returned: Returned): string[] {
  const results = each.returns.flatMap((set) => ports[set]).filter((port) => !isScalar(port));
  const guarded = takes(each, "inputs") ? ports.slots : results;
  const guard = (step: "begin" | "check"): string[] => (guarded.length === 0 ? [] : [`guard.${step}();`]);
  const given = takenBy(each, ports).map(({ argument, type, unset, unsetNames, checkSet }) => [
    `if (${argument} !== undefined) check${type}(${argument});`,
    ...(unset.length > 0 ? [`if (${unsetNames}.size > 0) ${checkSet}(${argument});`] : []),
  ]);
  const before = takes(each, "inputs")
    ? [...guard("begin"), ...given.flat(), ...seed.check]
    : [...seed.check, ...guard("begin")];
  return [...before, ...returned.check, ...guard("check")];
}
