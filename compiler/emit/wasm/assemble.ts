/** WebAssembly text to a binary. */

export type Assemble = (text: string) => Uint8Array;

/** The assembler, which is loaded when it is first needed. */
export async function loadAssembler(): Promise<Assemble> {
  const { default: compile } = await import("watr/compile");
  return (text) => {
    const binary: unknown = compile(text);
    if (binary instanceof Uint8Array) return binary;
    throw new TypeError("emit: the assembler gave no binary");
  };
}
