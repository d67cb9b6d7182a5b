/**
 * Whole numbers as bytes. Each number is its difference to the one before (the first to 0) modulo 2^32; what repeats,
 * as in tables of indices it does at length, is copied from where it stood (J. Ziv, A. Lempel, "A universal algorithm
 * for sequential data compression", 1977).
 *
 * A text is: how many differences follow, these differences, with the sign in the lowest bit; then, unless all is
 * said, how many more are like those before, and how far before; and so on in turn. Every number of these stands with
 * seven bits a byte, the lowest first, where an eighth bit says that more follow.
 */

/** A copy is two numbers, and one more says what follows it: shorter ones do not pay. */
const shortestCopy = 4;
/** How many places of the same beginning are tried: the search stays linear in the length. */
const mostTried = 8;

export function integersAsBytes(values: ArrayLike<number>): Uint8Array {
  const differences = differencesOf(values),
    writer = new Writer(differences.length),
    places = new Places(differences);
  let said = 0;
  for (let at = 0; at < differences.length;) {
    const copy = places.longestBefore(at);
    if (copy.count < shortestCopy) {
      places.add(at++);
      continue;
    }
    writer.literals(differences.subarray(said, at));
    writer.number(copy.count);
    writer.number(copy.distance);
    said = at + copy.count;
    while (at < said) places.add(at++);
  }
  if (said < differences.length || said === 0) writer.literals(differences.subarray(said));
  return writer.bytes;
}

function differencesOf(values: ArrayLike<number>): Int32Array {
  return Int32Array.from(values, (value, at) => value - (at === 0 ? 0 : (values[at - 1] ?? 0)));
}

class Writer {
  private readonly buffer: Uint8Array;
  private length = 0;

  /** A number has five bytes at the most; a copy, of three numbers with what follows, stands for four at the least. */
  constructor(count: number) {
    this.buffer = new Uint8Array(5 * count + 5);
  }

  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  literals(differences: Int32Array): void {
    this.number(differences.length);
    for (const difference of differences) this.number(((difference << 1) ^ (difference >> 31)) >>> 0);
  }

  number(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.buffer[this.length++] = (rest & 127) | 128;
    this.buffer[this.length++] = rest;
  }
}

/** Where differences begin as they do at some place: the latest places by a hash of the first of them. */
class Places {
  private readonly latest = new Map<number, number>();
  private readonly before: Int32Array;

  constructor(private readonly differences: Int32Array) {
    this.before = new Int32Array(differences.length);
  }

  add(at: number): void {
    const hash = this.hashAt(at);
    this.before[at] = this.latest.get(hash) ?? -1;
    this.latest.set(hash, at);
  }

  /** A copy may reach into what it makes. The first difference is none between numbers, and is never copied. */
  longestBefore(at: number): { readonly count: number; readonly distance: number } {
    let best = { count: 0, distance: 0 },
      from = this.latest.get(this.hashAt(at)) ?? -1;
    for (let tried = 0; from > 0 && tried < mostTried; tried++) {
      const count = this.commonFrom(from, at);
      if (count > best.count) best = { count, distance: at - from };
      from = this.before[from] ?? -1;
    }
    return best;
  }

  private commonFrom(a: number, b: number): number {
    const { differences } = this;
    let count = 0;
    while (b + count < differences.length && differences[a + count] === differences[b + count]) count++;
    return count;
  }

  private hashAt(at: number): number {
    let hash = 0;
    for (let i = at; i < at + shortestCopy; i++) hash = (Math.imul(hash, 0x01000193) ^ (this.differences[i] ?? 0)) | 0;
    return hash;
  }
}
