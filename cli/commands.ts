/** What each command does with its flags: hands the work to a thread, and puts the result where it belongs. */
import path from "node:path";
import { checkFailed, noPictureOfKernels, showsOneBinding, watchNeedsFolder } from "../src/diagnostics.js";
import type { CompileOptions } from "../compiler/compile.js";
import type { Format, ViewedStage } from "../compiler/inspect/names.js";
import type { Binding } from "../src/program.js";
import { checkTable } from "./checkTable.js";
import { writeFiles } from "./files.js";
import { chosenTexts, endings, type ModuleFormat } from "./flags.js";
import { say, writeOut } from "./report.js";
import { runTask } from "./thread.js";
import { watchFile } from "./watch.js";

interface CommonFlags {
  readonly quiet?: true;
  readonly bind?: readonly Binding[];
  readonly precision: CompileOptions["precision"];
}

export interface CompileFlags extends CommonFlags {
  readonly output?: string;
  readonly format: ModuleFormat;
  readonly emit?: string;
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
  readonly seed: number;
}

export async function compileCommand(spec: string, flags: CompileFlags): Promise<void> {
  if (flags.watch === true && flags.output === undefined) throw watchNeedsFolder();
  const emissions = chosenTexts(flags.format, flags.emit, flags.output !== undefined);
  const once = (): Promise<void> => compileOnce(spec, flags, emissions);
  await (flags.watch === true ? watchFile(spec, flags.quiet === true, once) : once());
}

async function compileOnce(
  spec: string,
  flags: CompileFlags,
  emissions: ReturnType<typeof chosenTexts>,
): Promise<void> {
  const { bind = [], precision, output, debug = false, quiet = false } = flags;
  const { name, texts } = await runTask({ kind: "compile", spec, bindings: bind, precision, debug });
  const written = emissions.map((emission) => {
    return {
      ending: endings[emission],
      text: emissions.includes("map") ? texts[emission] : withoutMap(texts[emission]),
    };
  });
  if (output === undefined) return writeOut(written.map(({ text }) => text).join(""));
  const files = written.map(({ ending, text }) => ({ path: path.join(output, name + ending), text }));
  writeTexts(files, quiet);
}

/** A module whose source map is not written must not name it. */
function withoutMap(text: string): string {
  return text.replace(/\/\/# sourceMappingURL=.*\n$/, "");
}

export async function inspectCommand(spec: string, flags: InspectFlags): Promise<void> {
  const { bind = [], stage, format, precision, output, quiet = false } = flags;
  if (bind.length > 1) throw showsOneBinding("inspect", bind.length);
  if (stage === "kernels" && format !== "text" && format !== "json") throw noPictureOfKernels(format);
  const { text } = await runTask({ kind: "inspect", spec, bindings: bind, precision, stage, format });
  if (output === undefined) await writeOut(text);
  else writeTexts([{ path: output, text }], quiet);
}

export async function explainCommand(spec: string, node: string, flags: ExplainFlags): Promise<void> {
  const { bind = [], precision, json = false } = flags;
  if (bind.length > 1) throw showsOneBinding("explain", bind.length);
  const format = json ? "json" : "text";
  const { text } = await runTask({ kind: "explain", spec, bindings: bind, precision, node, format });
  await writeOut(text);
}

export async function checkCommand(spec: string, flags: CheckFlags): Promise<void> {
  const { bind = [], seed, precision, quiet = false } = flags;
  const { name, rows } = await runTask({ kind: "check", spec, bindings: bind, precision, seed });
  const failed = rows.filter(({ passed }) => !passed).length;
  if (!quiet || failed > 0) await writeOut(checkTable(name, rows));
  if (failed > 0) throw checkFailed(name, failed, rows.length);
}

function writeTexts(files: readonly { readonly path: string; readonly text: string }[], quiet: boolean): void {
  writeFiles(files);
  for (const file of files) say(quiet, `wrote ${file.path} (${Buffer.byteLength(file.text)} bytes)`);
}
