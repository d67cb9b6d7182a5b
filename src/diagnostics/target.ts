/** Messages about targets: what a module in WebAssembly can be, and where its program lies. */
import { MisuseError } from "./command.js";
import { GradcError } from "./error.js";

/** @param what a flag or an option that is about WebAssembly. */
export function needsWasm(what: string): MisuseError {
  return new MisuseError("needs-wasm", `${what} is for modules in WebAssembly: give the target wasm too`);
}
export function fileNeedsFolder(flag: string): MisuseError {
  return new MisuseError(
    "needs-folder",
    `${flag} writes a .wasm file beside the module: name a folder for them with -o`,
  );
}
export function notInline(form: string): GradcError {
  return new GradcError(
    "not-inline",
    `load reads a module from its text alone, and of the form ${form} the WebAssembly is a file beside it`,
  );
}
/** @param largest the name and the type of the largest tensor, @param its its bytes. */
export function arenaTooLarge(bytes: number, largest: string, its: number): GradcError {
  return new GradcError(
    "arena-too-large",
    `the arena of a model would be ${bytes} bytes (${gibibytes(bytes)} GiB), and a memory of WebAssembly is 4 GiB at most; ` +
      `the largest tensor is ${largest}, ${its} bytes; bind smaller sizes, or take the target js`,
  );
}

/** Two digits behind the point, rounded up: what is too large by a byte must not read as what would fit. */
function gibibytes(bytes: number): string {
  return (Math.ceil((bytes / 2 ** 30) * 100) / 100).toFixed(2);
}
