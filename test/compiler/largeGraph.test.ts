/** V8 does not optimise functions of more than some 2,000 operations: long scalar code must be cut, and still be right. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, gradc } from "../support/command.js";
import { instantiate } from "../support/emitted.js";

const steps = process.env["GRADC_FULL"] === "1" ? 33_400 : 2000;

interface Module {
  forwardBackward(inputs: { x: number; y: number }): {
    outputs: { last: number };
    gradients: { x: number; y: number };
  };
  signature: { flops: { forward: number } };
}

/** Three operations a step: last = 0.75 sin(last) + y last. */
function spec(): string {
  const nodes: { [name: string]: string } = { n0: "x" };
  for (let at = 1; at < steps; at++) nodes[`n${at}`] = `0.75 * sin(n${at - 1}) + y * n${at - 1}`;
  nodes["last"] = `n${steps - 1} + x`;
  const parameters = { x: "f64", y: "f64" };
  return JSON.stringify({ name: "large", parameters, nodes, outputs: ["last"], gradients: { of: "last" } });
}

/** The recurrence and its derivatives with respect to x and y, as a loop. */
function expected(x: number, y: number): { last: number; x: number; y: number } {
  let n = x,
    byX = 1,
    byY = 0;
  for (let at = 1; at < steps; at++) {
    const slope = 0.75 * Math.cos(n) + y;
    [n, byX, byY] = [0.75 * Math.sin(n) + y * n, slope * byX, slope * byY + n];
  }
  return { last: n + x, x: byX + 1, y: byY };
}

/** Compiled in a process of its own: the worker of the tests must not be silent for a minute. */
async function compiledFor(target: "js" | "wasm"): Promise<string> {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "large.json"), spec());
  const args = ["compile", "large.json", "-o", ".", "--quiet", "--target", target];
  expect((await gradc(args, { cwd: folder })).stderr).toBe("");
  return readFileSync(path.join(folder, "large.js"), "utf8");
}

function expectRight(module: Module): void {
  const [x, y] = [1.25, 0.5],
    { outputs, gradients } = module.forwardBackward({ x, y }),
    reference = expected(x, y);
  expect(outputs.last).toBeCloseTo(reference.last, 9);
  expect(gradients.x).toBeCloseTo(reference.x, 9);
  expect(gradients.y / reference.y).toBeCloseTo(1, 9);
  expect(module.signature.flops.forward).toBeGreaterThanOrEqual(3 * steps);
}

describe(`a graph of ${3 * steps} scalar nodes`, () => {
  test("compiles, loads, runs, and is cut into functions that V8 optimises", async () => {
    const text = await compiledFor("js");
    expectRight(instantiate<Module>(text));
    const bodies = text.split(/^ {2}function /m).map((body) => body.split("\n  }\n")[0] ?? "");
    for (const body of bodies) expect((body.match(/ [-+*/] |\w\(/g) ?? []).length).toBeLessThan(2000);
  }, 240_000);

  // V8 takes no function of more than 50,000 locals or 7.6 million bytes.
  test("compiles to WebAssembly, loads and runs", async () => {
    expectRight(instantiate<Module>(await compiledFor("wasm")));
  }, 240_000);
});
