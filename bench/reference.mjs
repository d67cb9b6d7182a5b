// Writes what an example's loss and gradients must be: gradc's reference evaluator, which shares no code with what it
// emits, on the gradient graph before it is simplified, in f64 throughout.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile, evaluate, readSpec } from "../dist/compiler/index.js";
import { specOf, tensorsOf } from "./example.mjs";

const [name, built] = process.argv.slice(2);
const spec = JSON.parse(readFileSync(specOf(name), "utf8"));
const { stages } = await compile(readSpec(spec));
const { inputs, parameters, outputs, gradients } = stages.gradient,
  loss = spec.gradients.of;

const given = Array.from([...inputs, ...parameters], ([tensor, { type }]) => [tensor, type]),
  types = Object.fromEntries(given.map(([tensor, { dtype, shape }]) => [tensor, { dtype, shape }]));
const values = Object.entries(tensorsOf(name, types)).map(([tensor, { data }]) => [tensor, Float64Array.from(data)]);
const nodes = new Map([[loss, outputs.get(loss)], ...gradients]),
  results = evaluate([...nodes.values()], new Map(values), { rounding: "none" });
const expected = Object.fromEntries([...nodes.keys()].map((node, at) => [node, [...results[at].data]]));
const reference = { loss, types, parameters: [...gradients.keys()], expected };
writeFileSync(join(built, `${name}.reference.json`), JSON.stringify(reference));
