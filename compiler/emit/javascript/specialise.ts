/** What a module holds for each binding of the sizes, and what its models have in common. */
import { local, type Buffer, type FailureSite, type Local, type Statement } from "../../../src/kernel.js";
import { printBinding, type Binding, type Declaration } from "../../../src/program.js";
import type { ModuleSchedule } from "../../schedule/kernel.js";
import type { Patterns } from "../../sparse/pattern.js";
import { fillParameter } from "../initializer.js";
import type { MemoryPlan } from "../memoryPlan.js";
import { reservedNames } from "../names.js";
import { shareConstants, unused, type Constant } from "./constants.js";
import { identifier, printContext, type PrintContext } from "./context.js";
import { bindingsOf, type Bindings } from "./create.js";
import type { Face } from "./declarations.js";
import { kernelsOf } from "./kernels.js";
import { portsOf } from "./port.js";
import { needsOf, type Needs } from "./prelude.js";

/** A program for one binding of its sizes, as the passes before have made it. */
export interface Specialisation {
  readonly declaration: Declaration;
  readonly patterns: Patterns;
  readonly schedule: ModuleSchedule;
  readonly memory: MemoryPlan;
}

/** The same with its names. */
export interface Special extends Specialisation {
  readonly face: Face;
  /** How initialize() fills parameters and state, by name. */
  readonly fills: ReadonlyMap<string, readonly Statement[]>;
  /** The local in which they find the seed. */
  readonly seed: Local;
  /** The name of the function that makes its models. */
  readonly maker: string;
  /** ` for batch = 1`, where the module has other bindings too. */
  readonly title: string;
  readonly context: PrintContext;
}

export interface Specials {
  readonly first: Special;
  readonly others: readonly Special[];
  readonly bindings: Bindings;
  /** What all models need beside them, with the names that it has. */
  readonly needs: Needs;
  /** Those of the schedules. */
  readonly constants: readonly Constant[];
  /** Those of functions of numbers. */
  readonly tables: readonly Constant[];
  readonly context: PrintContext;
}

export function specialise(all: readonly Specialisation[], defaults: Binding): Specials {
  const bindings = bindingsOf(
    all.map(({ declaration }) => declaration.binding),
    defaults,
  );
  const schedules = all.map(({ schedule }) => schedule);
  const filled = all.map((each) => fillsOf(each));
  const needs = needsOf([
    ...schedules.flatMap((schedule) => kernelsOf(schedule).flatMap(({ body }) => body)),
    ...filled.flatMap(({ fills }) => [...fills.values()].flat()),
  ]);
  const context = contextFor(needs, bindings);
  const constants = shareConstants(schedules, context.taken);
  const specials = all.flatMap((each, at): Special[] => {
    const own = contextOf(each.schedule, constants.names, context),
      { maker, sizes } = bindings.others[at - 1] ?? bindings.first,
      title = all.length > 1 ? ` for ${printBinding(sizes)}` : "";
    return filled.slice(at, at + 1).map(({ seed, fills }) => {
      const ports = portsOf(each.schedule, own, schedules);
      const face = { ports, initialized: new Set(fills.keys()), sparse: each.patterns };
      return { ...each, seed, fills, maker, title, context: own, face };
    });
  });
  const [first, ...others] = specials;
  if (first === undefined) throw new TypeError("emit: a module is compiled for at least one binding");
  return { first, others, bindings, needs, constants: constants.list, tables: tablesOf(needs, context), context };
}

function fillsOf({ declaration: { initializers }, schedule }: Specialisation): Pick<Special, "seed" | "fills"> {
  const { buffers, parameters, state } = schedule,
    seed = local("i32", unused("key", new Set(buffers.map(({ buffer }) => buffer.name))));
  const fills = [...parameters, ...state].flatMap(([name, { buffer }]) => {
    const initializer = initializers.get(name);
    if (initializer === undefined) return [];
    return [[name, fillParameter({ name, buffer, initializer, key: seed })] as const];
  });
  return { seed, fills: new Map(fills) };
}

/** Locals and buffers keep away from the module's own functions, tables and scratch arrays, each of one name. */
function contextFor(needs: Needs, { first, others }: Bindings): PrintContext {
  const bufferNames = new Map<Buffer, string>();
  const makers = [first, ...others].map(({ maker }) => maker);
  const taken = new Set([...reservedNames, ...makers, ...[...needs.functions].map(({ name }) => name)]);
  for (const buffer of [...needs.arrays, ...tables(needs)]) {
    const name = unused(buffer.name, taken);
    bufferNames.set(buffer, name);
    taken.add(name);
  }
  const sites: FailureSite[] = [];
  return printContext({ taken, typed: true, sites, bufferNames });
}

/** The constants of scalar functions; those of schedules have their elements beside them. */
function tables({ constants }: Needs): Buffer[] {
  return [...constants].filter(({ data }) => data !== undefined);
}

function tablesOf(needs: Needs, { bufferNames }: PrintContext): Constant[] {
  return tables(needs).map((buffer) => {
    const { name, length, data = [] } = buffer;
    return { name: bufferNames.get(buffer) ?? name, buffer, shape: [length], data };
  });
}

/** Within a model, a constant that had to take another name than its own hides nothing. */
function contextOf(
  { buffers }: ModuleSchedule,
  constants: ReadonlyMap<Buffer, string>,
  { taken, typed, sites, bufferNames }: PrintContext,
): PrintContext {
  const names = new Map(bufferNames);
  const moved = new Set(taken);
  for (const { buffer } of buffers) {
    const name = constants.get(buffer);
    if (name === undefined) continue;
    names.set(buffer, name);
    if (name !== identifier(buffer.name, taken)) moved.add(name);
  }
  return { ...printContext({ taken: moved, typed, bufferNames: names }), sites };
}
