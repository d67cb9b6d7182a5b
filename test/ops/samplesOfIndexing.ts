/** Smooth points for what reads and writes elements by index. */
import * as language from "../../src/index.js";
import { scatterAddAlongAxisOp, scatterAddOp, takeAlongAxisOp, takeOp } from "../../src/ops/gather.js";
import { linksOp } from "../../src/ops/links.js";
import { f64, i32, matrix, type Sample } from "./sample.js";

export const samples: { readonly [op: string]: Sample } = {
  take: { inputs: [matrix, i32([2, 2], 2, 0, 2, 1)], build: (x, i) => language.square(takeOp([x, i], { axis: 1 })) },
  takeAlongAxis: {
    inputs: [matrix, i32([2, 2], 2, 0, 1, 1)],
    build: (x, i) => language.square(takeAlongAxisOp([x, i], { axis: 1 })),
  },
  scatterAdd: {
    inputs: [matrix, i32([2], 2, 2), f64([2, 2], 1, 2, 3, 4)],
    build: (x, i, u) => language.square(scatterAddOp([x, i, u], { axis: 1 })),
  },
  scatterAddAlongAxis: {
    inputs: [matrix, i32([2, 2], 2, 2, 0, 1), f64([2, 2], 1, 2, 3, 4)],
    build: (x, i, u) => language.square(scatterAddAlongAxisOp([x, i, u], { axis: 1 })),
  },
  gatherNd: {
    inputs: [f64([2, 2, 2], 0.5, -1.2, 2.1, 0.9, 1.4, -0.3, 0.7, 1.1), i32([3, 2], 1, 0, 0, 1, 1, 0)],
    build: (x, i) => language.square(language.gatherNd(x, i)),
  },
  scatterNdAdd: {
    inputs: [
      f64([2, 2, 2], 0.5, -1.2, 2.1, 0.9, 1.4, -0.3, 0.7, 1.1),
      i32([2, 2], 1, 0, 1, 0),
      f64([2, 2], 1, 2, 3, 4),
    ],
    build: (x, i, u) => language.square(language.scatterNdAdd(x, i, u)),
  },
  scatterSet: {
    inputs: [matrix, i32([2, 2], 2, 0, 2, 2), f64([2, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8)],
    build: (x, i, u) => language.square(language.scatterSet(x, i, u, { axis: 1 })),
  },
  scatterMax: {
    inputs: [matrix, i32([3], 2, 0, 2), f64([2, 3], 3, 0.1, 2.2, -0.5, 1.3, -0.1)],
    build: (x, i, u) => language.square(language.scatterMax(x, i, u, { axis: 1 })),
  },
  scatterMul: {
    inputs: [matrix, i32([4], 2, 0, 2, 2), f64([2, 4], 1.2, -0.4, 0.7, 1.1, 0.3, 0, 0, 1.6)],
    build: (x, i, u) => language.square(language.scatterMul(x, i, u, { axis: 1 })),
  },
  links: { inputs: [i32([2, 4], 2, 0, 2, 2, 1, 1, 0, 1)], build: (i) => linksOp([i], { extent: 3 }), flat: "links" },
  dynamicSlice: {
    inputs: [matrix, i32([2], 5, 1)],
    build: (x, i) => language.square(language.dynamicSlice(x, i, [1, 2])),
  },
  dynamicUpdateSlice: {
    inputs: [matrix, f64([2, 1], 0.8, -0.6), i32([2], 0, 1)],
    build: (x, u, i) => language.square(language.dynamicUpdateSlice(x, u, i)),
  },
};
