/**
 * Star colouring of a symmetric matrix: neighbours differ, and no path of four vertices has but two colours. Then
 * each entry can be read, at (i, j) or at (j, i), from a product with columns of one colour (T. F. Coleman and J. J.
 * Moré, "Estimation of sparse Hessian matrices and graph coloring problems", Mathematical Programming 28 (1984)).
 */
import { firstAllowed, type Compression } from "./colours.js";
import { lengthOf, rowOf, type Pattern } from "./pattern.js";

/** @param pattern symmetric */
export function compressSymmetric(pattern: Pattern): Compression {
  const order = Array.from({ length: pattern.rows }, (_, vertex) => vertex);
  const natural = new StarColouring(pattern, order),
    byLength = new StarColouring(
      pattern,
      order.sort((a, b) => lengthOf(pattern, b) - lengthOf(pattern, a) || a - b),
    );
  const colouring = natural.count <= byLength.count ? natural : byLength,
    { colours, count } = colouring;
  return {
    columns: { of: colours, count },
    rows: { of: new Int32Array(pattern.rows).fill(-1), count: 0 },
    places: placesOf(pattern, colouring),
  };
}

/** An entry is read where its column is alone with its colour in the row. */
function placesOf(pattern: Pattern, { colours, alone }: StarColouring): Int32Array {
  const places = new Int32Array(pattern.columnsOf.length),
    { rows } = pattern;
  let at = 0;
  for (let i = 0; i < rows; i++)
    for (const j of rowOf(pattern, i))
      places[at++] = alone(i, j) ? (colours[j] ?? 0) * rows + i : (colours[i] ?? 0) * rows + j;
  return places;
}

class StarColouring {
  readonly colours: Int32Array;
  count = 0;
  /** How many neighbours of a vertex have a colour, by vertex and colour. */
  private readonly neighbours: Map<number, number>[];
  private readonly forbidden: number[] = [];
  private readonly isHub: (vertex: number) => boolean;

  constructor(
    private readonly pattern: Pattern,
    order: readonly number[],
  ) {
    // A hub has a colour of its own, which no path of two colours can pass; there are at most sqrt(nonzeros) hubs.
    const most = Math.sqrt(pattern.columnsOf.length);
    this.isHub = (vertex) => lengthOf(pattern, vertex) > most;
    this.colours = new Int32Array(pattern.rows).fill(-1);
    this.neighbours = order.map(() => new Map<number, number>());
    for (const vertex of order) if (!this.isHub(vertex) && lengthOf(pattern, vertex) > 0) this.colour(vertex);
    for (const vertex of order) if (this.isHub(vertex)) this.give(vertex, this.count);
  }

  /** Whether j is the only column of row i with its colour: no neighbour has that of i itself. */
  readonly alone = (i: number, j: number): boolean => i === j || this.howMany(i, this.colours[j] ?? -1) === 1;

  private colour(vertex: number): void {
    for (const near of rowOf(this.pattern, vertex)) {
      const between = this.colours[near] ?? -1;
      if (between < 0 || near === vertex) continue;
      this.forbidden[between] = vertex;
      const inner = this.howMany(vertex, between) > 1;
      for (const far of rowOf(this.pattern, near)) {
        const colour = this.colours[far] ?? -1;
        if (far === vertex || far === near || colour < 0) continue;
        // vertex - near - far - y, or y - vertex - near - far, where y has the colour of near.
        if (inner || this.howMany(far, between) > 1) this.forbidden[colour] = vertex;
      }
    }
    this.give(vertex, firstAllowed(this.forbidden, vertex));
  }

  private howMany(vertex: number, colour: number): number {
    return this.neighbours[vertex]?.get(colour) ?? 0;
  }

  private give(vertex: number, colour: number): void {
    this.colours[vertex] = colour;
    this.count = Math.max(this.count, colour + 1);
    for (const near of rowOf(this.pattern, vertex)) {
      if (near === vertex) continue;
      this.neighbours[near]?.set(colour, this.howMany(near, colour) + 1);
    }
  }
}
