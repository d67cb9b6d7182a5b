/**
 * Sets of columns: of which elements of x an element of some node depends. A set is a number here, and equal sets are
 * one number, so that a tensor in which all elements depend on all of x costs no more than one that depends on nothing.
 */
import { tooManyNonzeros } from "../../src/diagnostics.js";
import { sizeOf, type Shape } from "../../src/types.js";

/** The set of nothing. */
export const none = 0;

/** All sets together hold at most so many members: half a gigabyte. */
const mostMembers = 2 ** 27;
/** Pairs of sets are the keys of known unions: two numbers in the 53 bits of one. */
const mostSets = 2 ** 26;

export class Sets {
  private readonly members: Int32Array[] = [new Int32Array(0)];
  private readonly byHash = new Map<number, number[]>();
  private readonly unions = new Map<number, number>();
  /** For each column the last union of many sets that had it. */
  private readonly seen: Int32Array;
  private round = 0;
  private held = 0;

  /** @param subject what the matrix is called, should it be too large */
  constructor(
    readonly columns: number,
    private readonly subject: string,
  ) {
    this.seen = new Int32Array(columns);
  }

  /** The columns of a set, ascending. */
  columnsOf(set: number): Int32Array {
    return this.members[set] ?? new Int32Array(0);
  }

  /** The set of each column alone, in their order. */
  singles(): Int32Array {
    return Int32Array.from({ length: this.columns }, (_, column) => this.intern(Int32Array.of(column)));
  }

  union(a: number, b: number): number {
    if (a === b || b === none) return a;
    if (a === none) return b;
    const key = Math.min(a, b) * mostSets + Math.max(a, b),
      known = this.unions.get(key);
    if (known !== undefined) return known;
    const [few, many] = this.columnsOf(a).length < this.columnsOf(b).length ? [a, b] : [b, a],
      set = this.includes(many, few) ? many : this.intern(merged(this.columnsOf(a), this.columnsOf(b)));
    this.unions.set(key, set);
    return set;
  }

  /** Found without looking at all of what is large: a column joins what has nearly all columns again and again. */
  private includes(many: number, few: number): boolean {
    const [all, some] = [this.columnsOf(many), this.columnsOf(few)];
    return all.length === this.columns || (16 * some.length < all.length && some.every((column) => has(all, column)));
  }

  /** The union of the sets from position `from` to `to` of a list: as much work as they have members. */
  unionOf(sets: Int32Array, from: number, to: number): number {
    const distinct = new Set<number>();
    for (let at = from; at < to; at++) distinct.add(sets[at] ?? none);
    distinct.delete(none);
    if (distinct.size <= 2) return [...distinct].reduce((a, b) => this.union(a, b), none);
    this.round++;
    const found: number[] = [];
    for (const set of distinct)
      for (const column of this.columnsOf(set)) {
        if (this.seen[column] === this.round) continue;
        this.seen[column] = this.round;
        found.push(column);
      }
    return this.intern(Int32Array.from(found).sort());
  }

  /** Every element depends on all that any element of any operand does. */
  spread(operands: readonly (Int32Array | null)[], shape: Shape): Int32Array {
    const all = Int32Array.from(operands, (operand) =>
      operand === null ? none : this.unionOf(operand, 0, operand.length),
    );
    return new Int32Array(sizeOf(shape)).fill(this.unionOf(all, 0, all.length));
  }

  private intern(columns: Int32Array): number {
    const hash = hashOf(columns),
      alike = this.byHash.get(hash) ?? [];
    const known = alike.find((set) => isSame(this.columnsOf(set), columns));
    if (known !== undefined) return known;
    const set = this.members.length;
    this.held += columns.length;
    if (this.held > mostMembers || set >= mostSets) throw tooManyNonzeros(this.subject, mostMembers);
    this.members.push(columns);
    this.byHash.set(hash, [...alike, set]);
    return set;
  }
}

/** The columns of both, ascending. */
export function merged(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(a.length + b.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [left = Infinity, right = Infinity] = [a[i], b[j]];
    both[length++] = Math.min(left, right);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both.slice(0, length);
}

/** Halving: the columns ascend. */
function has(columns: Int32Array, wanted: number): boolean {
  let low = 0;
  for (let high = columns.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((columns[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return columns[low] === wanted;
}

/** FNV-1a over words. */
function hashOf(columns: Int32Array): number {
  let hash = 0x811c9dc5;
  for (const column of columns) hash = Math.imul(hash ^ column, 0x01000193);
  return hash;
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((column, at) => column === b[at]);
}
