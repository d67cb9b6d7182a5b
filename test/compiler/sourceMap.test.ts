/** What helps to find a mistake: modules that check more, and the way from a line back to its formula. */
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import { readSpec } from "../../src/spec/read.js";
import { typeErrors } from "../support/typeCheck.js";
import { program } from "../../src/program.js";
import { perceptron, specText, type Module } from "../support/perceptron.js";

describe("debug", () => {
  test("poisons what is dead, and computes the same bits", async () => {
    const made = readSpec(specText, "perceptron.json");
    const plain = await load<Module>(await compile(made));
    const compiled = await compile(made, { debug: true }),
      debug = await load<Module>(compiled);
    expect(compiled.javascript).toMatch(/^ {4}\w+\.fill\(NaN\);$/m);
    const given = {
      x: Float32Array.from({ length: 80 }, (_, at) => Math.sin(at)),
      y: Int32Array.of(0, 3, 19, 7),
      w: Float32Array.from({ length: 400 }, (_, at) => Math.cos(at)),
      scale: 0.5,
    };
    for (let turn = 0; turn < 2; turn++) expect(debug.forwardBackward(given)).toEqual(plain.forwardBackward(given));
    expect(typeErrors({ "debug.ts": compiled.typescript })).toEqual([]);
  });
});

describe("the source map", () => {
  test("leads from each line of a kernel to the formula that it comes from, and from no other line", async () => {
    const { javascript, sourceMap } = await perceptron();
    const map = new TraceMap(sourceMap),
      lines = javascript.split("\n"),
      specLines = specText.split("\n");
    expect(map.sources).toEqual(["perceptron.json"]);
    expect(map.sourcesContent).toEqual([specText]);
    const formulaOf = (line: number): string | null => {
      const { line: found, column } = originalPositionFor(map, {
        line: line + 1,
        column: lines[line]?.search(/\S|$/) ?? 0,
      });
      return found === null ? null : (specLines[found - 1]?.slice(column ?? 0) ?? null);
    };
    const begins = (text: string): string | undefined =>
      ["tanh(matmul", "scale * hidden", "mean(softmax"].find((formula) => text.startsWith(formula));
    const kernels = lines.findIndex((line) => line.includes("// Kernels.")),
      end = lines.findIndex((line) => line.includes("function computeForward("));
    lines.forEach((line, at) => {
      if (at > kernels && at < end && line !== "") expect(begins(formulaOf(at) ?? ""), line).toBeDefined();
      else expect(formulaOf(at), line).toBeNull();
    });
    const at = (text: string): string | null => formulaOf(lines.findIndex((line) => line.includes(text)));
    expect(at("function compute_logits(")).toMatch(/^scale/);
    expect(at(" hidden[")).toMatch(/^tanh/);
    expect(at(" logits[")).toMatch(/^scale/);
    expect(at(" loss[0] = ")).toMatch(/^mean/);
    expect(at(" d_w[")).toMatch(/^tanh/);
    expect(at(" d_scale[0] = ")).toMatch(/^scale/);
  });

  test("of a program that was no text is valid and empty", async () => {
    const { sourceMap } = await compile(
      program("built", {}, (p) => ({ nodes: { y: p.input("x", "f64").mul(2) }, outputs: ["y"] })),
    );
    expect(new TraceMap(sourceMap).sources).toEqual([]);
  });

  test("is named in the last line", async () => {
    const { javascript } = await perceptron();
    expect(javascript.endsWith("\n//# sourceMappingURL=perceptron.js.map\n")).toBe(true);
  });
});
