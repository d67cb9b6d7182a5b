/** What each command does with its flags: hands the work to a thread, and puts the result where it belongs. */
import path from "node:path";
import {
  checkFailed,
  needsWasm,
  noPictureOfKernels,
  notARoofline,
  showsOneBinding,
  watchNeedsFolder,
} from "../src/diagnostics.js";
import type { CompileOptions } from "../compiler/compile.js";
import type { Format, ViewedStage } from "../compiler/inspect/names.js";
import type { TargetChoice } from "../compiler/targets.js";
import type { Binding } from "../src/program.js";
import { benchTable } from "./benchTable.js";
import { checkTable } from "./checkTable.js";
import { writeFiles, type WrittenFile } from "./files.js";
import { chosenEmissions, endings, type ModuleFlags } from "./flags.js";
import { say, writeOut } from "./report.js";
import { rooflineSvg } from "./roofline.js";
import type { Emission } from "./task.js";
import { runTask } from "./thread.js";
import { watchFile } from "./watch.js";

interface CommonFlags {
  readonly quiet?: true;
  readonly bind?: readonly Binding[];
  readonly precision: CompileOptions["precision"];
}

export interface CompileFlags extends CommonFlags, ModuleFlags {
  readonly debug?: true;
  readonly watch?: true;
}

export interface InspectFlags extends CommonFlags {
  readonly output?: string;
  readonly stage: ViewedStage;
  readonly format: Format;
}

export interface ExplainFlags extends CommonFlags {
  readonly json?: true;
}

export interface CheckFlags extends CommonFlags {
  readonly target: TargetChoice;
  readonly seed: number;
}

export interface BenchFlags extends CommonFlags {
  readonly output?: string;
  readonly json?: true;
  readonly seed: number;
}

export async function compileCommand(spec: string, flags: CompileFlags): Promise<void> {
  if (flags.watch === true && flags.output === undefined) throw watchNeedsFolder();
  const chosen = chosenEmissions(flags);
  const once = (): Promise<void> => compileOnce(spec, flags, chosen);
  await (flags.watch === true ? watchFile(spec, flags.quiet === true, once) : once());
}

async function compileOnce(spec: string, flags: CompileFlags, chosen: readonly Emission[]): Promise<void> {
  const { bind = [], precision, target, wasm, output, debug = false, quiet = false } = flags;
  const { name, emitted } = await runTask({ kind: "compile", spec, bindings: bind, precision, target, wasm, debug });
  const lacking = chosen.find((emission) => emitted[emission] === undefined);
  if (lacking !== undefined && flags.emit?.includes(lacking) === true) throw needsWasm(`--emit ${lacking}`);
  const written = chosen.flatMap((emission) => {
    const content = emitted[emission];
    if (content === undefined) return [];
    return [{ ending: endings[emission], content: chosen.includes("map") ? content : withoutMap(content) }];
  });
  if (output === undefined) {
    for (const { content } of written) await writeOut(content);
    return;
  }
  saveFiles(
    written.map(({ ending, content }) => ({ path: path.join(output, name + ending), content })),
    quiet,
  );
}

/** A module whose source map is not written must not name it. */
function withoutMap(content: string | Uint8Array): string | Uint8Array {
  return typeof content === "string" ? content.replace(/\/\/# sourceMappingURL=.*\n$/, "") : content;
}

export async function inspectCommand(spec: string, flags: InspectFlags): Promise<void> {
  const { bind = [], stage, format, precision, output, quiet = false } = flags;
  if (bind.length > 1) throw showsOneBinding("inspect", bind.length);
  if (stage === "kernels" && format !== "text" && format !== "json") throw noPictureOfKernels(format);
  const { text } = await runTask({ kind: "inspect", spec, bindings: bind, precision, stage, format });
  if (output === undefined) await writeOut(text);
  else saveFiles([{ path: output, content: text }], quiet);
}

export async function explainCommand(spec: string, node: string, flags: ExplainFlags): Promise<void> {
  const { bind = [], precision, json = false } = flags;
  if (bind.length > 1) throw showsOneBinding("explain", bind.length);
  const format = json ? "json" : "text";
  const { text } = await runTask({ kind: "explain", spec, bindings: bind, precision, node, format });
  await writeOut(text);
}

export async function checkCommand(spec: string, flags: CheckFlags): Promise<void> {
  const { bind = [], seed, precision, target, quiet = false } = flags;
  const { name, rows } = await runTask({ kind: "check", spec, bindings: bind, precision, target, seed });
  const failed = rows.filter(({ passed }) => !passed).length;
  if (!quiet || failed > 0) await writeOut(checkTable(target === "wasm" ? `${name} in WebAssembly` : name, rows));
  if (failed > 0) throw checkFailed(name, failed, rows.length);
}

export async function benchCommand(spec: string, flags: BenchFlags): Promise<void> {
  const { bind = [], seed, precision, output, json = false, quiet = false } = flags;
  if (bind.length > 1) throw showsOneBinding("bench", bind.length);
  if (output !== undefined && path.extname(output) !== ".svg") throw notARoofline(output);
  const report = await runTask({ kind: "bench", spec, bindings: bind, precision, seed });
  if (output !== undefined) saveFiles([{ path: output, content: rooflineSvg(report) }], quiet);
  if (json) await writeOut(`${JSON.stringify(report, null, 2)}\n`);
  else if (!quiet || output === undefined) await writeOut(benchTable(report));
}

function saveFiles(files: readonly WrittenFile[], quiet: boolean): void {
  writeFiles(files);
  for (const file of files) say(quiet, `wrote ${file.path} (${Buffer.byteLength(file.content)} bytes)`);
}
