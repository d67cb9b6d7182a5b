/** How the results of a function are handed out: the model's own, fresh ones, or in what the caller gives for them. */
import type { ModuleFunction, ResultSet } from "../../functions.js";
import { guardedCheck } from "./arguments.js";
import { isScalar, scalarValue, typeOf, type Port, type Ports } from "./port.js";
import { checkResults, isRecord, setNames, type RecordSet } from "./results.js";
import { indented } from "./text.js";

export interface Returned {
  readonly type: string;
  /** Whether a caller can give memory for it. A number has none. */
  readonly takesOut: boolean;
  /** The model's own. */
  readonly own: string;
  /** Statements that check `out`, which is given. */
  readonly check: readonly string[];
  /** Statements that return copies. */
  readonly give: readonly string[];
}

/** @param seed the argument of the functions that copy gradients, if there is one */
export function returnedBy(each: ModuleFunction, ports: Ports, seed = ""): Returned {
  if (each.bundled) return returnedBundle(each, ports, seed);
  const [set = "outputs"] = each.returns;
  if (isRecord(set)) return returnedRecord(set, ports, seed);
  const [port] = ports[set];
  if (port === undefined) throw new TypeError(`emit: ${each.name} returns nothing`);
  return returnedTensor(port, ports);
}

function returnedRecord(set: RecordSet, ports: Ports, seed: string): Returned {
  const { type, own } = setNames[set];
  return {
    ...{ type, own, takesOut: true },
    check: [`if (out !== undefined) ${checkResults(set, ports, "out")}`],
    give: [`return out === undefined ? copy${type}(${argumentOf(set, seed)}) : ${fill(set, "out", seed)};`],
  };
}

function returnedBundle({ returns }: ModuleFunction, ports: Ports, seed: string): Returned {
  const sets = returns.filter(isRecord);
  const fresh = sets.map((set) => `${set}: copy${setNames[set].type}(${argumentOf(set, seed)})`);
  return {
    ...{ ...bundleNames(sets), takesOut: true },
    check: [
      "if (out !== undefined) {",
      ...indented(['checkObject("out", out);', ...sets.map((set) => checkResults(set, ports, `out.${set}`))]),
      "}",
    ],
    give: [
      `if (out === undefined) return { ${fresh.join(", ")} };`,
      ...sets.map((set) => `${fill(set, `out.${set}`, seed)};`),
      "return out;",
    ],
  };
}

function returnedTensor(port: Port, ports: Ports): Returned {
  const type = typeOf(port);
  if (isScalar(port)) {
    const value = scalarValue(port);
    return { type, takesOut: false, own: value, check: [], give: [`return ${value};`] };
  }
  return {
    ...{ type, takesOut: true, own: port.array },
    check: [`if (out !== undefined) ${guardedCheck(port, "out", ports)}`],
    give: [`if (out === undefined) return ${port.array}.slice();`, `out.set(${port.array});`, "return out;"],
  };
}

function argumentOf(set: ResultSet, seed: string): string {
  return set === "gradients" ? seed : "";
}

function fill(set: RecordSet, out: string, seed: string): string {
  return `fill${setNames[set].type}(${[out, argumentOf(set, seed)].filter((each) => each !== "").join(", ")})`;
}

/** The interface of several sets together, and what a model calls the object that shows its own. */
function bundleNames(sets: readonly RecordSet[]): { readonly type: string; readonly own: string } {
  if (sets.length > 1) return { type: "Results", own: "results" };
  return { type: `{ ${sets.map((set) => `${set}: ${setNames[set].type}`).join("; ")} }`, own: "outcome" };
}

/** The objects that show several of a model's own sets together, each once. */
export function bundlesOf(
  functions: readonly ModuleFunction[],
): { readonly type: string; readonly own: string; readonly sets: readonly RecordSet[] }[] {
  const bundles = functions
    .filter(({ bundled }) => bundled)
    .map(({ returns }) => ({ ...bundleNames(returns.filter(isRecord)), sets: returns.filter(isRecord) }));
  return bundles.filter(({ own }, at) => bundles.findIndex((other) => other.own === own) === at);
}
