/** What every command says of itself, and how misuse of it ends. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gradc, graphs } from "../support/command.js";

const digits = `${graphs}digits.json`;
const manifest: { version: string } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

describe("gradc", () => {
  test("--help lists the commands that there are, and no others", async () => {
    const { code, stdout, stderr } = await gradc(["--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    const commands = [...stdout.matchAll(/^ {2}(\w+) \[options\] <spec>/gm)].map(([, name]) => name);
    expect(commands).toEqual(["compile", "inspect", "check", "explain", "bench"]);
    expect(stdout).toContain("--version");
    expect(stdout).toContain("--quiet");
  });

  test.each([
    [
      "compile",
      [
        ...["--output", "--target", "--wasm", "--format", "--bind", "--precision", "--simplify", "--emit", "--debug"],
        ...["--watch", "'wasm-unsafe-eval'"],
      ],
    ],
    ["inspect", ["--output", "--stage", "--format", "--bind", "--precision"]],
    ["check", ["--seed", "--bind", "--precision", "--target", "'wasm-unsafe-eval'"]],
    ["bench", ["--seed", "--bind", "--precision", "--json", "--output"]],
  ])("%s --help explains its flags, and nothing that is not there yet", async (command, flags) => {
    const { code, stdout } = await gradc([command, "--help"]);
    expect(code).toBe(0);
    for (const flag of [...flags, "--help", "--quiet"]) expect(stdout).toContain(flag);
    for (const later of ["saturate", "--threads", "--memory-budget", "html"]) expect(stdout).not.toContain(later);
  });

  test("--version prints the version of the package", async () => {
    expect(await gradc(["--version"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  test("without a command prints its help to stderr and ends with 2", async () => {
    const { code, stdout, stderr } = await gradc([]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Usage: gradc");
  });

  test("prints no colour where the output is no terminal", async () => {
    const { stderr } = await gradc(["compile", "missing.json"]);
    expect(stderr).toMatch(/^error\[no-such-file\] /);
    expect(stderr).not.toContain("\u001b");
  });
});

describe("misuse of the command ends with 2, one message and no output", () => {
  test.each([
    [["explain", digits], "missing required argument 'node'"],
    [["compil", digits], "Did you mean compile?"],
    [["compile"], "missing required argument 'spec'"],
    [["compile", digits, "--fromat", "js"], "Did you mean --format?"],
    [["compile", digits, "--format", "xml"], "Allowed choices are js, ts"],
    [["compile", digits, "--target", "gpu"], "Allowed choices are js, wasm, auto"],
    [
      ["compile", digits, "--target", "wasm", "--wasm", "deno", "-o", "built"],
      "Allowed choices are inline, node, bundler, worker",
    ],
    [["compile", digits, "--wasm", "inline"], "error[needs-wasm] --wasm inline is for modules in WebAssembly"],
    [["compile", digits, "--emit", "js,wat"], "error[needs-wasm] --emit wat is for modules in WebAssembly"],
    [["compile", digits, "--target", "js", "--emit", "wasm"], "error[needs-wasm] --emit wasm"],
    [["compile", digits, "--target", "wasm", "--wasm", "node"], "error[needs-folder] --wasm node writes a .wasm file"],
    [["compile", digits, "--simplify", "saturate"], "Allowed choices are sweep"],
    [["compile", digits, "--precision", "high"], "Allowed choices are exact, rounding, finite"],
    [["compile", digits, "--bind", "batch"], "error[bad-binding]"],
    [["compile", digits, "--bind", "batch=many"], "error[bad-binding]"],
    [["compile", digits, "--bind", "batch=1,batch=2"], "gives the size batch twice"],
    [
      ["compile", digits, "--emit", "js,wasn"],
      `error[bad-emit] --emit does not know "wasn"; it takes js, ts, dts, map, wat, wasm; did you mean wasm?`,
    ],
    [["compile", digits, "--emit", "js,dts"], "error[needs-folder] js, dts are several files"],
    [["compile", digits, "--watch"], "error[needs-folder] --watch"],
    [["inspect", digits, "--stage", "kernels", "--format", "svg"], "error[no-such-view]"],
    [["check", digits, "--seed", "x"], "error[bad-seed]"],
    [["compile", digits, "another.json"], "too many arguments"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await gradc(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^error\[[a-z-]+\] /);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test("--target auto says what it needs, and the module which target it has", async () => {
  const { stdout } = await gradc(["compile", "--help"]);
  expect(stdout).toContain("'wasm-unsafe-eval'");
  const chosen = async (name: string): Promise<string> =>
    /target: "(\w+)"/.exec((await gradc(["compile", `${graphs}${name}.json`, "--target", "auto"])).stdout)?.[1] ?? "";
  expect([await chosen("rosenbrock-2"), await chosen("rosenbrock-1000")]).toEqual(["js", "wasm"]);
});
