#!/usr/bin/env node
/** The door: reads the command line. What a command needs is loaded when it is called. */
import { Command, CommanderError, Option } from "commander";
import { formats, stageNames } from "../compiler/inspect/names.js";
import { targetChoices, wasmForms } from "../compiler/targets.js";
import { version } from "../compiler/version.js";
import { cannotPrint, misuse } from "../src/diagnostics.js";
import type { BenchFlags, CheckFlags, CompileFlags, ExplainFlags, InspectFlags } from "./commands.js";
import { systemCode } from "./failure.js";
import { addBinding, readSeed } from "./flags.js";
import { reportError } from "./report.js";

// Exit codes of a shell: 128 and the number of the signal. Files are written without a pause, so none is half-written.
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

function commandLine(): Command {
  const program = new Command("gradc")
    .description("Compiles a tensor graph and its gradient into one JavaScript module.")
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .option("-q, --quiet", "print results and errors only")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addCompile(program);
  addInspect(program);
  addCheck(program);
  addExplain(program);
  addBench(program);
  return program;
}

const specHelp = "the spec: a .json file, or a .ts, .mts, .js or .mjs module";

/** Flags that every command has which compiles. */
function withCompilation(command: Command): Command {
  const precisions = ["exact", "rounding", "finite"];
  const precision = new Option("--precision <what>", "what rewrites preserve").choices(precisions).default("rounding");
  return command
    .argument("<spec>", specHelp)
    .option("--bind <sizes>", "values of sizes, such as batch=32,time=10; again for another binding", addBinding)
    .addOption(precision);
}

const wasmHelp =
  "where the WebAssembly is: in the module (inline, the default), or in a .wasm file beside it, for Node.js, a bundler and pages, or Cloudflare's workers";
const emitHelp =
  "what to write, of js, ts, dts, map, wat, wasm, with commas (default: the format's; a .wasm file that the module reads is always written)";

/** A page must allow WebAssembly in its policy, so it must be asked for. */
function targetOption(): Option {
  const help =
    "what runs the kernels; auto: wasm where a call does enough for it; the policy of a page must allow wasm by 'wasm-unsafe-eval'";
  return new Option("--target <target>", help).choices(targetChoices).default("js");
}

function addCompile(program: Command): void {
  withCompilation(program.command("compile").description("write the module; without -o to stdout"))
    .option("-o, --output <folder>", "the folder to write to; it is made if need be")
    .addOption(targetOption())
    .addOption(new Option("--wasm <form>", wasmHelp).choices(wasmForms))
    .addOption(new Option("--format <format>", "the language of the module").choices(["js", "ts"]).default("js"))
    .addOption(new Option("--simplify <how>", "how rewrites are searched").choices(["sweep"]).default("sweep"))
    .option("--emit <texts>", emitHelp)
    .option("--debug", "a module that checks more, and fills dead memory with NaN")
    .option("--watch", "compile again whenever the spec changes")
    .action(async (spec: string, _: unknown, command: Command) => {
      const { compileCommand } = await import("./commands.js");
      await compileCommand(spec, command.optsWithGlobals<CompileFlags>());
    });
}

function addInspect(program: Command): void {
  withCompilation(program.command("inspect").description("show the graph after a pass, or the kernels"))
    .option("-o, --output <file>", "the file to write to")
    .addOption(new Option("--stage <stage>", "what to show").choices(stageNames).default("gradient"))
    .addOption(new Option("--format <format>", "how to show it").choices(formats).default("text"))
    .action(async (spec: string, _: unknown, command: Command) => {
      const { inspectCommand } = await import("./commands.js");
      await inspectCommand(spec, command.optsWithGlobals<InspectFlags>());
    });
}

function addCheck(program: Command): void {
  const description =
    "compare derivatives with finite differences and the module with the evaluator, and check the module's types";
  withCompilation(program.command("check").description(description))
    .addOption(targetOption())
    .option("--seed <number>", "chooses the values of the inputs", readSeed, 0)
    .action(async (spec: string, _: unknown, command: Command) => {
      const { checkCommand } = await import("./commands.js");
      await checkCommand(spec, command.optsWithGlobals<CheckFlags>());
    });
}

function addExplain(program: Command): void {
  const description = "show how a node came to be: the rule, the forward node, the rewrites, the cost";
  withCompilation(program.command("explain").description(description))
    .argument("<node>", "the node: its label, such as d_w, or its number, such as %12")
    .option("--json", "for other programs")
    .action(async (spec: string, node: string, _: unknown, command: Command) => {
      const { explainCommand } = await import("./commands.js");
      await explainCommand(spec, node, command.optsWithGlobals<ExplainFlags>());
    });
}

function addBench(program: Command): void {
  const description = "measure the module's functions and kernels, for both targets, beside the peaks of the machine";
  withCompilation(program.command("bench").description(description))
    .option("--seed <number>", "chooses the values of the inputs", readSeed, 0)
    .option("--json", "for other programs")
    .option("-o, --output <file>", "a file for the roofline as SVG")
    .action(async (spec: string, _: unknown, command: Command) => {
      const { benchCommand } = await import("./commands.js");
      await benchCommand(spec, command.optsWithGlobals<BenchFlags>());
    });
}

/** The exit code of an error, after it is reported. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help and version that were asked for; help in place of a missing command is printed to stderr.
    if (error.exitCode === 0) return 0;
    return error.code === "commander.help" ? 2 : reportError(misuse(error.message.replace(/^error: /, "")));
  }
  const code = systemCode(error);
  // Whoever read the output has enough of it.
  if (code === "EPIPE") return 0;
  return reportError(code === null ? error : cannotPrint(code), process.argv.includes("--debug"));
}

process.exitCode = await commandLine()
  .parseAsync()
  .then(() => 0, codeOf);
