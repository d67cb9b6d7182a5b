/**
 * The kernel vocabulary: in what words an op says how it is computed.
 *
 * A scalar expression is a value and has no effect; a statement does something. Nothing here belongs to one
 * machine: JavaScript prints these words as arithmetic on numbers, WebAssembly as its own instructions, and both
 * must give the same bits. Arithmetic is IEEE 754 in the type of the operands: an f32 sum rounds to f32, an i32
 * sum wraps. An op writes its words through the functions below, which check types and fold nothing.
 */
export * from "./kernel/vocabulary.js";
export * from "./kernel/words.js";
export * from "./kernel/block.js";
export * from "./kernel/walk.js";
