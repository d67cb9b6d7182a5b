/** The whole text of every message of the command line, and of targets. */
import { expect, test } from "vitest";
import { failureOf } from "../../cli/failure.js";
import * as diagnostics from "../../src/diagnostics/command.js";
import * as targets from "../../src/diagnostics/target.js";
import { GradcError } from "../../src/diagnostics.js";

test.each([
  [diagnostics.cannotRead("a.json", "ENOENT"), "no-such-file", "there is no file a.json"],
  [diagnostics.cannotRead("a.json", "EACCES"), "cannot-read", "cannot read a.json: permission denied"],
  [diagnostics.cannotRead("a.json", "EODD"), "cannot-read", "cannot read a.json: the system reports EODD"],
  [diagnostics.notUtf8("a.json"), "not-utf8", "a.json is no text in UTF-8"],
  [diagnostics.cannotWrite("a.js", "ENOSPC"), "disk-full", "cannot write a.js: no space is left; nothing was written"],
  [
    diagnostics.cannotWrite("a.js", "ENOENT"),
    "cannot-write",
    "cannot write a.js: its folder cannot be made; nothing was written",
  ],
  [
    diagnostics.cannotWrite("a.js", "EROFS"),
    "cannot-write",
    "cannot write a.js: the file system is read-only; nothing was written",
  ],
  [diagnostics.cannotPrint("ENOSPC"), "disk-full", "cannot write to the standard output: no space is left"],
  [diagnostics.cannotPrint("EIO"), "cannot-write", "cannot write to the standard output: the device reports an error"],
  [
    diagnostics.unknownSpecKind("a.yaml"),
    "unknown-spec-kind",
    "a.yaml is no spec: a spec is a .json, .ts, .mts, .js or .mjs file",
  ],
  [diagnostics.specModuleFailed("Error: lost"), "spec-failed", "the spec threw Error: lost"],
  [diagnostics.specModuleEnded("a.ts"), "spec-ended", "the spec a.ts ended the process before the command was done"],
  [
    diagnostics.notAProgram("a.ts", "missing"),
    "not-a-program",
    "the default export of a.ts must be a program, as program(...) makes it; it is missing",
  ],
  [
    diagnostics.outOfMemory(),
    "out-of-memory",
    "the compilation needs more memory than Node.js gives it; NODE_OPTIONS=--max-old-space-size=8192 gives it 8 GB",
  ],
  [
    diagnostics.graphTooLarge(2000, 1500),
    "graph-too-large",
    "a picture of 2000 nodes cannot be read: the format svg draws at most 1500; use text or json",
  ],
  [
    diagnostics.cannotRun("a", "y: index out of range"),
    "cannot-run",
    "a cannot be run at random inputs: y: index out of range",
  ],
  [
    diagnostics.notARoofline("a.png"),
    "bad-output",
    '-o writes the roofline as SVG: its file must end in .svg, not "a.png"',
  ],
  [diagnostics.checkFailed("a", 1, 6), "check-failed", "a: 1 of 6 checks failed"],
  [
    diagnostics.internalFault("TypeError: x"),
    "internal",
    "this is a fault of gradc, not of the spec: TypeError: x. Please report it; with GRADC_DEBUG=1 the command shows where it happened",
  ],
  [
    diagnostics.severalTexts(["js", "dts"]),
    "needs-folder",
    "js, dts are several files: name a folder for them with -o",
  ],
  [
    diagnostics.watchNeedsFolder(),
    "needs-folder",
    "--watch writes files again and again: name a folder for them with -o",
  ],
  [
    targets.needsWasm("--wasm node"),
    "needs-wasm",
    "--wasm node is for modules in WebAssembly: give the target wasm too",
  ],
  [
    targets.fileNeedsFolder("--wasm node"),
    "needs-folder",
    "--wasm node writes a .wasm file beside the module: name a folder for them with -o",
  ],
  [
    targets.notInline("node"),
    "not-inline",
    "load reads a module from its text alone, and of the form node the WebAssembly is a file beside it",
  ],
  [
    targets.arenaTooLarge(4294967312, "x: f32[32768, 32768]", 4294967296),
    "arena-too-large",
    "the arena of a model would be 4294967312 bytes (4.01 GiB), and a memory of WebAssembly is 4 GiB at most; " +
      "the largest tensor is x: f32[32768, 32768], 4294967296 bytes; bind smaller sizes, or take the target js",
  ],
  [diagnostics.badBinding("x"), "bad-binding", '--bind takes sizes such as batch=32,time=10, not "x"'],
  [diagnostics.boundTwice("a"), "bad-binding", "--bind gives the size a twice"],
  [
    diagnostics.badEmission("declarations", ["js", "dts"]),
    "bad-emit",
    '--emit does not know "declarations"; it takes js, dts',
  ],
  [
    diagnostics.badEmission("wasn", ["js", "wasm"]),
    "bad-emit",
    '--emit does not know "wasn"; it takes js, wasm; did you mean wasm?',
  ],
  [diagnostics.badSeed("x"), "bad-seed", '--seed takes a whole number, not "x"'],
  [
    diagnostics.noPictureOfKernels("svg"),
    "no-such-view",
    "the stage kernels is no graph: it prints as text or json, not as svg",
  ],
  [
    diagnostics.showsOneBinding("inspect", 2),
    "several-bindings",
    "inspect shows one binding of the sizes, and 2 are given",
  ],
  [diagnostics.misuse("unknown option '--x'"), "misuse", "unknown option '--x'"],
])("%s", (mistake, code, text) => {
  expect(mistake).toBeInstanceOf(GradcError);
  expect([mistake.code, mistake.message]).toEqual([code, text]);
});

test("an error that nobody expected is a fault of gradc's, with its stack apart from the message", () => {
  const { code, message, misuse, stack } = failureOf(new TypeError("x is undefined"));
  expect([code, misuse]).toEqual(["internal", false]);
  expect(message).toContain("this is a fault of gradc, not of the spec: TypeError: x is undefined");
  expect(message).not.toContain("    at ");
  expect(stack).toContain("    at ");
});

test("a user's mistake has no stack, and misuse is told apart", () => {
  expect(failureOf(diagnostics.checkFailed("a", 1, 2))).toMatchObject({
    code: "check-failed",
    misuse: false,
    stack: "",
  });
  expect(failureOf(diagnostics.misuse("no"))).toMatchObject({ code: "misuse", misuse: true, stack: "" });
});
