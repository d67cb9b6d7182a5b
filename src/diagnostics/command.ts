/** Messages of the command line: files, specs that are modules, flags. */
import { GradcError, suggestionFor } from "./error.js";

/** A command that is called in a way that it cannot be: exit code 2, where other mistakes give 1. */
export class MisuseError extends GradcError {}

/** What the operating system's error codes mean to a reader. */
const reasons: { readonly [code: string]: string } = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOENT: "it does not exist",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "it is a folder",
  EEXIST: "it exists",
  ENOTEMPTY: "it is a folder that is not empty",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its symbolic links lead in a circle",
  EMFILE: "too many files are open",
  EIO: "the device reports an error",
};

function reasonOf(code: string): string {
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? code) : `the system reports ${code}`;
}

/** @param code the error code of the operating system, for example ENOENT. */
export function cannotRead(file: string, code: string): GradcError {
  if (code === "ENOENT") return new GradcError("no-such-file", `there is no file ${file}`);
  return new GradcError("cannot-read", `cannot read ${file}: ${reasonOf(code)}`);
}
export function notUtf8(file: string): GradcError {
  return new GradcError("not-utf8", `${file} is no text in UTF-8`);
}
export function cannotWrite(path: string, code: string): GradcError {
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new GradcError("disk-full", `cannot write ${path}: no space is left; nothing was written`);
  }
  const reason = code === "ENOENT" ? "its folder cannot be made" : reasonOf(code);
  return new GradcError("cannot-write", `cannot write ${path}: ${reason}; nothing was written`);
}
export function cannotPrint(code: string): GradcError {
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new GradcError("disk-full", "cannot write to the standard output: no space is left");
  }
  return new GradcError("cannot-write", `cannot write to the standard output: ${reasonOf(code)}`);
}
export function unknownSpecKind(file: string): GradcError {
  return new GradcError("unknown-spec-kind", `${file} is no spec: a spec is a .json, .ts, .mts, .js or .mjs file`);
}
export function specModuleFailed(said: string): GradcError {
  return new GradcError("spec-failed", `the spec threw ${said}`);
}
export function specModuleEnded(file: string): GradcError {
  return new GradcError("spec-ended", `the spec ${file} ended the process before the command was done`);
}
export function outOfMemory(): GradcError {
  return new GradcError(
    "out-of-memory",
    "the compilation needs more memory than Node.js gives it; NODE_OPTIONS=--max-old-space-size=8192 gives it 8 GB",
  );
}
export function notAProgram(file: string, got: string): GradcError {
  return new GradcError(
    "not-a-program",
    `the default export of ${file} must be a program, as program(...) makes it; it is ${got}`,
  );
}
export function graphTooLarge(nodes: number, limit: number): GradcError {
  return new GradcError(
    "graph-too-large",
    `a picture of ${nodes} nodes cannot be read: the format svg draws at most ${limit}; use text or json`,
  );
}
export function checkFailed(name: string, failed: number, total: number): GradcError {
  return new GradcError("check-failed", `${name}: ${failed} of ${total} checks failed`);
}
export function cannotRun(name: string, reason: string): GradcError {
  return new GradcError("cannot-run", `${name} cannot be run at random inputs: ${reason}`);
}
/** A fault of the compiler: the user's input is not to blame. */
export function internalFault(message: string): GradcError {
  return new GradcError(
    "internal",
    `this is a fault of gradc, not of the spec: ${message}. Please report it; with GRADC_DEBUG=1 the command shows where it happened`,
  );
}

export function severalTexts(texts: readonly string[]): MisuseError {
  return new MisuseError("needs-folder", `${texts.join(", ")} are several files: name a folder for them with -o`);
}
export function watchNeedsFolder(): MisuseError {
  return new MisuseError("needs-folder", "--watch writes files again and again: name a folder for them with -o");
}
export function badBinding(text: string): MisuseError {
  return new MisuseError(
    "bad-binding",
    `--bind takes sizes such as batch=32,time=10, not ${JSON.stringify(text.slice(0, 60))}`,
  );
}
export function boundTwice(name: string): MisuseError {
  return new MisuseError("bad-binding", `--bind gives the size ${name} twice`);
}
export function badEmission(name: string, known: readonly string[]): MisuseError {
  const text = `--emit does not know ${JSON.stringify(name.slice(0, 60))}; it takes ${known.join(", ")}`;
  return new MisuseError("bad-emit", text + suggestionFor(name, known));
}
export function badSeed(text: string): MisuseError {
  return new MisuseError("bad-seed", `--seed takes a whole number, not ${JSON.stringify(text.slice(0, 60))}`);
}
export function noPictureOfKernels(format: string): MisuseError {
  return new MisuseError("no-such-view", `the stage kernels is no graph: it prints as text or json, not as ${format}`);
}
export function notARoofline(file: string): MisuseError {
  return new MisuseError(
    "bad-output",
    `-o writes the roofline as SVG: its file must end in .svg, not ${JSON.stringify(file.slice(-60))}`,
  );
}
export function showsOneBinding(command: string, count: number): MisuseError {
  return new MisuseError("several-bindings", `${command} shows one binding of the sizes, and ${count} are given`);
}
/** What the reader of the command line found, for example an unknown flag. */
export function misuse(message: string): MisuseError {
  return new MisuseError("misuse", message);
}
