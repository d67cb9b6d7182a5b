/** The four forms of a module in WebAssembly: what each imports and exports, and its types. */
import { describe, expect, test } from "vitest";
import { compile, load, readSpec, type Compiled } from "../../../compiler/index.js";
import { wasmForms, type WasmForm } from "../../../compiler/targets.js";
import type { Module } from "../../support/calledModules.js";
import { typeErrors } from "../../support/typeCheck.js";

const spec = {
  name: "sized",
  sizes: { n: 4 },
  inputs: { x: "f64[n]", i: "i32" },
  parameters: { w: { type: "f64[n]", init: "ones" } },
  nodes: { y: "sum(w * x) * take(x, i)" },
  outputs: ["y"],
  gradients: { of: "y" },
};

const compiled = (wasm: WasmForm): Promise<Compiled> =>
  compile(readSpec(spec), { target: "wasm", wasm, bind: [{ n: 4 }, { n: 2 }] });

/** What the types of a host declare, as far as a form needs it of them. */
const hosts: { readonly [F in WasmForm]: string } = {
  inline: "",
  bundler: "",
  node: `declare module "node:fs" { export function readFileSync(file: URL): Uint8Array; }
interface ImportMeta { readonly url: string }
declare class URL { constructor(file: string, base: string); readonly href: string }`,
  worker: `declare module "*.wasm" { const program: object; export default program; }`,
};

test.each(wasmForms)("%s: texts type-check in a strict project without the types of a page", async (form) => {
  const { typescript, declarations, javascript } = await compiled(form);
  const caller = `import { create, ready } from "./sized.js"; ready.then(() => create({ n: 2 }).forward({ x: new Float64Array(2), i: 1 }));`;
  expect(typeErrors({ "sized.ts": typescript, "host.d.ts": hosts[form] })).toEqual([]);
  expect(typeErrors({ "sized.d.ts": declarations, "caller.ts": caller })).toEqual([]);
  expect(javascript).not.toMatch(/⟪|⟫/);
});

test.each([
  ["inline", []],
  ["node", ['import { readFileSync } from "node:fs";']],
  ["bundler", []],
  ["worker", ['import program from "./sized.wasm";']],
] as const)("%s: imports %j, holds the program only if it is inline", async (form, imports) => {
  const { javascript, wasm = new Uint8Array() } = await compiled(form);
  expect(javascript.match(/^import .*$/gm) ?? []).toEqual(imports);
  expect(javascript.includes(Buffer.from(wasm).toString("hex"))).toBe(form === "inline");
  expect(javascript.includes("./sized.wasm")).toBe(form !== "inline");
  expect(javascript).toMatch(/^export const ready = /m);
  expect(javascript).not.toMatch(/^await |eval\(|new Function/m);
});

test("the program does not depend on the form", async () => {
  const [inline, ...others] = await Promise.all(wasmForms.map(compiled));
  for (const { wasm, declarations } of others) {
    expect(wasm).toEqual(inline?.wasm);
    expect(declarations.replace(/\/\*\* Settle[^]*?\*\/\n/, "")).toBe(
      inline?.declarations.replace(/\/\*\*\n \* Settles[^]*?\*\/\n/, ""),
    );
  }
});

test("a form needs the target, and load a program in the text", async () => {
  await expect(compile(readSpec(spec), { wasm: "node" })).rejects.toMatchObject({ code: "needs-wasm" });
  await expect(load(await compiled("worker"))).rejects.toMatchObject({ code: "not-inline" });
});

describe("names that the module has a use for are names like others", () => {
  const names =
    `binary program refusal ready compileProgram instantiate readFileSync fetch URL WebAssembly Promise trapped
    decodeHexadecimal error memory kernels arena failure response address Memory Kernels Fetched`.split(/\s+/);
  const all = <T>(value: (at: number, name: string) => T): { [name: string]: T } =>
    Object.fromEntries(names.map((name, at) => [name, value(at, name)]));
  const asInputs = {
    name: "natural",
    inputs: { ...all(() => "f64[2]"), i: "i32" },
    nodes: { loss: names.map((name) => `take(${name}, i)`).join(" + ") },
    outputs: ["loss"],
  };
  const asConstants = {
    name: "natural",
    inputs: { i: "i32" },
    nodes: {
      ...all((at) => `constant([${at}, ${2 * at}], { dtype: "f64" })`),
      loss: names.map((name) => `take(${name}, i)`).join(" + "),
    },
    outputs: ["loss"],
  };
  // Of the numbers below the count of names.
  const total = (names.length * (names.length - 1)) / 2;

  test.each([
    ["inputs", asInputs, all((at) => Float64Array.of(at, 2 * at))],
    ["constants", asConstants, {}],
  ])("as %s", async (_, spec, given) => {
    const { forward } = await load<Module>(await compile(readSpec(spec), { target: "wasm" }));
    expect(forward({ ...given, i: 1 })).toEqual({ loss: 2 * total });
    expect(forward({ i: 0 })).toEqual({ loss: total });
    expect(() => forward({ i: 2 })).toThrow(RangeError);
  });

  test.each(wasmForms)("and the types are sound: %s", async (wasm) => {
    const specs = [asInputs, asConstants].map((spec) => compile(readSpec(spec), { target: "wasm", wasm })),
      files = (await Promise.all(specs)).map(({ typescript }, at) => [`${at}.ts`, typescript]);
    expect(typeErrors({ ...Object.fromEntries(files), "host.d.ts": hosts[wasm] })).toEqual([]);
  });
});
