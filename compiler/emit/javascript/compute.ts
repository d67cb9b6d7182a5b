/** `computeForward` and its like: for each function of the module the one that runs its kernels. */
import type { FunctionSchedule } from "../../schedule/kernel.js";
import { indented, plain, type Line } from "./text.js";

/** @param calls what runs the kernels @param derives whether the module has a backward, which reads what forward left */
export function printCompute(
  { name, kernels, disturbs }: FunctionSchedule,
  calls: readonly string[],
  derives: boolean,
): Line[] {
  const leads = derives && name === "forward",
    fails = kernels.some((kernel) => kernel.fails);
  const body = [
    ...(derives && (disturbs || (leads && fails)) ? ["run.backward = checkForward;"] : []),
    ...calls,
    ...(leads ? ["run.backward = computeBackward;"] : []),
  ];
  return plain([`function ${computeName(name)}()⟪: void⟫ {`, ...indented(body), "}", ""]);
}

/** `computeForward` of `forward`. */
export function computeName(name: string): string {
  return `compute${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`;
}
