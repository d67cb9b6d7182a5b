/** WebAssembly text to a binary. */
import compile from "watr/compile";

export function assemble(text: string): Uint8Array {
  const binary: unknown = compile(text);
  if (binary instanceof Uint8Array) return binary;
  throw new TypeError("emit: the assembler gave no binary");
}
