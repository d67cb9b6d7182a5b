// The digits: 1,797 images of 8 x 8 pixels with their labels; see data/README.md.
import { readFileSync } from "node:fs";

const count = 1797;
const bytes = readFileSync(new URL("./data/digits.bin", import.meta.url));

/** A seeded generator of numbers in [0, 1), so that every run is the same. */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let x = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Puts a list into random order, in place. */
export function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** Writes image number `index` into row `row` of a batch: pixels from 0 to 1. */
export function copyImage(index, x, row) {
  for (let pixel = 0; pixel < 64; pixel++) x[row * 64 + pixel] = bytes[index * 64 + pixel] / 16;
}

export function labelOf(index) {
  return bytes[count * 64 + index];
}

/** 1,437 images to train on and 360 to test with, shuffled: the last writers of the file differ from the first. */
export function split(seed) {
  const order = shuffle(
    Array.from({ length: count }, (_, index) => index),
    generator(seed),
  );
  return { train: order.slice(0, 1437), test: order.slice(1437) };
}
