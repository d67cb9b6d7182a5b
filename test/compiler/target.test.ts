/** The target that the compiler chooses by itself: by the work of a call. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type CompileOptions } from "../../compiler/compile.js";
import { load } from "../../compiler/load.js";
import { readSpec } from "../../src/spec/read.js";
import { typeErrors } from "../support/typeCheck.js";

const graphs = new URL("../../graphs/", import.meta.url);

function compiledAuto(name: string, options: CompileOptions = {}): ReturnType<typeof compile> {
  return compile(readSpec(readFileSync(new URL(`${name}.json`, graphs), "utf8")), { ...options, target: "auto" });
}

interface Chosen {
  readonly signature: { readonly target: string; readonly reason: string };
}

describe("--target auto", () => {
  test.each([
    ["rosenbrock-2", "js", "forwardBackward makes 15 operations: fewer than 300"],
    ["arm", "js", "forwardBackward makes 289 operations: fewer than 300"],
    ["rosenbrock-1000", "wasm", "forwardBackward makes 14986 operations: at least 300"],
    ["linear-regression", "wasm", "forwardBackward makes 1793 operations: at least 300"],
  ])("runs %s by %s, and says why", async (name, target, reason) => {
    const compiled = await compiledAuto(name);
    const { signature } = await load<Chosen>(compiled);
    expect([signature.target, signature.reason]).toEqual([target, reason]);
    expect(compiled.wasm === undefined).toBe(target === "js");
    expect(typeErrors({ "auto.ts": compiled.typescript, "declared.d.ts": compiled.declarations })).toEqual([]);
  });

  test("gives the module that the target alone gives, but for what the signature says of it", async () => {
    for (const [name, target] of [
      ["arm", "js"],
      ["linear-regression", "wasm"],
    ] as const) {
      const [auto, plain] = [
        await compiledAuto(name),
        await compile(readSpec(readFileSync(new URL(`${name}.json`, graphs), "utf8")), { target }),
      ];
      const without = (text: string): string => text.replace(/^ {2}(?:target|reason): .*\n/gm, "");
      expect(without(auto.javascript)).toBe(without(plain.javascript));
      expect(auto.wasm).toEqual(plain.wasm);
    }
  });

  test("chooses once for all bindings, by the largest", async () => {
    const compiled = await compiledAuto("linear-regression", { bind: [{ batch: 1 }, { batch: 512 }] });
    const { signature } = await load<Chosen>(compiled);
    expect(signature.target).toBe("wasm");
    expect(compiled.others).toHaveLength(1);
  });
});
