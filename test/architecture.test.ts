/** Holds the tree to the rooms and arrows of ARCHITECTURE.md: reads every import, whatever its form, and checks no types. */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Project, SyntaxKind, type SourceFile, type StringLiteral } from "ts-morph";
import { beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** For each room, the other rooms and the packages that it may import. */
const rooms = new Map([
  ["src", { rooms: [], packages: ["acorn"] }],
  ["compiler", { rooms: ["src"], packages: ["@viz-js/viz", "watr"] }],
  ["runtime", { rooms: [], packages: [] }],
  ["cli", { rooms: ["compiler", "src", "runtime"], packages: ["commander", "jiti", "ts-morph"] }],
  // An example spec imports the library by its name, as a user's spec does.
  ["graphs", { rooms: ["src"], packages: ["gradc"] }],
]);

const portable = ["src", "compiler", "runtime"];

/** What takes long to load, and is needed by few commands. */
const heavy = ["@viz-js/viz", "jiti", "ts-morph", "watr"];

const passes = ["accumulate", "differentiate", "expand", "simplify", "schedule", "memory", "emit"];
/** Words that passes share, and which are no passes. */
const sharedWords = ["compiler/schedule/kernel.ts", "compiler/simplify/rule.ts"];
/** What stands above the passes and calls them. */
const callers = ["compiler/compile.ts", "compiler/index.ts", "compiler/load.ts", "compiler/inspect/"];

interface Import {
  readonly from: string;
  /** A path from the root for what is relative, else the name of a package or of a module of Node. */
  readonly to: string;
  readonly specifier: string;
  /** `lazy` is import(), `type` what leaves no trace in JavaScript. */
  readonly form: "static" | "lazy" | "type";
}

function formOf(literal: StringLiteral): Import["form"] {
  const parent = literal.getParentOrThrow();
  if (parent.isKind(SyntaxKind.CallExpression)) return "lazy";
  if (parent.isKind(SyntaxKind.LiteralType)) return "type";
  const declaration = parent.asKind(SyntaxKind.ImportDeclaration) ?? parent.asKind(SyntaxKind.ExportDeclaration);
  return declaration?.isTypeOnly() === true ? "type" : "static";
}

function importsOf(file: SourceFile): Import[] {
  const from = path.posix.relative(toPosix(root), file.getFilePath());
  return file.getImportStringLiterals().map((literal) => {
    const specifier = literal.getLiteralText();
    const relative = path.posix.join(path.posix.dirname(from), specifier).replace(/\.js$/, ".ts");
    return {
      from,
      specifier,
      to: specifier.startsWith(".") ? relative : packageName(specifier),
      form: formOf(literal),
    };
  });
}

const toPosix = (file: string): string => file.split(path.sep).join("/");
const packageName = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const roomOf = (file: string): string => file.split("/")[0] ?? "";
const isRelative = ({ specifier }: Import): boolean => specifier.startsWith(".");

function passOf(file: string): string | undefined {
  const [room, name] = file.split("/");
  return room === "compiler" ? passes.find((pass) => name === pass || name === `${pass}.ts`) : undefined;
}

function crossesPasses({ from, to }: Import): boolean {
  const [here, there] = [passOf(from), passOf(to)];
  if (here === undefined || sharedWords.includes(to)) return false;
  return callers.some((caller) => to.startsWith(caller)) || (there !== undefined && there !== here);
}

/** Offences as sentences: empty where the tree keeps its word. */
const sentences = (offences: readonly Import[]): string[] => offences.map(({ from, to }) => `${from} imports ${to}`);

const inMemory = (file: string, text: string): Import[] =>
  importsOf(readProject().createSourceFile(path.join(root, file), text));

function readProject(): Project {
  return new Project({
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noResolve: true, noLib: true, types: [] },
  });
}

let imports: readonly Import[] = [];

beforeAll(() => {
  const files = readProject().addSourceFilesAtPaths([...rooms.keys()].map((room) => path.join(root, room, "**/*.ts")));
  imports = files.flatMap(importsOf);
});

test("an import is seen in each of its forms", () => {
  const text = `
    import { a } from "./a.js";
    import type { B } from "./b.js";
    export * from "./c.js";
    export type { D } from "./d.js";
    import "./e.js";
    import f = require("./f.js");
    type G = import("./g.js").G;
    const h = await import("./h.js");
    import { readFile } from "node:fs/promises";
    import viz from "@scope/name/deep";`;
  const seen = inMemory("src/spec/sample.ts", text).map(({ to, form }) => `${to} ${form}`);
  expect(seen).toContain("src/spec/a.ts static");
  expect(seen).toContain("src/spec/b.ts type");
  expect(seen).toContain("src/spec/c.ts static");
  expect(seen).toContain("src/spec/d.ts type");
  expect(seen).toContain("src/spec/e.ts static");
  expect(seen).toContain("src/spec/g.ts type");
  expect(seen).toContain("src/spec/h.ts lazy");
  expect(seen).toContain("src/spec/f.ts static");
  expect(seen).toContain("@scope/name static");
  expect(seen).toContain("node:fs static");
});

test("a pass that imports a pass, or what calls passes, is seen, and shared words are allowed", () => {
  const text = [
    "../schedule/kernel",
    "../simplify/rule",
    "./names",
    "../rebuild",
    "../memory/plan",
    "../expand",
    "../compile",
  ];
  const seen = inMemory("compiler/emit/sample.ts", text.map((name) => `import "${name}.js";`).join("\n"));
  expect(seen.filter(crossesPasses).map(({ to }) => to)).toEqual([
    "compiler/memory/plan.ts",
    "compiler/expand.ts",
    "compiler/compile.ts",
  ]);
});

test("rooms import one another along the arrows only", () => {
  const allowed = (from: string, to: string): boolean =>
    from === to || (rooms.get(from)?.rooms ?? []).some((room) => room === to);
  expect(sentences(imports.filter((one) => isRelative(one) && !allowed(roomOf(one.from), roomOf(one.to))))).toEqual([]);
});

test("passes do not import one another", () => {
  expect(sentences(imports.filter(crossesPasses))).toEqual([]);
});

test("src, compiler and runtime import nothing of Node", () => {
  const ofNode = imports.filter((one) => portable.includes(roomOf(one.from)) && isBuiltin(one.specifier));
  expect(sentences(ofNode)).toEqual([]);
});

test("a package is imported only in the room that it is for", () => {
  const allowed = ({ from, to }: Import): boolean =>
    (rooms.get(roomOf(from))?.packages ?? []).some((name) => name === to);
  const packages = imports.filter((one) => !isRelative(one) && !isBuiltin(one.specifier));
  expect(sentences(packages.filter((one) => !allowed(one)))).toEqual([]);
});

test("a heavy package is loaded when it is needed, not before", () => {
  expect(sentences(imports.filter(({ to, form }) => heavy.includes(to) && form === "static"))).toEqual([]);
});

test("the product depends on the packages that it imports, and on no others", () => {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(path.join(root, "package.json"), "utf8"),
  );
  const imported = imports.filter((one) => !isRelative(one) && !isBuiltin(one.specifier) && one.to !== "gradc");
  expect([...new Set(imported.map(({ to }) => to))].sort()).toEqual(Object.keys(manifest.dependencies).sort());
});
