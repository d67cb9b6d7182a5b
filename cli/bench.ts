/** `gradc bench`: what a module's functions and kernels take on both targets, beside what the machine could do. */
import { argument, argumentsOf, numbersOf, type Value, type Values } from "../compiler/check/emitted.js";
import { sampleInputs } from "../compiler/check/sample.js";
import { compile, load, version, type Compiled } from "../compiler/index.js";
import type { FunctionName, FunctionSchedule, Kernel } from "../compiler/schedule/kernel.js";
import { cannotRun } from "../src/diagnostics.js";
import type { InputValues } from "../src/evaluate.js";
import { cachedBytes, leastTime } from "./benchReport.js";
import type { BenchReport, Compared, FunctionReport, Measured, Peaks, Timing, Work } from "./benchReport.js";
import { LapTimer, type Laps } from "./laps.js";
import { loadSpec } from "./load.js";
import { copiedBytes, loadProbes } from "./probes.js";
import type { BenchTask } from "./task.js";
import { takeTurns, type Contestant } from "./turns.js";

type Call = (...args: readonly unknown[]) => unknown;
type Model = { readonly forward: (inputs: Values) => Values } & { readonly [F in FunctionName]?: Call };
interface Module {
  readonly ready?: Promise<void>;
  readonly laps?: Laps;
  create(): Model;
}

/** The module of a target as it is, and with word of each kernel. */
interface Subject {
  readonly target: "js" | "wasm";
  readonly compiled: Compiled;
  readonly model: Model;
  readonly measured: Model;
  readonly laps: Laps;
}

export async function runBench({ spec, bindings, precision, seed }: BenchTask): Promise<BenchReport> {
  const program = await loadSpec(spec);
  const subjects = await Promise.all(
    (["js", "wasm"] as const).map(async (target): Promise<Subject> => {
      const options = { bind: bindings, precision, target };
      const compiled = await compile(program, options),
        { model } = await start(compiled);
      const { model: measured, laps } = await start(await compile(program, { ...options, laps: true }));
      return { target, compiled, model, measured, laps };
    }),
  );
  const [{ compiled, model }] = subjects as [Subject, Subject];
  const values = usableInputs(compiled, model, seed),
    peaks = await measurePeaks();
  const functions: FunctionReport[] = [];
  for (const { name } of chosenFunctions(compiled))
    functions.push(await measureFunction(name, subjects, values, peaks));
  const { name, declaration } = compiled,
    host = `Node ${process.version}, ${process.arch}`;
  return { name, sizes: { ...declaration.binding }, compiler: `gradc ${version}`, host, peaks, functions };
}

async function start(compiled: Compiled): Promise<{ model: Model; laps: Laps }> {
  const { ready, laps = { done: () => undefined }, create } = await load<Module>(compiled);
  await ready;
  return { model: create(), laps };
}

/** The first random inputs at which all outputs are finite, else the first at which the module runs. */
function usableInputs({ name, stages }: Compiled, model: Model, seed: number): InputValues {
  let usable: InputValues | null = null,
    reason = "";
  for (const values of sampleInputs(stages.gradient, seed)) {
    try {
      const outputs = model.forward(inputsOf(stages, values));
      usable ??= values;
      if (Object.values(outputs).every((output) => numbersOf(output).every(Number.isFinite))) return values;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      reason = error.message;
    }
  }
  if (usable === null) throw cannotRun(name, reason);
  return usable;
}

function inputsOf({ gradient }: Compiled["stages"], values: InputValues): Values {
  return argumentsOf(new Map([...gradient.inputs, ...gradient.parameters, ...gradient.state]), values);
}

/** What is part of another function is measured there. */
function chosenFunctions({ kernels: { functions } }: Compiled): readonly FunctionSchedule[] {
  const names = functions.map(({ name }) => name),
    within = { forward: "forwardBackward", backward: "forwardBackward", evaluate: "step" } as const;
  return functions.filter(({ name }) => !(name in within && names.includes(within[name as keyof typeof within])));
}

