// gradc's own exp, log and sine with cosine, printed as its modules print them: the rounding contract asks for these bits.
import { needsOf, printPrelude } from "../dist/compiler/emit/javascript/prelude.js";
import { printFunction } from "../dist/compiler/emit/javascript/statement.js";
import { call, local } from "../dist/src/kernel.js";
import * as exponential from "../dist/src/ops/programs/exponential.js";
import * as logarithm from "../dist/src/ops/programs/logarithm.js";
import * as trigonometric from "../dist/src/ops/programs/trigonometric.js";

const programs = [exponential.exp, logarithm.log, trigonometric.sin.joint.function];
const needs = needsOf(programs.map((program) => ({ kind: "return", value: call(program, local("f64", "x")) })));
const arrays = { f64: "Float64Array", f32: "Float32Array", i32: "Int32Array" };
const tables = [...needs.constants].map(
  ({ name, type, data }) => `const ${name} = ${arrays[type]}.of(${[...data].join()});`,
);
const scratch = [...needs.arrays].map(({ name, type, length }) => `const ${name} = new ${arrays[type]}(${length});`);
const text = [
  ...tables,
  ...scratch,
  ...printPrelude(needs.helpers),
  ...[...needs.functions].map((each) => printFunction(each)),
].join("\n");
/** `sinCos(x)` is the sine, and leaves the cosine in `cosBeside[0]`. */
export const { exp, log, sinCos, cosBeside } = new Function(`${text}\nreturn { exp, log, sinCos, cosBeside };`)();
