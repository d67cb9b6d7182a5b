/** Smooth points for the ops of matrices. */
import * as language from "../../src/index.js";
import { cofactorOp, cofactorTangentOp } from "../../src/ops/decompositions/cofactor.js";
import { eigenvectorsOf } from "../../src/ops/decompositions/eigen.js";
import { expmTangentOf } from "../../src/ops/decompositions/exponential.js";
import { f64, type Sample } from "./sample.js";

const square3 = f64([3, 3], 1.2, -0.4, 0.3, 0.5, 0.9, -0.7, -0.2, 0.8, 1.1);
const positive3 = f64([3, 3], 3, 0.4, -0.3, 0.6, 2, 0.5, -0.1, 0.7, 4);

export const samples: { readonly [op: string]: Sample } = {
  cholesky: { inputs: [positive3], build: (x) => language.cholesky(x) },
  triangularSolve: {
    inputs: [positive3, f64([3, 2], 1, -2, 0.5, 0.3, 2, 1)],
    build: (a, b) => language.triangularSolve(a, b, { lower: false }),
  },
  solve: { inputs: [square3, f64([3, 2], 1, -2, 0.5, 0.3, 2, 1)], build: (a, b) => language.solve(a, b) },
  det: { inputs: [square3], build: (x) => language.det(x) },
  detSign: { inputs: [square3], build: (x) => language.slogDet(x).reduce((sign) => sign) },
  logAbsDet: { inputs: [square3], build: (x) => language.slogDet(x).reduce((_, log) => log) },
  cofactors: { inputs: [square3], build: (x) => cofactorOp([x]) },
  cofactorTangent: {
    inputs: [square3, f64([3, 3], 0.3, -1, 0.7, 0.2, 0.5, -0.4, 1.1, 0.6, -0.8)],
    build: (x, e) => cofactorTangentOp([x, e]),
  },
  eigvalsh: { inputs: [positive3], build: (x) => language.eigvalsh(x) },
  eigenvectors: { inputs: [positive3], build: (x) => language.square(eigenvectorsOf([x])) },
  expm: { inputs: [square3], build: (x) => language.expm(x) },
  expmTangent: {
    inputs: [square3, f64([3, 3], 0.3, -1, 0.7, 0.2, 0.5, -0.4, 1.1, 0.6, -0.8)],
    build: (x, e) => expmTangentOf([x, e]),
  },
};
