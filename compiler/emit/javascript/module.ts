/**
 * The emitted module. One list of lines is made and printed twice: as TypeScript with its types, as JavaScript
 * without; declarations and the source map go with the latter.
 */
import { local, type Buffer, type FailureSite, type Local, type Statement } from "../../../src/kernel.js";
import type { Declaration } from "../../../src/program.js";
import type { ModuleSchedule } from "../../schedule/kernel.js";
import { fillParameter } from "../initializer.js";
import { quoted, reservedNames } from "../names.js";
import { printChecks } from "./checks.js";
import { printContext, type PrintContext } from "./context.js";
import { printDeclarations, printFunctions, printInterfaces, type Face } from "./declarations.js";
import { printHeader } from "./header.js";
import { kernelsOf } from "./kernels.js";
import { printConstants, printScratch, type MemoryPlan } from "./memory.js";
import { printModel } from "./model.js";
import { portsOf } from "./port.js";
import { printPrelude } from "./prelude.js";
import { requirements, type Requirements } from "./requirements.js";
import { signatureConstant, signatureOf, type Signature } from "./signature.js";
import { printSourceMap, type Source } from "./sourceMap.js";
import { printFunction } from "./statement.js";
import {
  asJavaScript,
  asTypeScript,
  comment,
  paragraphs,
  plain,
  printList,
  textOf,
  typeLines,
  type Line,
} from "./text.js";

export interface EmitRequest {
  readonly declaration: Declaration;
  readonly schedule: ModuleSchedule;
  readonly memory: MemoryPlan;
  readonly options: {
    /** Dead memory is filled with NaN, and backward checks that inputs are as forward saw them. */
    readonly debug?: boolean;
    /** Version of the compiler. */
    readonly version: string;
    readonly source: Source;
  };
}

export interface EmittedTexts {
  readonly javascript: string;
  readonly typescript: string;
  readonly declarations: string;
  /** Of the JavaScript, which names it in its last line. */
  readonly sourceMap: string;
  readonly signature: Signature;
}

export function emitModule({ declaration, schedule, memory, options }: EmitRequest): EmittedTexts {
  const seed = local("i32", unusedName("key", schedule));
  const fills = fillsOf(declaration, schedule, seed);
  const needs = requirements([...kernelsOf(schedule).flatMap(({ body }) => body), ...[...fills.values()].flat()]);
  const context = contextFor(needs);
  const ports = portsOf(schedule, context);
  const face: Face = { ports, binding: declaration.binding, initialized: new Set(fills.keys()) };
  const { version, source, debug = false } = options;
  const signature = signatureOf({ declaration, schedule, ports, bytes: memory.bytes, version });
  const header = printHeader(declaration, signature, source.file);
  const model = printModel({ declaration, schedule, plan: memory, face, fills, seed, debug, context });
  const exported = printFunctions(face);
  const lines: Line[] = [
    ...plain(paragraphs(header, typeLines(printInterfaces(face)), printSignature(signature))),
    ...plain(section("Memory that all models share.", printShared(schedule, needs, context))),
    ...plain(["", ...exported, ""]),
    ...model,
    ...plain(section("Functions of numbers.", printNumbers(needs, context))),
    ...plain(section("Checks.", printChecks([...exported, ...model.map(({ text }) => text)]))),
  ];
  const javascript = [...asJavaScript(lines), { text: `//# sourceMappingURL=${declaration.name}.js.map` }];
  return {
    javascript: textOf(javascript),
    typescript: textOf(asTypeScript(lines)),
    declarations: textOf(plain(printDeclarations(face, signature, header))),
    sourceMap: printSourceMap(`${declaration.name}.js`, javascript, source),
    signature,
  };
}

function unusedName(wanted: string, { buffers }: ModuleSchedule): string {
  const used = new Set(buffers.map(({ buffer }) => buffer.name));
  let name = wanted;
  for (let count = 2; used.has(name); count++) name = `${wanted}${count}`;
  return name;
}

function fillsOf(
  { initializers }: Declaration,
  { parameters }: ModuleSchedule,
  key: Local,
): Map<string, readonly Statement[]> {
  const fills = [...parameters].map(([name, { buffer }]) => {
    const initializer = initializers.get(name);
    return [name, initializer === undefined ? [] : fillParameter({ name, buffer, initializer, key })] as const;
  });
  return new Map(fills.filter(([name]) => initializers.has(name)));
}

/** Locals and buffers keep away from the module's own functions, tables and scratch arrays, each of one name. */
function contextFor({ functions, arrays, constants }: Requirements): PrintContext {
  const names = new Map<Buffer, string>();
  const taken = new Set([...reservedNames, ...[...functions].map(({ name }) => name)]);
  for (const buffer of [...arrays, ...[...constants].filter(({ data }) => data !== undefined)]) {
    let name = buffer.name;
    for (let count = 2; taken.has(name); count++) name = `${buffer.name}${count}`;
    names.set(buffer, name);
    taken.add(name);
  }
  const sites: FailureSite[] = [];
  return printContext({ taken, typed: true, sites, bufferNames: names });
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `// ${title}`, "", ...lines];
}

function printSignature(signature: Signature): string[] {
  return [...comment(["What the module is, and what it costs."]), ...signatureConstant(signature)];
}

/** Constants and scratch; and, if a kernel can fail, where it says how. */
function printShared(schedule: ModuleSchedule, { arrays, constants }: Requirements, context: PrintContext): string[] {
  const sites = context.sites.map(({ node, message }) => `{ node: ${quoted(node)}, message: ${quoted(message)} }`);
  const failures = [
    ...comment(["What can go wrong in a kernel; where it did, and the value that did it."]),
    ...printList("const failures = [", sites, "];"),
    ...["let failedPosition = 0;", "let failedValue = 0;"],
  ];
  return paragraphs(
    printConstants(schedule, constants, context),
    printScratch(arrays, context),
    sites.length > 0 ? failures : [],
  );
}

/** Helpers of the language and scalar functions, with the types of their heads marked. */
function printNumbers({ helpers, functions }: Requirements, context: PrintContext): string[] {
  const texts = [...functions].map((definition) => printFunction(definition, context).split("\n"));
  const lines = paragraphs(printPrelude(helpers, true), ...texts);
  return lines.map((line) => (line.startsWith("function ") ? line.replace(/: (?:number|boolean)/g, "⟪$&⟫") : line));
}
