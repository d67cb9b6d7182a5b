/** The package as a stranger meets it: what it holds, that it installs, that its types resolve; and what no file may name. */
import { build, type BuildOptions, type Plugin } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { version } from "../compiler/version.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const full = process.env["GRADC_FULL"] === "1";

interface Manifest {
  readonly version: string;
  readonly bin: { readonly gradc: string };
  readonly exports: { readonly ".": { readonly types: string; readonly default: string } };
}

const manifest: Manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

function run(command: string, args: readonly string[], folder: string): string {
  return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** `npm pack` of the dist/ that is there: a build in the middle of a test run would take it from the other tests. */
function pack(...options: string[]): { filename: string; files: { path: string }[] } {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", ...options], root));
  return packed;
}

function filesBelow(folder: string, left: readonly string[] = []): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (left.includes(entry.name)) return [];
    if (entry.isDirectory()) return filesBelow(file, left);
    return entry.isFile() ? [file] : [];
  });
}

describe("the package", () => {
  test("has the version that the compiler prints", () => {
    expect(version).toBe(manifest.version);
  });

  test("holds what is built, the schemas, and the papers, and nothing else", () => {
    const held = pack("--dry-run").files.map((file) => file.path);
    const built = held.filter((file) => file.startsWith("dist/"));
    const papers = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
    const schemas = ["cli/bench", "src/spec/spec", "compiler/inspect/graph", "compiler/inspect/kernels"].map(
      (file) => `${file}.schema.json`,
    );
    const { types, default: entry } = manifest.exports["."];
    expect(built).toEqual(expect.arrayContaining([types, entry].map((file) => file.replace("./", ""))));
    expect(built).toContain(manifest.bin.gradc);
    expect(held.filter((file) => !built.includes(file)).sort()).toEqual([...papers, ...schemas].sort());
    const rooms = new Set(built.map((file) => file.split("/")[1]));
    expect([...rooms].filter((room) => !["src", "compiler", "cli", "runtime"].includes(room ?? ""))).toEqual([]);
  });
});

/** What a bundler splits off, to be loaded when it is needed, stays outside. */
const loadedLater: Plugin = {
  name: "loaded-later",
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path: file }) =>
      kind === "dynamic-import" ? { path: file, external: true } : undefined,
    ),
};

/** Bytes, gzipped, of a bundle of what a script imports. */
async function bundleBytes(contents: string, options: BuildOptions): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    ...{ bundle: true, write: false, metafile: true, legalComments: "none", format: "esm", platform: "browser" },
    ...options,
  });
  const inputs = Object.keys(metafile?.inputs ?? {});
  expect(inputs.some((file) => file.includes("node_modules/acorn/"))).toBe(true);
  return gzipSync(outputFiles?.[0]?.contents ?? "").length;
}

describe("a bundle for a browser is less than 300 KB gzipped", () => {
  test("of the library's entry and what it loads with itself, as it is written", async () => {
    const entry = path.join(root, manifest.exports["."].default);
    const bytes = await bundleBytes(`export * from ${JSON.stringify(entry)};`, { plugins: [loadedLater] });
    expect(bytes).toBeLessThan(300e3);
  });

  test("of every file of src and compiler, also what is loaded later or never, minified", async () => {
    const files = ["src", "compiler"].flatMap((room) => filesBelow(path.join(root, "dist", room))),
      scripts = files.filter((file) => file.endsWith(".js"));
    const everything = { minify: true, treeShaking: false, ignoreAnnotations: true, external: ["@viz-js/viz"] },
      bytes = await bundleBytes(scripts.map((file) => `import ${JSON.stringify(file)};`).join("\n"), everything);
    expect(bytes).toBeLessThan(300e3);
  });
});

