/**
 * The emitted module. One list of lines is made and printed twice: as TypeScript with its types, as JavaScript
 * without; declarations and the source map go with the latter.
 */
import type { WasmForm } from "../../targets.js";
import type { Binding } from "../../../src/program.js";
import { printChecks } from "./checks.js";
import { printConstant } from "./constants.js";
import { printDeclarations, printFunctions, printInterfaces } from "./declarations.js";
import { printDecoders } from "./decode.js";
import { printHeader } from "./header.js";
import type { MakeMachine } from "./machine.js";
import { printModel } from "./model.js";
import { joinSignatures, signatureConstant, signatureOf, type ModuleSignature } from "./signature.js";
import { printSourceMap, type Source } from "./sourceMap.js";
import { specialise, type Special, type Specialisation } from "./specialise.js";
import { asJavaScript, asTypeScript, comment, paragraphs, plain, textOf, typeLines, type Line } from "./text.js";

export interface EmitRequest {
  /** One for each binding, that of the module's own functions first. */
  readonly specialisations: readonly Specialisation[];
  /** Sizes that the program has where they are not bound. */
  readonly defaults: Binding;
  readonly options: {
    /** Dead memory is filled with NaN, and backward checks that inputs are as forward saw them. */
    readonly debug?: boolean;
    /** Functions run kernel by kernel, and tell of each. */
    readonly laps?: boolean;
    /** What runs the kernels. */
    readonly machine: MakeMachine;
    /** Why this runs them, where the user has left it to the compiler. */
    readonly reason?: string;
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
  /** The kernels as WebAssembly, where they are, and the same as text. */
  readonly wasm?: Uint8Array;
  readonly wat?: string;
  readonly wasmForm?: WasmForm;
}

export function emitModule({ specialisations, defaults, options }: EmitRequest): EmittedTexts {
  const { version, source, reason, debug = false, laps = false } = options;
  const specials = specialise(specialisations, defaults),
    { first, others, bindings } = specials;
  const machine = options.machine(specials, { debug, laps });
  const signed = (each: Special) => ({ ...each, signature: signatureOf(each, machine, version, reason) });
  const [main, rest] = [signed(first), others.map(signed)];
  const signature = joinSignatures([main.signature, ...rest.map((each) => each.signature)]);
  const header = printHeader(main, rest, source.file);
  const models = [first, ...others].flatMap((each) => [...plain([""]), ...printModel(each, machine, debug)]);
  const exported = printFunctions(first.face, bindings, machine.exported);
  const described = printSignature(signature);
  const shared = paragraphs(machine.constants.flatMap(printConstant), ...machine.shared());
  const lines: Line[] = [
    ...plain(paragraphs(header, machine.imports, typeLines(printInterfaces(first.face)), described)),
    ...plain(section("Memory that all models share.", shared)),
    ...plain(["", ...exported]),
    ...models,
    ...plain(section("Functions of numbers.", machine.numbers())),
    ...plain(section("Constants as text.", printDecoders([...shared, ...described]))),
    ...plain(section("Checks.", printChecks([...exported, ...models.map(({ text }) => text)]))),
  ];
  const { name } = first.declaration;
  const javascript = [...asJavaScript(lines), { text: `//# sourceMappingURL=${name}.js.map` }];
  return {
    javascript: textOf(javascript),
    typescript: textOf(asTypeScript(lines)),
    declarations: textOf(plain(printDeclarations(first.face, bindings, signature, header, machine.declared))),
    sourceMap: printSourceMap(`${name}.js`, javascript, source),
    ...machine.program,
  };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `// ${title}`, "", ...lines];
}

function printSignature(signature: ModuleSignature): string[] {
  return [...comment(["What the module is, and what it costs."]), ...signatureConstant(signature)];
}
