/** Messages about the language: types, shapes, arguments. */
import { printShape, printType, type DType, type Shape, type TensorType } from "../types.js";
import { aliasOf } from "./alias.js";
import { GradcError, listOf, suggestionFor } from "./error.js";

export function mixedDtypes(op: string, a: DType, b: DType): GradcError {
  return new GradcError(
    "mixed-dtypes",
    `${op} got ${a} and ${b}: tensors of different dtype do not mix; use cast(x, "${a}") or cast(x, "${b}")`,
  );
}
export function fractionalInteger(op: string, value: number): GradcError {
  return new GradcError(
    "fractional-integer",
    `${op} meets the number ${value} beside an i32 tensor: it is not a whole number that fits 32 bits; cast the tensor to a float, or round the number`,
  );
}
export function numberAsBool(op: string, value: number): GradcError {
  return new GradcError(
    "number-as-bool",
    `${op} meets the number ${value} where a bool is expected; compare it, for example x != 0`,
  );
}
export function dtypeNotAdmitted(op: string, input: string, dtype: DType, admitted: readonly string[]): GradcError {
  const advice =
    op === "div" && dtype === "i32"
      ? "; use floorDiv(a, b), or cast both to a float"
      : `; it takes ${listOf(admitted, "or")}`;
  return new GradcError("dtype-not-admitted", `${op} does not take ${dtype} for ${input}${advice}`);
}
export function shapesDoNotBroadcast(op: string, a: Shape, b: Shape): GradcError {
  return new GradcError(
    "shapes-do-not-broadcast",
    `${op} got the shapes ${printShape(a)} and ${printShape(b)}, which do not broadcast: sizes aligned from the right must be equal or 1`,
  );
}
export function typesDiffer(op: string, a: TensorType, b: TensorType): GradcError {
  return new GradcError("types-differ", `${op} needs equal types and got ${printType(a)} and ${printType(b)}`);
}
export function axisOutOfRange(op: string, axis: number, shape: Shape): GradcError {
  const rank = shape.length,
    range = rank === 0 ? "a scalar has no axes" : `the axes of ${printShape(shape)} are ${-rank} to ${rank - 1}`;
  return new GradcError("axis-out-of-range", `${op} got axis ${axis}, but ${range}`);
}
export function axisTwice(op: string, axis: number): GradcError {
  return new GradcError("axis-twice", `${op} names axis ${axis} twice`);
}
export function emptyReduction(op: string, shape: Shape): GradcError {
  return new GradcError("empty-reduction", `${op} of no elements is undefined: the shape is ${printShape(shape)}`);
}
export function shapeMismatch(op: string, what: string): GradcError {
  return new GradcError("shape-mismatch", `${op}: ${what}`);
}
export function reshapeSize(from: Shape, to: Shape): GradcError {
  return new GradcError(
    "reshape-size",
    `reshape cannot turn ${printShape(from)} into ${printShape(to)}: the numbers of elements differ`,
  );
}
export function contractionLabels(labels: string, what: string): GradcError {
  return new GradcError("contraction-labels", `einsum "${labels}": ${what}`);
}
export function tooManyElements(shape: Shape): GradcError {
  return new GradcError(
    "too-many-elements",
    `a tensor of shape ${printShape(shape)} would have more than 2147483647 elements`,
  );
}
export function badDimension(shape: Shape): GradcError {
  return new GradcError(
    "bad-dimension",
    `the shape ${printShape(shape)} has a size that is not a whole number of at least 0`,
  );
}
export function constantIndexOutOfRange(op: string, index: number, extent: number): GradcError {
  return new GradcError(
    "index-out-of-range",
    `${op} has the constant index ${index}, but the axis has ${extent} elements (0 to ${extent - 1})`,
  );
}
export function runtimeIndexOutOfRange(node: string, position: number, index: number): RangeError {
  return new RangeError(`${node}: index ${index} at position ${position} is out of range`);
}
/** At run time the emitted module says the same as a RangeError. */
export function wholeDivisionByZero(): GradcError {
  return new GradcError("division-by-zero", "division of an i32 by zero");
}
export function twoGraphs(op: string): GradcError {
  return new GradcError("two-graphs", `${op} got tensors of two different programs`);
}
export function wrongArity(name: string, signature: string, count: number): GradcError {
  return new GradcError(
    "wrong-arity",
    `${name} got ${count} ${count === 1 ? "argument" : "arguments"}; it is called as ${signature}`,
  );
}
/** @param known the words among which the argument is to be one; it may be nearly one. */
export function wrongArgument(
  name: string,
  parameter: string,
  expected: string,
  got: string,
  known: readonly string[] = [],
): GradcError {
  const suggestion = suggestionFor(got.replace(/^"(.*)"$/, "$1"), known);
  return new GradcError("wrong-argument", `${name}: ${parameter} must be ${expected}, not ${got}${suggestion}`);
}
export function unknownOption(name: string, option: string, known: readonly string[]): GradcError {
  const has = known.length === 0 ? "it takes no options" : `its options are ${listOf(known)}`;
  return new GradcError("unknown-option", `${name} has no option ${option}: ${has}${suggestionFor(option, known)}`);
}
/** A name that another library has for one of ours is nearer than any spelling. */
export function unknownFunction(name: string, known: Iterable<string>): GradcError {
  const names = [...known],
    alias = aliasOf(name);
  const suggestion =
    alias !== undefined && names.includes(alias) ? `; did you mean ${alias}?` : suggestionFor(name, names);
  return new GradcError("unknown-function", `there is no function ${name}${suggestion}`);
}
export function duplicateName(name: string, first: string): GradcError {
  return new GradcError("duplicate-name", `the name ${name} is already taken: it is ${first}`);
}
export function unknownNode(name: string, known: Iterable<string>, role: string): GradcError {
  return new GradcError(
    "unknown-node",
    `${role} names ${name}, which is no node, input or parameter${suggestionFor(name, known)}`,
  );
}
export function stateWithoutInit(name: string): GradcError {
  return new GradcError(
    "state-without-init",
    `the state ${name} has no init: say how it begins, for example { "type": "f32[64]", "init": "zeros" }`,
  );
}
export function unknownUpdate(name: string, known: readonly string[]): GradcError {
  return new GradcError(
    "unknown-update",
    `updates names ${name}, which is no parameter or state${suggestionFor(name, known)}`,
  );
}
export function updateType(name: string, expected: TensorType, got: TensorType): GradcError {
  return new GradcError(
    "update-type",
    `the update of ${name} must be ${printType(expected)}, as ${name} is; it is ${printType(got)}`,
  );
}
export function unknownExplained(name: string, known: Iterable<string>): GradcError {
  return new GradcError(
    "unknown-node",
    `there is no node ${name.slice(0, 60)}${suggestionFor(name, known)}: a node is named by its label, such as d_w, or by its number, such as %12, as gradc inspect prints them`,
  );
}
export function badProgramName(name: string): GradcError {
  return new GradcError(
    "bad-program-name",
    `${JSON.stringify(name).slice(0, 80)} cannot name a program: a name starts with a letter and has at most 64 letters, digits, - and _`,
  );
}
export function unboundSize(name: string): GradcError {
  return new GradcError("unbound-size", `the size ${name} has no value: bind it, for example --bind ${name}=32`);
}
export function bindingTwice(sizes: string): GradcError {
  return new GradcError(
    "binding-twice",
    `two bindings are the same: ${sizes === "" ? "the program has no sizes" : sizes}`,
  );
}
export function bindingsDiffer(what: string, first: string, other: string): GradcError {
  return new GradcError(
    "bindings-differ",
    `${what} is ${first} and ${other}: bindings of one module differ in sizes only, compile it once for each`,
  );
}
export function unknownSize(name: string, known: readonly string[]): GradcError {
  return new GradcError("unknown-size", `there is no size ${name}${suggestionFor(name, known)}`);
}
export function badSize(name: string, value: number): GradcError {
  return new GradcError("bad-size", `the size ${name} is ${value}; it must be a whole number from 0 to 2147483647`);
}
export function seedNeeded(type: TensorType): GradcError {
  return new GradcError(
    "seed-needed",
    `the gradient of a ${printType(type)} needs a seed: take sum or mean of it first, or give a seed of that shape`,
  );
}
export function seedType(expected: TensorType, got: TensorType): GradcError {
  return new GradcError(
    "seed-type",
    `the seed must be ${printType(expected)}, as what is differentiated; it is ${printType(got)}`,
  );
}
export function integerWrt(name: string, dtype: DType): GradcError {
  return new GradcError(
    "integer-wrt",
    `there is no derivative with respect to ${name}: it is ${dtype}, and only f32 and f64 have derivatives`,
  );
}
export function integerOf(name: string, dtype: DType): GradcError {
  return new GradcError("integer-of", `${name} is ${dtype} and has no derivative: only f32 and f64 have`);
}
export function disconnected(wrt: string, of: string, because: string | null): GradcError {
  const why = because === null ? "no path leads from one to the other" : `the only path leads through ${because}`;
  return new GradcError(
    "disconnected",
    `${of} does not depend differentiably on ${wrt}: ${why}; set disconnected: "zero" for a gradient of zeros`,
  );
}
export function badInitializer(owner: string, init: string, known: readonly string[]): GradcError {
  const all = [...known, "a number", '{ "uniform": { "low", "high" } }', '{ "normal": { "std" } }'];
  return new GradcError(
    "bad-initializer",
    `${owner} has the unknown init ${JSON.stringify(init.slice(0, 60))}; known are ${listOf(all)}${suggestionFor(init, known)}`,
  );
}
export function noOutputs(name: string): GradcError {
  return new GradcError("no-outputs", `${name} has no outputs: name at least one node, input or parameter`);
}
