/** The times of a function's kernels, each where it runs: what it reads is as warm as its neighbours leave it. */
import { timingOf, quantile, type Contestant } from "./turns.js";
import type { Timing } from "./benchReport.js";

/** What a module exports that is compiled to be measured. */
export interface Laps {
  done: (kernel: number) => void;
}

/** Takes turns like others, and keeps for each turn the median time of each kernel. */
export class LapTimer implements Contestant {
  private readonly turns: number[][] = [];
  private times: number[][] = [];
  private last = 0;

  constructor(
    private readonly laps: Laps,
    private readonly kernels: number,
    private readonly call: () => void,
    readonly prepare: () => void,
  ) {}

  run = (times: number): void => {
    this.laps.done = this.lap;
    this.times = Array.from({ length: this.kernels }, () => []);
    for (let time = 0; time < times; time++) this.call();
  };

  finish = (): void => {
    this.turns.push(this.times.map((each) => quantile(each, 0.5)));
  };

  private readonly lap = (kernel: number): void => {
    const now = performance.now();
    this.times[kernel]?.push(now - this.last);
    // What the list above takes is nobody's time.
    this.last = performance.now();
  };

  /** Of each kernel, less what looking at the clock takes. */
  timings(): Timing[] {
    const clock = clockMilliseconds();
    return Array.from({ length: this.kernels }, (_, kernel) =>
      timingOf(this.turns.map((turn) => Math.max(0, (turn[kernel] ?? NaN) - clock) / 1000)),
    );
  }
}

/** Two looks at the clock with nothing in between. */
function clockMilliseconds(): number {
  const differences = Array.from({ length: 2001 }, () => {
    const before = performance.now();
    return performance.now() - before;
  });
  return quantile(differences, 0.5);
}