describe("no file of the project names", () => {
  const notOurs = ["node_modules", "dist", ".git", ".cache", "built"];
  const texts = filesBelow(root, notOurs)
    .map((file) => ({ file: path.relative(root, file), text: readFileSync(file, "latin1") }))
    .filter(({ text }) => !text.includes("\0"));
  const naming = (matches: (text: string) => boolean): string[] =>
    texts.filter(({ text }) => matches(text)).map(({ file }) => file);

  test("a folder of somebody's machine", () => {
    const absolute = /(?<![\w.~<-])\/(?:home|root|tmp|work|private|Users)\/|\b[A-Za-z]:\\Users\\/;
    const here = [root, path.join(homedir(), path.sep)].filter((folder) => folder.length > 2);
    expect(naming((text) => absolute.test(text) || here.some((folder) => text.includes(folder)))).toEqual([]);
  });

  test("a host of a package registry", () => {
    const host = /\bregistry\.[\w-]+\.(?:org|com|net|io|dev)\b|\b(?:npm[j]s|yarn[p]kg)\.(?:org|com)/;
    expect(naming((text) => host.test(text))).toEqual([]);
  });

  test("the address of a locked package: whoever installs chooses where it comes from", () => {
    const locks = texts.filter(({ file }) => path.basename(file) === "package-lock.json");
    expect(locks.length).toBeGreaterThan(0);
    expect(locks.filter(({ text }) => /"resolved": "[a-z+]+:\/\//.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

const chainSpec = {
  name: "chain",
  inputs: { x: "f64" },
  nodes: { y: "2 * x", z: "y ** 2" },
  outputs: ["z"],
  gradients: { of: "z", wrt: ["x"] },
};

/** z = (2x)^2 and dz/dx = 8x: at x = 3 they are 36 and 24. */
const consumer = `
import { compile, GradcError, load, program, readSpec, type Compiled, type Program } from "gradc";

interface Chain {
  forwardBackward(inputs: { x: number }): { outputs: { z: number }; gradients: { x: number } };
}

const chain: Program = readSpec(${JSON.stringify(chainSpec)});
const compiled: Compiled = await compile(chain);
const { outputs, gradients } = (await load<Chain>(compiled)).forwardBackward({ x: 3 });
export const result: number[] = [outputs.z, gradients.x];
export const isAnError: boolean = new TypeError("") instanceof GradcError;
export const builder: typeof program = program;
// @ts-expect-error: a program is not text
export const wrong = compile("chain");
wrong.catch(() => undefined);
`;

/** A spec that is a module: the command must give it the library that it imports by name. */
const moduleSpec = `
import { mul, program, type Tensor } from "gradc";

const twice = (x: Tensor): Tensor => mul(2, x);
export default program("chain", {}, (p) => {
  const y = twice(p.input("x", "f64"));
  return { nodes: { y, z: mul(y, y) }, outputs: ["z"], gradients: { of: "z", wrt: ["x"] } };
});
`;

if (full) {
  describe("installed in an empty folder", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "gradc-package-"));
    const installed = path.join(folder, "node_modules", "gradc");
    const gradc = (...args: string[]): string => run(path.join(folder, "node_modules", ".bin", "gradc"), args, folder);
    const valueAt3 = (file: string): string => {
      const code = `import(${JSON.stringify(file)}).then((m) => console.log(JSON.stringify(m.forwardBackward({ x: 3 }))))`;
      return run(process.execPath, ["--eval", code], folder).trim();
    };
    const at3 = JSON.stringify({ outputs: { z: 36 }, gradients: { x: 24 } });

    beforeAll(() => {
      const { filename } = pack("--pack-destination", folder);
      const archive = path.join(folder, filename);
      const options = ["--prefer-offline", "--no-audit", "--no-fund", "--prefix", folder];
      run("npm", ["install", archive, ...options], folder);
      writeFileSync(path.join(folder, "chain.json"), JSON.stringify(chainSpec));
      writeFileSync(path.join(folder, "chain.ts"), moduleSpec);
    });

    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    test("it takes less than 60 MB with all that it depends on", () => {
      const bytes = filesBelow(path.join(folder, "node_modules")).reduce((sum, file) => sum + statSync(file).size, 0);
      expect(bytes).toBeLessThan(60e6);
    });

    test.each([
      { moduleResolution: "node16", module: "node16" },
      { moduleResolution: "bundler", module: "es2022" },
    ])("its types resolve under $moduleResolution, and what is typed runs", (options) => {
      const place = path.join(folder, options.moduleResolution);
      const compilerOptions = { ...options, target: "es2022", lib: ["es2022"], types: [], strict: true, rootDir: "." };
      mkdirSync(place);
      writeFileSync(path.join(place, "package.json"), JSON.stringify({ type: "module" }));
      writeFileSync(path.join(place, "consumer.ts"), consumer);
      writeFileSync(path.join(place, "tsconfig.json"), JSON.stringify({ compilerOptions }));
      run(process.execPath, [path.join(root, "node_modules", "typescript", "bin", "tsc"), "-p", "."], place);
      const code = `import("./consumer.js").then((m) => console.log(JSON.stringify([m.result, m.isAnError])))`;
      expect(run(process.execPath, ["--eval", code], place).trim()).toBe("[[36,24],false]");
    });

    test("the command prints its version and its help", () => {
      expect(gradc("--version").trim()).toBe(manifest.version);
      expect(gradc("--help")).toContain("compile");
    });

    test("the command compiles a spec in JSON, and the module runs", () => {
      gradc("compile", "chain.json", "-o", "fromJson");
      expect(valueAt3("./fromJson/chain.js")).toBe(at3);
    });

    test("the command compiles a spec in TypeScript that imports the library by name", () => {
      gradc("compile", "chain.ts", "-o", "fromModule");
      expect(valueAt3("./fromModule/chain.js")).toBe(at3);
    });

    test("the schema of specs is where editors are told to look", () => {
      const code = `console.log(import.meta.resolve("gradc/spec.schema.json"))`;
      const schema = fileURLToPath(run(process.execPath, ["--input-type=module", "--eval", code], folder).trim());
      expect(path.relative(installed, schema).split(path.sep)).toEqual(["src", "spec", "spec.schema.json"]);
      expect(JSON.parse(readFileSync(schema, "utf8"))).toHaveProperty("$schema");
    });
  });
}
