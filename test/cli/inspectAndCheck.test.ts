/** `gradc inspect`, `gradc check` and `gradc explain` from outside. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, gradc, graphs } from "../support/command.js";

const chain = `${graphs}chain-rule.json`;

describe("gradc inspect", () => {
  test("prints the gradient graph as text", async () => {
    const { code, stdout, stderr } = await gradc(["inspect", chain]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("chain-rule, stage gradient");
    expect(stdout).toMatch(/^ {2}y +f64 +2 \* x$/m);
  });

  test.each([
    ["source", "json", '"stage": "source"'],
    ["simplified", "dot", "digraph"],
    ["gradient", "svg", "<svg"],
    ["kernels", "text", "stage kernels"],
    ["kernels", "json", '"stage": "kernels"'],
  ])("prints the stage %s as %s", async (stage, format, sign) => {
    const { code, stdout } = await gradc(["inspect", chain, "--stage", stage, "--format", format]);
    expect(code).toBe(0);
    expect(stdout).toContain(sign);
  });

  test("writes a file with -o, in a folder that is made", async () => {
    const file = path.join(emptyFolder(), "made", "gradient.svg");
    const { code, stdout, stderr } = await gradc(["inspect", chain, "--format", "svg", "-o", file]);
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toMatch(/^wrote .*gradient\.svg/);
    expect(readFileSync(file, "utf8")).toMatch(/^<svg [^]*<\/svg>\n$/);
  });
});

describe("several bindings", () => {
  const regression = `${graphs}linear-regression.json`,
    several = ["--bind", "batch=4", "--bind", "batch=1"];

  test("are all checked", async () => {
    const { code, stdout } = await gradc(["check", regression, ...several]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ok +batch = 4: d loss \/ d w +central differences/);
    expect(stdout).toMatch(/ok +batch = 1: gradient b +the evaluator/);
  });

  test.each([["inspect"], ["explain", "loss"]])("are one too many for %s", async (command, ...node) => {
    const { code, stderr } = await gradc([command, regression, ...node, ...several]);
    const message = `error[several-bindings] ${command} shows one binding of the sizes, and 2 are given\n`;
    expect([code, stderr]).toEqual([2, message]);
  });
});

describe("gradc check", () => {
  test("passes a right spec, and prints what it compared", async () => {
    const { code, stdout, stderr } = await gradc(["check", chain, "--seed", "3"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("chain-rule: 9 of 9 checks passed");
    expect(stdout).toMatch(/ok +d z \/ d x +central differences +error .* at most 1e-6 +1 of 1 direction$/m);
    expect(stdout).toMatch(/ok +d z \/ d x +forward mode/);
    expect(stdout).toMatch(/ok +stage simplified +stage gradient/);
    expect(stdout).toMatch(/ok +chain-rule\.ts +strict TypeScript/);
  });

  test("compares the module in WebAssembly, derivatives and all, where that is the target", async () => {
    const { code, stdout, stderr } = await gradc(["check", `${graphs}digits.json`, "--target", "wasm"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^digits in WebAssembly: (\d+) of \1 checks passed$/m);
    expect(stdout).toMatch(/ok +gradient w1 +the evaluator/);
    expect(stdout).toMatch(/ok +digits\.ts +strict TypeScript/);
  });

  test("prints nothing with --quiet if all is well", async () => {
    expect(await gradc(["check", chain, "--quiet"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("ends with 1 and a message if a check fails", async () => {
    const folder = emptyFolder();
    // Beyond x = 1e200 the square overflows, so no difference is a number.
    const spec = {
      name: "fails",
      parameters: { x: "f64" },
      nodes: { y: "(x * 1e300) ** 2" },
      outputs: ["y"],
      gradients: { of: "y" },
    };
    writeFileSync(path.join(folder, "fails.json"), JSON.stringify(spec));
    const { code, stdout, stderr } = await gradc(["check", "fails.json"], { cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAIL +d y \/ d x .*not a number/);
    expect(stderr).toMatch(/^error\[check-failed\] fails: 2 of 9 checks failed\n$/);
  });
});

describe("gradc explain", () => {
  test("tells how a node came to be, by label or number", async () => {
    const { code, stdout, stderr } = await gradc(["explain", chain, "d_x"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^d_x: f64, node %7, in the stage gradient/);
    expect(stdout).toContain("made by differentiation, backward\n  rule   mul: db\n  of     y = 2 * x\n");
    expect((await gradc(["explain", chain, "%7"])).stdout).toBe(stdout);
  });

  test("prints JSON for other programs", async () => {
    const { code, stdout } = await gradc(["explain", chain, "d_y", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      name: "chain-rule",
      node: { label: "d_y" },
      made: { rule: "square: dx" },
    });
  });

  test("an unknown node is the user's mistake, with a suggestion", async () => {
    const { code, stdout, stderr } = await gradc(["explain", chain, "d_xs"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^error\[unknown-node\] there is no node d_xs; did you mean d_x\?: /);
  });

  test("without a node the command is misused", async () => {
    expect(await gradc(["explain", chain])).toMatchObject({ code: 2, stdout: "" });
  });
});
