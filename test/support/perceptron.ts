/** A spec with all that a text of a module can show. */
import { compile, type Compiled } from "../../compiler/compile.js";
import { readSpec } from "../../src/spec/read.js";

export interface Module {
  readonly forward: (inputs: object) => { readonly [name: string]: unknown };
  readonly forwardBackward: (inputs: object) => { readonly gradients: { readonly [name: string]: unknown } };
  readonly signature: object;
}

export const specText = `{
  "name": "perceptron",
  "doc": "Two layers.",
  "sizes": { "batch": 4 },
  "inputs": { "x": "f32[batch, 20]", "y": "i32[batch]" },
  "parameters": {
    "w": { "type": "f32[20, 20]", "init": "glorotUniform" },
    "scale": { "type": "f32", "init": "ones" }
  },
  "nodes": {
    "hidden": "tanh(matmul(x, w))",
    "logits": "scale * hidden",
    "loss": "mean(softmaxCrossEntropy(logits, y))"
  },
  "outputs": ["loss", "logits"],
  "gradients": { "of": "loss" }
}
`;
export const perceptron = (): Promise<Compiled> => compile(readSpec(specText, "perceptron.json"));
