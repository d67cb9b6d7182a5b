/** Reading a spec: JSON as text, modules through jiti, which gives them the library that this command is part of. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readSpec, type Program } from "../compiler/index.js";
import {
  GradcError,
  notAProgram,
  notUtf8,
  specModuleFailed,
  specTooLarge,
  unknownSpecKind,
  type Place,
} from "../src/diagnostics.js";
import { maximumLength } from "../src/spec/json.js";
import { SourceText } from "../src/spec/source.js";
import { readFailure } from "./failure.js";

const moduleKinds = [".ts", ".mts", ".js", ".mjs"];

/** @throws GradcError for a file that cannot be read, and for what is wrong in it. */
export async function loadSpec(file: string): Promise<Program> {
  const kind = path.extname(file).toLowerCase();
  if (kind === ".json") return readSpec(readText(file), file);
  if (!moduleKinds.includes(kind)) throw unknownSpecKind(file);
  return loadModule(file);
}

function readText(file: string): string {
  const bytes = readBytes(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notUtf8(file);
  }
}

/** No spec within the limit of characters has more bytes. */
const mostBytes = 4 * maximumLength;

function readBytes(file: string): Uint8Array {
  try {
    if (statSync(file).size > mostBytes) throw specTooLarge(maximumLength).at({ where: file });
    return readFileSync(file);
  } catch (error) {
    throw readFailure(error, file);
  }
}

async function loadModule(file: string): Promise<Program> {
  try {
    statSync(file);
  } catch (error) {
    throw readFailure(error, file);
  }
  const { createJiti } = await import("jiti");
  const library = fileURLToPath(new URL("../compiler/index.js", import.meta.url));
  const jiti = createJiti(import.meta.url, {
    alias: { gradc: library },
    fsCache: false,
    moduleCache: false,
    sourceMaps: true,
  });
  const exported = await jiti.import(path.resolve(file), { default: true }).catch((error: unknown) => {
    throw mistakeIn(file, error);
  });
  if (!isProgram(exported)) throw notAProgram(file, kindOf(exported));
  return { ...exported, declare: (binding) => declareFrom(file, exported, binding) };
}

/** Runs the recipe. What it throws, and what the library throws because of it, is at a line of the spec. */
function declareFrom(
  file: string,
  program: Program,
  binding: Parameters<Program["declare"]>[0],
): ReturnType<Program["declare"]> {
  try {
    return program.declare(binding);
  } catch (error) {
    throw mistakeIn(file, error);
  }
}

function mistakeIn(file: string, error: unknown): GradcError {
  const place = placeIn(file, error);
  if (error instanceof GradcError) return error.at(place);
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return specModuleFailed(said.split("\n", 1).join("").trim()).at(place);
}

/** The innermost line of the spec on the stack. Its column is that of the translated text, and so is not told. */
function placeIn(file: string, error: unknown): Place {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frame = stack.split("\n").find((entry) => entry.includes(path.resolve(file)));
  const [, number] = /:(\d+):\d+\)?$/.exec(frame ?? "") ?? [];
  const text = readText(file);
  const before = text.split("\n").slice(0, Number(number ?? 1) - 1);
  const start = before.reduce((sum, { length }) => sum + length + 1, 0);
  const line = text.slice(start).split("\n", 1).join("");
  if (number === undefined || line.trim() === "") return { where: file };
  return new SourceText(text, file).place(start + line.search(/\S/));
}

function isProgram(value: unknown): value is Program {
  if (typeof value !== "object" || value === null) return false;
  return "name" in value && typeof value.name === "string" && "declare" in value && typeof value.declare === "function";
}

function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return typeof value === "object" ? "an object of another kind" : `a ${typeof value}`;
}
