/** Timing: what is compared takes turns, so that what else the machine does meets all alike. */
import { setTimeout as pause } from "node:timers/promises";
import type { Timing } from "./benchReport.js";

/** Something that is measured turn by turn. */
export interface Contestant {
  /** Runs it so many times. */
  readonly run: (times: number) => void;
  /** Before and after a turn, untimed. */
  readonly prepare?: () => void;
  readonly finish?: () => void;
}

const warmUpSeconds = 0.6,
  // V8 compiles WebAssembly anew behind its back, and puts the better code in place when it is done.
  settlingMilliseconds = 150,
  turnSeconds = 0.01,
  rounds = 21;

/** CPU time, which other processes do not lengthen. */
function secondsOf(body: () => void): number {
  const before = process.cpuUsage();
  body();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function warmUp(run: Contestant["run"]): void {
  for (let times = 1, spent = 0; spent < warmUpSeconds; times *= 2) {
    const count = times;
    spent += secondsOf(() => {
      run(count);
    });
  }
}

/** Doubles the number of runs until they take so many seconds. */
function runsFor(seconds: number, run: Contestant["run"]): number {
  for (let times = 1; ; times *= 2) {
    const taken = secondsOf(() => {
      run(times);
    });
    if (taken >= seconds) return Math.max(1, Math.round((times * seconds) / taken));
  }
}

/** The time of one run of each, in the order given. */
export async function takeTurns(contestants: readonly Contestant[]): Promise<Timing[]> {
  for (const { run } of contestants) warmUp(run);
  await pause(settlingMilliseconds);
  const counts = contestants.map(({ run }) => runsFor(turnSeconds, run));
  const times = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    contestants.forEach(({ run, prepare, finish }, at) => {
      const count = counts[at] ?? 1;
      prepare?.();
      const taken = secondsOf(() => {
        run(count);
      });
      finish?.();
      times[at]?.push(taken / count);
    });
  }
  return times.map(timingOf);
}

export function timingOf(times: readonly number[]): Timing {
  const seconds = quantile(times, 0.5),
    spread = (quantile(times, 0.75) - quantile(times, 0.25)) / 2;
  return { seconds, spread: seconds === 0 ? 0 : spread / seconds };
}

export function quantile(values: readonly number[], at: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * at)] ?? NaN;
}
