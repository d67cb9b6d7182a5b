/**
 * The emitted module. One list of lines is made and printed twice: as TypeScript with its types, as JavaScript
 * without; declarations and the source map go with the latter.
 */
import type { Binding } from "../../../src/program.js";
import { quoted } from "../names.js";
import { printChecks } from "./checks.js";
import { printConstant } from "./constants.js";
import type { PrintContext } from "./context.js";
import { printDeclarations, printFunctions, printInterfaces } from "./declarations.js";
import { printDecoders } from "./decode.js";
import { printHeader } from "./header.js";
import { printScratch } from "./memory.js";
import { printModel } from "./model.js";
import { printPrelude } from "./prelude.js";
import type { Requirements } from "./requirements.js";
import { joinSignatures, signatureConstant, signatureOf, type ModuleSignature } from "./signature.js";
import { printSourceMap, type Source } from "./sourceMap.js";
import { specialise, type Special, type Specialisation } from "./specialise.js";
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
  /** One for each binding, that of the module's own functions first. */
  readonly specialisations: readonly Specialisation[];
  /** Sizes that the program has where they are not bound. */
  readonly defaults: Binding;
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
}

export function emitModule({ specialisations, defaults, options }: EmitRequest): EmittedTexts {
  const { version, source, debug = false } = options;
  const { first, others, bindings, needs, constants, context } = specialise(specialisations, defaults);
  const signed = (each: Special) => ({ ...each, signature: signatureOf(each, version) });
  const [main, rest] = [signed(first), others.map(signed)];
  const signature = joinSignatures([main.signature, ...rest.map((each) => each.signature)]);
  const header = printHeader(main, rest, source.file);
  const models = [first, ...others].flatMap((each) => [...plain([""]), ...printModel(each, debug)]);
  const exported = printFunctions(first.face, bindings);
  const data = constants.flatMap(printConstant);
  const described = printSignature(signature);
  const lines: Line[] = [
    ...plain(paragraphs(header, typeLines(printInterfaces(first.face)), described)),
    ...plain(section("Memory that all models share.", printShared(data, needs, context))),
    ...plain(["", ...exported]),
    ...models,
    ...plain(section("Functions of numbers.", printNumbers(needs, context))),
    ...plain(section("Constants as text.", printDecoders([...data, ...described]))),
    ...plain(section("Checks.", printChecks([...exported, ...models.map(({ text }) => text)]))),
  ];
  const { name } = first.declaration;
  const javascript = [...asJavaScript(lines), { text: `//# sourceMappingURL=${name}.js.map` }];
  return {
    javascript: textOf(javascript),
    typescript: textOf(asTypeScript(lines)),
    declarations: textOf(plain(printDeclarations(first.face, bindings, signature, header))),
    sourceMap: printSourceMap(`${name}.js`, javascript, source),
  };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `// ${title}`, "", ...lines];
}

function printSignature(signature: ModuleSignature): string[] {
  return [...comment(["What the module is, and what it costs."]), ...signatureConstant(signature)];
}

/** Constants and scratch; and, if a kernel can fail, where it says how. */
function printShared(constants: readonly string[], { arrays }: Requirements, context: PrintContext): string[] {
  const sites = context.sites.map(({ node, message }) => `{ node: ${quoted(node)}, message: ${quoted(message)} }`);
  const failures = [
    ...comment(["What can go wrong in a kernel; where it did, and the value that did it."]),
    ...printList("const failures = [", sites, "];"),
    ...["let failedPosition = 0;", "let failedValue = 0;"],
  ];
  return paragraphs(constants, printScratch(arrays, context), sites.length > 0 ? failures : []);
}

/** Helpers of the language and scalar functions, with the types of their heads marked. */
function printNumbers({ helpers, functions }: Requirements, context: PrintContext): string[] {
  const texts = [...functions].map((definition) => printFunction(definition, context).split("\n"));
  const lines = paragraphs(printPrelude(helpers, true), ...texts);
  return lines.map((line) => (line.startsWith("function ") ? line.replace(/: (?:number|boolean)/g, "⟪$&⟫") : line));
}
