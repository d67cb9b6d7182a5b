/** `gradc compile`: where its texts go, and specs of every kind. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { command, emptyFolder, gradc, graphs, startGradc } from "../support/command.js";

const chain = `${graphs}chain-rule.json`;

/** z = (a x)^2 with a size a. */
const sized = JSON.stringify({
  name: "sized",
  sizes: { a: null },
  inputs: { x: "f64" },
  nodes: { z: "(a * x) ** 2" },
  outputs: ["z"],
  gradients: { of: "z", wrt: ["x"] },
});

function folderWith(files: { readonly [name: string]: string | Uint8Array }): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

async function valueOf(module: string, x: number): Promise<unknown> {
  const { forwardBackward }: { forwardBackward(inputs: { x: number }): unknown } = await import(
    /* @vite-ignore */ pathToFileURL(module).href
  );
  return forwardBackward({ x });
}

describe("the texts of a module", () => {
  test("go to a folder that is made, and stderr tells which files were written", async () => {
    const folder = emptyFolder();
    const output = path.join(folder, "deep", "er");
    const { code, stdout, stderr } = await gradc(["compile", chain, "-o", output]);
    expect([code, stdout]).toEqual([0, ""]);
    expect(readdirSync(output).sort()).toEqual(["chain-rule.d.ts", "chain-rule.js", "chain-rule.js.map"]);
    expect(stderr.match(/^wrote .* \(\d+ bytes\)$/gm)).toHaveLength(3);
    // z = (2x)^2, dz/dx = 8x.
    expect(await valueOf(path.join(output, "chain-rule.js"), 3)).toEqual({ outputs: { z: 36 }, gradients: { x: 24 } });
  });

  test("are silent with --quiet, and replace what was there", async () => {
    const folder = folderWith({ "chain-rule.js": "old" });
    const { code, stdout, stderr } = await gradc(["compile", chain, "-o", folder, "--quiet", "--emit", "js"]);
    expect([code, stdout, stderr]).toEqual([0, "", ""]);
    expect(readdirSync(folder)).toEqual(["chain-rule.js"]);
    expect(readFileSync(path.join(folder, "chain-rule.js"), "utf8")).toContain("export");
  });

  test("go to stdout without a folder: the module, or the one that --emit names", async () => {
    const folder = emptyFolder();
    await gradc(["compile", chain, "-o", folder]);
    const written = (ending: string): string => readFileSync(path.join(folder, `chain-rule${ending}`), "utf8");
    const link = "//# sourceMappingURL=chain-rule.js.map\n",
      module = written(".js");
    expect(module.endsWith(link)).toBe(true);
    expect(await gradc(["compile", chain])).toEqual({ code: 0, stdout: module.slice(0, -link.length), stderr: "" });
    expect(await gradc(["compile", chain, "--emit", "dts"])).toEqual({ code: 0, stdout: written(".d.ts"), stderr: "" });
  });

  test("are one TypeScript file with --format ts", async () => {
    const folder = emptyFolder();
    await gradc(["compile", chain, "--format", "ts", "-o", folder]);
    expect(readdirSync(folder)).toEqual(["chain-rule.ts"]);
  });

  test("go through a symbolic link to the file that it names", async () => {
    const folder = folderWith({ "target.js": "old" });
    symlinkSync("target.js", path.join(folder, "chain-rule.js"));
    await gradc(["compile", chain, "-o", folder, "--emit", "js"]);
    expect(readFileSync(path.join(folder, "target.js"), "utf8")).toContain("export");
  });

  test("are the same bytes in another process, locale and time zone", async () => {
    const env = { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", TZ: "Asia/Kathmandu" };
    const [here, there] = await Promise.all([gradc(["compile", chain]), gradc(["compile", chain], { env })]);
    expect(there).toEqual(here);
  });
});

describe("WebAssembly", () => {
  const wasm = ["--target", "wasm"];

  test("is in the module", async () => {
    const folder = emptyFolder();
    expect((await gradc(["compile", chain, ...wasm, "-o", folder])).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["chain-rule.d.ts", "chain-rule.js", "chain-rule.js.map"]);
    const file = path.join(folder, "chain-rule.js");
    expect(await valueOf(file, 3)).toEqual({ outputs: { z: 36 }, gradients: { x: 24 } });
    expect(readFileSync(file, "utf8")).not.toMatch(/^import /m);
  });

  test("is in a file beside it, which is written whatever --emit lists, unless no module is", async () => {
    const folder = emptyFolder();
    const compiled = async (...flags: string[]): Promise<string[]> => {
      const output = path.join(folder, flags.join(""));
      const { code, stderr } = await gradc(["compile", chain, ...wasm, ...flags, "-o", output]);
      expect([code, stderr.split("\n").length - 1]).toEqual([0, readdirSync(output).length]);
      return readdirSync(output).sort();
    };
    const names = ["chain-rule.d.ts", "chain-rule.js", "chain-rule.js.map", "chain-rule.wasm"];
    for (const form of ["node", "bundler", "worker"]) expect(await compiled("--wasm", form)).toEqual(names);
    expect(await compiled("--wasm", "node", "--emit", "js")).toEqual(["chain-rule.js", "chain-rule.wasm"]);
    expect(await compiled("--wasm", "node", "--format", "ts")).toEqual(["chain-rule.ts", "chain-rule.wasm"]);
    expect(await compiled("--wasm", "node", "--emit", "wat,dts")).toEqual(["chain-rule.d.ts", "chain-rule.wat"]);
    const file = path.join(folder, "--wasmnode", "chain-rule.js");
    expect(await valueOf(file, 3)).toEqual({ outputs: { z: 36 }, gradients: { x: 24 } });
  });

  test("goes to stdout as text or as bytes, the same that the module holds", async () => {
    const { stdout } = await gradc(["compile", chain, ...wasm, "--emit", "wat"]);
    expect(stdout).toMatch(/^\(module\n/);
    const bytes = execFileSync(process.execPath, [command, "compile", chain, ...wasm, "--emit", "wasm"]);
    // The magic number, and the version.
    expect([...bytes.subarray(0, 8)]).toEqual([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    expect((await gradc(["compile", chain, ...wasm])).stdout).toContain(`"${bytes.toString("hex")}"`);
  });

  test("that no address can reach is the user's mistake", async () => {
    const spec = { name: "large", inputs: { x: "f32[40000, 40000]" }, nodes: { y: "sum(x)" }, outputs: ["y"] };
    const folder = folderWith({ "large.json": JSON.stringify(spec) });
    const { code, stdout, stderr } = await gradc(["compile", "large.json", ...wasm], { cwd: folder });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^error\[arena-too-large\] the arena of a model would be 64\d{8} bytes \(5\.99 GiB\)/);
    expect(stderr).toContain("the largest tensor is x: f32[40000, 40000], 6400000000 bytes");
  });
});

describe("--bind", () => {
  test("gives sizes their values", async () => {
    const folder = folderWith({ "sized.json": sized });
    const { code } = await gradc(["compile", "sized.json", "--bind", "a=3", "-o", "out"], { cwd: folder });
    expect(code).toBe(0);
    expect(await valueOf(path.join(folder, "out", "sized.js"), 2)).toEqual({
      outputs: { z: 36 },
      gradients: { x: 36 },
    });
  });

  test("given several times makes a module of several bindings", async () => {
    const folder = folderWith({ "sized.json": sized });
    const flags = ["--bind", "a=3", "--bind", "a=5", "-o", "out"];
    expect((await gradc(["compile", "sized.json", ...flags], { cwd: folder })).code).toBe(0);
    expect((await gradc(["compile", "sized.json", ...flags, "--format", "ts"], { cwd: folder })).code).toBe(0);
    const module: { create(binding: { a: number }): { forward(inputs: { x: number }): unknown } } = await import(
      /* @vite-ignore */ pathToFileURL(path.join(folder, "out", "sized.js")).href
    );
    expect([3, 5].map((a) => module.create({ a }).forward({ x: 2 }))).toEqual([{ z: 36 }, { z: 100 }]);
    expect(readdirSync(path.join(folder, "out")).sort()).toEqual([
      "sized.d.ts",
      "sized.js",
      "sized.js.map",
      "sized.ts",
    ]);
  });

  test.each([
    [[], "unbound-size"],
    [["--bind", "a=3", "--bind", "a=3"], "binding-twice"],
    [["--bind", "b=3"], "unknown-size"],
    [["--bind", "a=3,b=4"], "unknown-size"],
    [["--bind", "a=-1"], "bad-size"],
    [["--bind", "a=1.5"], "bad-size"],
  ])("%j is the user's mistake %s", async (flags, mistake) => {
    const folder = folderWith({ "sized.json": sized });
    const { code, stdout, stderr } = await gradc(["compile", "sized.json", ...flags], { cwd: folder });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(new RegExp(`^error\\[${mistake}\\] `));
  });
});

describe("a spec that is a module", () => {
  const typed = `import { mul, program, type Tensor } from "gradc";
const twice = (x: Tensor): Tensor => mul(2, x);
console.log("from the spec");
export default program("chain", {}, (p) => {
  const y = twice(p.input("x", "f64"));
  return { nodes: { y, z: mul(y, y) }, outputs: ["z"], gradients: { of: "z", wrt: ["x"] } };
});
`;

  test.each([
    ["chain.ts", typed],
    ["chain.mjs", typed.replaceAll(/, type Tensor|: Tensor/g, "")],
  ])("%s is given the library, and what it prints does not mix with the module", async (name, text) => {
    const folder = folderWith({ [name]: text });
    const { code, stdout, stderr } = await gradc(["compile", name], { cwd: folder });
    expect([code, stderr]).toEqual([0, "from the spec\n"]);
    expect(stdout).not.toContain("from the spec");
    writeFileSync(path.join(folder, "module.mjs"), stdout);
    expect(await valueOf(path.join(folder, "module.mjs"), 3)).toEqual({ outputs: { z: 36 }, gradients: { x: 24 } });
  });

  test("that leaves a timer behind does not keep the command", async () => {
    const folder = folderWith({ "chain.ts": `${typed}setInterval(() => undefined, 1000);\n` });
    expect((await gradc(["compile", "chain.ts", "-o", "out"], { cwd: folder })).code).toBe(0);
  });

  const shapes = typed.replace('"f64"', '"f64[2, 3]"').replace("mul(y, y)", "y.matmul(y)");
  test.each([
    ["a mistake in a recipe", "bad.ts", shapes, "shape-mismatch", "bad.ts:6:"],
    [
      "a module that throws",
      "bad.ts",
      "export {};\n  throw new Error('trouble');",
      "spec-failed",
      "bad.ts:2:3: the spec threw Error: trouble",
    ],
    ["what does not parse", "bad.ts", "this is not { a module", "spec-failed", "bad.ts"],
    ["an import that is not there", "bad.mjs", 'import "nowhere-to-be-found";', "spec-failed", "nowhere-to-be-found"],
    ["no default export", "bad.ts", "export const x = 1;", "not-a-program", "bad.ts"],
    ["a default export of another kind", "bad.mjs", "export default 7;", "not-a-program", "a number"],
    ["a module that ends the process", "bad.mjs", "process.exit(0);", "spec-ended", "bad.mjs"],
  ])("%s ends with 1 and its place", async (_, name, text, mistake, place) => {
    const folder = folderWith({ [name]: text });
    const { code, stdout, stderr } = await gradc(["compile", name, "-o", "out"], { cwd: folder });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.replace("from the spec\n", "")).toMatch(new RegExp(`^error\\[${mistake}\\] `));
    expect(stderr).toContain(place);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(path.join(folder, "out"))).toBe(false);
  });
});

describe("a spec that cannot be read ends with 1, one message, and writes nothing", () => {
  const spec = { name: "a", inputs: { x: "f64" }, nodes: { y: "x" }, outputs: ["y"] };
  const withFormula = (y: string): string => JSON.stringify({ ...spec, nodes: { y } });

  test.each([
    ["no JSON", "bad.json", "{ no JSON", "json-syntax"],
    ["nothing", "bad.json", "", "spec-empty"],
    ["an array", "bad.json", "[]", "wrong-value"],
    ["200,000 brackets", "bad.json", "[".repeat(200_000), "json-nesting"],
    ["a key twice", "bad.json", '{ "name": "a", "name": "b" }', "duplicate-key"],
    ["bytes that are no UTF-8", "bad.json", Uint8Array.of(0x7b, 0xff, 0xfe), "not-utf8"],
    ["an unknown name", "bad.json", withFormula("x + nope"), "unknown-name"],
    ["a million brackets", "bad.json", withFormula(`${"(".repeat(1e6)}x${")".repeat(1e6)}`), "formula-nesting"],
    ["another kind of file", "bad.yaml", "name: a", "unknown-spec-kind"],
  ])("%s", async (_, name, text, mistake) => {
    const folder = folderWith({ [name]: text });
    const { code, stdout, stderr } = await gradc(["compile", name, "-o", "out"], { cwd: folder });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(new RegExp(`^error\\[${mistake}\\] `));
    expect(stderr.length).toBeLessThan(1000);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual([name]);
  });

  test("a mistake in a formula shows its line with a caret below the place", async () => {
    const folder = folderWith({ "bad.json": withFormula("x + nope") });
    const { stderr } = await gradc(["compile", "bad.json"], { cwd: folder });
    const [head = "", line = "", caret = ""] = stderr.split("\n");
    expect(head).toMatch(/^error\[unknown-name\] bad\.json:1:\d+: /);
    expect(line.slice(caret.indexOf("^"))).toMatch(/^nope/);
  });

  test("a file that is not there, and a folder", async () => {
    const folder = emptyFolder();
    mkdirSync(path.join(folder, "spec.json"));
    expect((await gradc(["compile", "none.json"], { cwd: folder })).stderr).toBe(
      "error[no-such-file] there is no file none.json\n",
    );
    expect((await gradc(["compile", "spec.json"], { cwd: folder })).stderr).toBe(
      "error[cannot-read] cannot read spec.json: it is a folder\n",
    );
  });

  test("a byte order mark is no mistake", async () => {
    const folder = folderWith({ "good.json": `\ufeff${JSON.stringify(spec)}` });
    expect((await gradc(["compile", "good.json"], { cwd: folder })).code).toBe(0);
  });
});

test("--watch compiles again after each change, goes on after a mistake, and ends with Ctrl-C", async () => {
  const spec = (y: string): string =>
    JSON.stringify({ name: "watched", inputs: { x: "f64" }, nodes: { y }, outputs: ["y"] });
  const folder = folderWith({ "watched.json": spec("x + 1") });
  const text = (): string => readFileSync(path.join(folder, "out", "watched.js"), "utf8");
  const {
    process: child,
    finished,
    says,
  } = startGradc(["compile", "watched.json", "-o", "out", "--watch"], { cwd: folder });
  await says("watching watched.json");
  expect(text()).toContain("x + 1");
  writeFileSync(path.join(folder, "watched.json"), spec("x + nope"));
  await says("watching watched.json", 2);
  expect(text()).toContain("x + 1");
  writeFileSync(path.join(folder, "watched.json"), spec("x * 3"));
  await says("watching watched.json", 3);
  expect(text()).toContain("x * 3");
  child.kill("SIGINT");
  const { code, stderr } = await finished;
  expect(code).toBe(130);
  expect(stderr).toContain("error[unknown-name] watched.json:1:");
});
