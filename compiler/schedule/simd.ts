/** What a machine with vectors computes in a way of its own. It is loaded for such a machine only. */
import { vectorTiles } from "./vectorTiles.js";
import { vectorTotal } from "./vectorTotal.js";

export interface Simd {
  readonly tiles: typeof vectorTiles;
  readonly total: typeof vectorTotal;
}

export const simd: Simd = { tiles: vectorTiles, total: vectorTotal };
