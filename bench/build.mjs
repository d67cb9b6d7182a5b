// Compiles a spec for a target in a process of its own, writes the module, and prints what that took: CPU time from the
// start of the process, sizes, and how many multiply-adds of contractions a call makes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { compile, readSpec } from "../dist/compiler/index.js";
import { labelExtents } from "../dist/src/families/contraction.js";
import { bodiesIn, readScan } from "../dist/src/families/loop.js";
import { reachable } from "../dist/src/graph.js";

const [spec, target, folder] = process.argv.slice(2);
const compiled = await compile(readSpec(readFileSync(spec, "utf8")), { target });
const { user, system } = process.cpuUsage();
const { name, javascript, wasm, stages, kernels } = compiled;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${name}.js`), javascript);

const { outputs, gradients } = stages.simplified,
  forward = [...outputs.values()];
const bytes = kernels.functions.map((each) => [each.name, each.kernels.reduce((sum, kernel) => sum + kernel.bytes, 0)]);
console.log(
  JSON.stringify({
    seconds: (user + system) / 1e6,
    gzipped: gzipSync(javascript).length,
    wasm: wasm?.length,
    work: { forward: workOf(forward), gradients: workOf([...forward, ...gradients.values()]) },
    bytes: Object.fromEntries(bytes),
  }),
);

/** { f32, f64 }: multiply-adds of each; a loop makes those of its body in every step. */
function workOf(roots) {
  const work = { f32: 0, f64: 0 };
  for (const node of reachable(roots)) {
    const { op, attrs, type } = node;
    if (op.family === "contraction" && type.dtype in work)
      work[type.dtype] += [...labelExtents(node).values()].reduce((product, extent) => product * extent, 1);
    for (const [, body] of bodiesIn(node)) {
      const inside = workOf(body.results),
        steps = op.loop === "scan" ? readScan(attrs).length : 1;
      for (const dtype of Object.keys(work)) work[dtype] += steps * inside[dtype];
    }
  }
  return work;
}
