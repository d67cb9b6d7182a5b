/** Random numbers from a seed: the same on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995;
    for (let turn = 0; turn < 4; turn++) this.bits();
  }

  /** 32 bits: a Weyl sequence, then the finaliser of MurmurHash3. */
  private bits(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let word = this.state;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  }
  /** In [low, high). */
  number(low = 0, high = 1): number {
    return low + (high - low) * (this.bits() / 2 ** 32);
  }
  /** A whole number in [low, high]. */
  integer(low: number, high: number): number {
    return low + (this.bits() % (high - low + 1));
  }
  chance(probability: number): boolean {
    return this.number() < probability;
  }
  pick<T>(items: readonly T[]): T {
    const item = items[this.integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  }
  /** Each item with this probability. */
  some<T>(items: readonly T[], probability: number): T[] {
    return items.filter(() => this.chance(probability));
  }
  shuffle<T>(items: readonly T[]): T[] {
    const rest = [...items];
    return items.flatMap(() => rest.splice(this.integer(0, rest.length - 1), 1));
  }
}
