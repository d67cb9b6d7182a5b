/** `gradc inspect` and `gradc check` from outside. */
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

describe("gradc check", () => {
  test("passes a right spec, and prints what it compared", async () => {
    const { code, stdout, stderr } = await gradc(["check", chain, "--seed", "3"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("chain-rule: 6 of 6 checks passed");
    expect(stdout).toMatch(/ok +d z \/ d x +central differences/);
    expect(stdout).toMatch(/ok +chain-rule\.ts +strict TypeScript/);
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
    expect(stderr).toMatch(/^error\[check-failed\] fails: 1 of 6 checks failed\n$/);
  });
});