async function measurePeaks(): Promise<Peaks> {
  const { multiplyAdds, copy } = await loadProbes(),
    { f32, f64 } = multiplyAdds;
  const probes = [f32.registers, f32.tile, f64.registers, f64.tile, copy(cachedBytes), copy(copiedBytes)];
  const contestants = probes.map(({ run }): Contestant => ({ run: repeated(run) }));
  const rates = (await takeTurns(contestants)).map(({ seconds }, at) => (probes[at]?.amount ?? NaN) / seconds);
  const [f32Registers = NaN, f32Tile = NaN, f64Registers = NaN, f64Tile = NaN, cache = NaN, memory = NaN] = rates;
  // A multiplication and an addition are two operations.
  return { f32: 2 * Math.max(f32Registers, f32Tile), f64: 2 * Math.max(f64Registers, f64Tile), cache, memory };
}

function repeated(run: () => unknown): Contestant["run"] {
  return (times) => {
    for (let time = 0; time < times; time++) run();
  };
}

async function measureFunction(
  name: FunctionName,
  subjects: readonly Subject[],
  values: InputValues,
  peaks: Peaks,
): Promise<FunctionReport> {
  const contestants = subjects.map((subject) => contestantsOf(name, subject, values));
  const timings = await takeTurns(contestants.flatMap(({ whole, laps }) => [whole, laps]));
  const sides = subjects.map(({ target }, at) => {
    const { kernels = [], laps } = contestants[at] ?? {};
    return { target, kernels, whole: timings[2 * at], each: laps?.timings() ?? [] };
  });
  const compared = (work: Work, timingOf: (side: (typeof sides)[number]) => Timing | undefined): Compared => {
    const measured = (target: Subject["target"]): Measured | null => {
      const timing = sides.filter((side) => side.target === target).map(timingOf)[0];
      return timing === undefined ? null : { ...timing, share: shareOf(work, timing, peaks) };
    };
    return { ...work, js: measured("js"), wasm: measured("wasm") };
  };
  const byName = new Map(sides.flatMap(({ kernels }) => kernels.map((kernel) => [kernel.name, kernel] as const)));
  const all = sides.find(({ target }) => target === "wasm")?.kernels ?? [];
  return {
    name,
    whole: compared(workOf(all), ({ whole }) => whole),
    kernels: Array.from(byName.values(), (kernel) => ({
      name: kernel.name,
      formula: kernel.comment[0] ?? "",
      ...compared(workOf([kernel]), ({ kernels, each }) => each[kernels.findIndex((one) => one.name === kernel.name)]),
    })),
  };
}

function shareOf(work: Work, { seconds }: Timing, peaks: Peaks): number {
  return seconds === 0 ? 0 : leastTime(work, peaks) / seconds;
}

interface Contestants {
  readonly kernels: readonly Kernel[];
  readonly whole: Contestant;
  readonly laps: LapTimer;
}

/** A step changes the model: every turn begins with the same inputs. */
function contestantsOf(name: FunctionName, subject: Subject, values: InputValues): Contestants {
  const { compiled, model, measured, laps } = subject,
    { kernels = [] } = compiled.kernels.functions.find((each) => each.name === name) ?? {};
  const resetting = (of: Model) => (): void => {
    of.forward(inputsOf(compiled.stages, values));
  };
  return {
    kernels,
    whole: { run: repeated(callOf(name, model, compiled, values)), prepare: resetting(model) },
    laps: new LapTimer(laps, kernels.length, callOf(name, measured, compiled, values), resetting(measured)),
  };
}

/** A call on the model's own memory, after one that has filled it. */
function callOf(name: FunctionName, model: Model, { stages }: Compiled, values: InputValues): Call {
  const { gradient } = stages,
    inputs = inputsOf(stages, values),
    run = model[name] as Call | undefined;
  if (run === undefined) throw new TypeError(`bench: the module has no ${name}`);
  model.forward(inputs);
  if (name === "jvp") run(inputs, argumentsOf(gradient.tangents, values));
  if (name === "hvp") run(inputs, argumentsOf(gradient.vectors, values));
  const { seed } = gradient;
  if (name !== "forwardBackward" || seed === null) return () => run();
  const given: Value = argument(values.get(String(seed.attrs["name"])), seed);
  return () => run(undefined, undefined, given);
}

function workOf(kernels: readonly Kernel[]): Work {
  const sum = (of: (kernel: Kernel) => number): number => kernels.reduce((total, kernel) => total + of(kernel), 0);
  const isDouble = kernels.some(({ reads, writes }) => [...reads, ...writes].some(({ type }) => type === "f64"));
  return {
    flops: Math.round(sum(({ flops }) => flops)),
    bytes: sum(({ bytes }) => bytes),
    dtype: isDouble ? "f64" : "f32",
  };
}
