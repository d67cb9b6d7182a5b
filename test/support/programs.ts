/** The scalar programs as an emitted module has them: printed as JavaScript, all in one module. */
import { printContext } from "../../compiler/emit/javascript/context.js";
import { needsOf, printPrelude } from "../../compiler/emit/javascript/prelude.js";
import { printFunction } from "../../compiler/emit/javascript/statement.js";
import type * as k from "../../src/kernel.js";
import * as exponential from "../../src/ops/programs/exponential.js";
import * as hyperbolic from "../../src/ops/programs/hyperbolic.js";
import * as inverse from "../../src/ops/programs/inverseTrigonometric.js";
import * as logarithm from "../../src/ops/programs/logarithm.js";
import * as power from "../../src/ops/programs/power.js";
import * as single from "../../src/ops/programs/single.js";
import * as trigonometric from "../../src/ops/programs/trigonometric.js";

const files = [exponential, hyperbolic, inverse, logarithm, power, single, trigonometric];

function isProgram(value: object | number): value is k.ScalarFunction {
  return typeof value === "object" && "body" in value;
}

export const programs: readonly k.ScalarFunction[] = files.flatMap((file) => Object.values(file)).filter(isProgram);

export type Compiled = (x: number, y?: number) => number;

/** Each program by name. */
export function compilePrograms(): ReadonlyMap<string, Compiled> {
  const calls = programs.map((callee): k.Statement => {
    const value: k.Scalar = { kind: "call", type: callee.type, callee, args: callee.parameters };
    return { kind: "return", value };
  });
  const { helpers, constants, arrays, functions } = needsOf(calls);
  const names = new Map([...arrays].map((buffer, at) => [buffer, `scratch${at}`]));
  const context = printContext({ taken: [...functions].map(({ name }) => name), bufferNames: names });
  const text = [
    ...printPrelude(helpers),
    ...[...constants].map(({ name, data = [] }) => `const ${name} = new Int32Array([${data.join(", ")}]);`),
    ...[...arrays].map((buffer) => `const ${names.get(buffer) ?? ""} = new Float64Array(${buffer.length});`),
    ...[...functions].map((each) => printFunction(each, context)),
    `return { ${programs.map(({ name }) => name).join(", ")} };`,
  ].join("\n");
  const compiled = new Function(text)() as { readonly [name: string]: Compiled };
  return new Map(Object.entries(compiled));
}
