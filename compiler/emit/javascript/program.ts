/**
 * How a module comes by its compiled program, in each form: from its own text, from the file beside it as Node reads
 * it or a page fetches it, or as the host hands it over compiled. All give it the name `program`, and export `ready`.
 */
import type { WasmForm } from "../../targets.js";
import { hexadecimal } from "../encode.js";
import { quoted } from "../names.js";
import { comment, indented } from "./text.js";

/** What is compiled, and for which module. */
interface Source {
  readonly name: string;
  readonly binary: Uint8Array;
}

/** The text of a module that has to do with getting its program. */
export interface ProgramText {
  readonly imports: readonly string[];
  /** What the host has, in TypeScript's words: members of its WebAssembly, and the rest. */
  readonly members: readonly string[];
  readonly globals: readonly string[];
  /** What gives `program` its value, and how it is compiled. */
  readonly definition: readonly string[];
  /** Statements that throw where there is no program yet. */
  readonly check: readonly string[];
  readonly ready: readonly string[];
  readonly declaredReady: readonly string[];
}

export function programText(form: WasmForm, source: Source): ProgramText {
  return forms[form](source, quoted(`./${source.name}.wasm`));
}

const constructs = "readonly Module: new (binary: Uint8Array) => object;";
const compiles = "readonly compile: (binary: Uint8Array | ArrayBuffer) => Promise<object>;";

const forms: { readonly [F in WasmForm]: (source: Source, file: string) => ProgramText } = {
  inline: ({ name, binary }) => ({
    imports: [],
    members: [constructs, compiles],
    globals: [],
    definition: [
      ...comment([
        "The kernels, as WebAssembly: two hexadecimal digits a byte, which gzip makes shorter than base 64.",
      ]),
      `const binary = decodeHexadecimal("${hexadecimal(binary)}");`,
      ...slot,
      ...compileProgram([
        "try {",
        "  program = new WebAssembly.Module(binary);",
        "} catch {",
        "  program = await WebAssembly.compile(binary);",
        "}",
      ]),
    ],
    ...awaited(name, [
      "Settles when functions can be called, which is from the start where the host compiles WebAssembly at once.",
      "Await it to be right in every host. Rejected where the host refuses the program.",
    ]),
  }),
  node: (_, file) => ({
    imports: ['import { readFileSync } from "node:fs";'],
    members: [constructs],
    globals: [],
    definition: [
      ...comment(["The kernels, as WebAssembly, which lies beside this file."]),
      `const program = new WebAssembly.Module(readFileSync(new URL(${file}, import.meta.url)));`,
      "",
    ],
    ...present,
  }),
  bundler: ({ name }, file) => ({
    imports: [],
    members: [compiles],
    globals: [
      "declare const URL: new (file: string, base: string) => object;",
      "declare const fetch: (address: object) => Promise<Fetched>;",
      "type Fetched = { readonly ok: boolean; readonly status: number; arrayBuffer(): Promise<ArrayBuffer> };",
    ],
    definition: [
      ...slot,
      ...compileProgram([
        "// Bundlers know a file by an address of this form.",
        `const address = new URL(${file}, ⟪(⟫import.meta⟪ as { readonly url: string })⟫.url);`,
        "const response = await fetch(address);",
        "if (!response.ok) throw new Error(`${address} has the status ${response.status}`);",
        "program = await WebAssembly.compile(await response.arrayBuffer());",
      ]),
    ],
    ...awaited(name, [
      "Settles when the program is there and functions can be called: await it before the first call.",
    ]),
  }),
  worker: (_, file) => ({
    imports: [`import program from ${file};`],
    members: [],
    globals: [],
    definition: [],
    ...present,
  }),
};

const slot = [
  ...comment(["The same compiled; or why that is not to be."]),
  "let program⟪: object | undefined⟫;",
  "let refusal⟪: Error | undefined⟫;",
];

function compileProgram(lines: readonly string[]): string[] {
  return ["async function compileProgram()⟪: Promise<void>⟫ {", ...indented(lines), "}", ""];
}

/** Of a program that may come later, or never. */
function awaited(name: string, doc: readonly string[]): Pick<ProgramText, "check" | "ready" | "declaredReady"> {
  const late = quoted(`${name} is not ready: await its \`ready\` before the first call`),
    never = `\`${name} has no WebAssembly here: \${error instanceof Error ? error.message : error}\``;
  return {
    check: [`if (program === undefined) throw refusal ?? new Error(${late});`],
    ready: [
      ...comment(doc),
      "export const ready⟪: Promise<void>⟫ = compileProgram().catch((error⟪: unknown⟫) => {",
      `  refusal = Object.assign(new Error(${never}), { cause: error });`,
      "  throw refusal;",
      "});",
      "// Who does not await it is told by the first call.",
      "ready.catch(() => undefined);",
    ],
    declaredReady: declared(doc),
  };
}

const presentDoc = [
  "Settled: functions can be called from the start, as the program is compiled when the module is loaded.",
];
const present: Pick<ProgramText, "check" | "ready" | "declaredReady"> = {
  check: [],
  ready: [...comment(presentDoc), "export const ready⟪: Promise<void>⟫ = Promise.resolve();"],
  declaredReady: declared(presentDoc),
};

function declared(doc: readonly string[]): string[] {
  return [...comment(doc), "export declare const ready: Promise<void>;"];
}
