/**
 * Threefry-2x32 of 20 rounds as the evaluator computes it, apart from the program (Salmon, Moraes, Dror, Shaw: Parallel
 * random numbers, as easy as 1, 2, 3; SC 2011).
 */

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The two words for a counter under a key, as signed 32-bit numbers. */
export function threefry(key: readonly [number, number], counter: readonly [number, number]): [number, number] {
  const keys = [key[0], key[1], key[0] ^ key[1] ^ 0x1bd11bda],
    at = (index: number): number => keys[index % 3] ?? 0;
  let [x, y] = [(counter[0] + at(0)) | 0, (counter[1] + at(1)) | 0];
  for (let group = 0; group < 5; group++) {
    for (const by of group % 2 === 0 ? [13, 15, 26, 6] : [17, 29, 16, 24]) {
      x = (x + y) | 0;
      y = rotate(y, by) ^ x;
    }
    x = (x + at(group + 1)) | 0;
    y = (y + at(group + 2) + group + 1) | 0;
  }
  return [x, y];
}
