/** Functions whose value is one thing and whose derivative is another. */
import { applyElementwise } from "../apply.js";
import { elementwise } from "../families/elementwise.js";
import { parametric } from "../families/parametric.js";
import { define, number, tensor } from "../language.js";
import { nondifferentiable } from "../op.js";
import { clip, mul } from "./arithmetic.js";

export const straightThrough = elementwise("straightThrough", {
  doc: "The value of y with the derivative of x: dx = dy.",
  example: "straightThrough(constant([0.2, 0.7]), round(constant([0.2, 0.7])))",
  special: "y gets no cotangent.",
  inputs: ["x", "y"],
  admits: "float",
  bounded: true,
  overridden: true,
  evaluate: ([, y]) => y,
  program: ([, y]) => y,
  flops: 0,
  vjp: { x: ({ dy }) => dy, y: nondifferentiable("straightThrough takes only its value") },
});

const clipped = parametric("gradClip", {
  doc: "y = x; the cotangent is clipped to [low, high].",
  numbers: ["low", "high"],
  evaluate: (x) => x,
  program: (x) => x,
  overridden: true,
  flops: 0,
  vjp: ({ dy }, { low, high }) => clip(dy, low, high),
});

export const gradClip = define(
  "gradClip",
  {
    doc: clipped.op.doc,
    example: "gradClip(constant([1, 2]), -1, 1)",
    special: "In forward mode the tangent is clipped.",
  },
  [
    ["x", tensor],
    ["low", number],
    ["high", number],
  ],
  {},
  (x, low, high) => applyElementwise(clipped.op, [x], { low, high }),
);

const scaledBack = parametric("gradScale", {
  doc: "y = x; the cotangent is multiplied by s.",
  numbers: ["s"],
  evaluate: (x) => x,
  program: (x) => x,
  overridden: true,
  flops: 0,
  vjp: ({ dy }, { s }) => mul(dy, s),
});

export const gradScale = define(
  "gradScale",
  {
    doc: scaledBack.op.doc,
    example: "gradScale(constant([1, 2]), 0.5)",
    special: "s = -1 reverses the gradient. In forward mode the tangent is multiplied.",
  },
  [
    ["x", tensor],
    ["s", number],
  ],
  {},
  (x, s) => applyElementwise(scaledBack.op, [x], { s }),
);
