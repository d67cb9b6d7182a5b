/** Messages about specs: JSON, formulas, types, and what a spec's keys must hold. */
import { printShape, printType, type Shape, type TensorType } from "../types.js";
import { GradcError, listOf, suggestionFor } from "./error.js";

/** A user's text inside a message: quoted, and cut where it is long. */
function quoted(text: string): string {
  return text.length <= 60 ? JSON.stringify(text) : `${JSON.stringify(text.slice(0, 60))}...`;
}

export function specTooLarge(limit: number): GradcError {
  return new GradcError("spec-too-large", `a spec has at most ${limit} characters`);
}
export function specEmpty(): GradcError {
  return new GradcError(
    "spec-empty",
    `the spec is empty; the least is { "name": ..., "inputs": ..., "outputs": [...] }`,
  );
}
export function jsonSyntax(what: string): GradcError {
  return new GradcError("json-syntax", what);
}
export function jsonNesting(limit: number): GradcError {
  return new GradcError("json-nesting", `lists and objects nest more than ${limit} deep`);
}
export function duplicateKey(key: string, firstLine: number): GradcError {
  return new GradcError("duplicate-key", `the key ${quoted(key)} stands twice; the first is in line ${firstLine}`);
}
export function forbiddenKey(key: string): GradcError {
  return new GradcError("forbidden-key", `${quoted(key)} cannot be a key of a spec`);
}
export function notData(got: string): GradcError {
  return new GradcError("not-data", `a spec holds strings, numbers, booleans, lists and objects, not ${got}`);
}

export function wrongValue(expected: string, got: string): GradcError {
  return new GradcError("wrong-value", `expected ${expected}, got ${got}`);
}
export function missingKey(key: string, where: string): GradcError {
  return new GradcError("missing-key", `${where} needs the key ${quoted(key)}`);
}
export function unknownKey(key: string, where: string, known: readonly string[]): GradcError {
  const suggestion = suggestionFor(key, known);
  return new GradcError(
    "unknown-key",
    `${where} has no key ${quoted(key)}; its keys are ${listOf(known)}${suggestion}`,
  );
}
export function badName(name: string): GradcError {
  return new GradcError(
    "bad-name",
    `${quoted(name)} is no name: a name starts with a letter or _, and has only letters, digits and _`,
  );
}
export function nameTaken(name: string, first: string): GradcError {
  return new GradcError("duplicate-name", `the name ${name} is already taken: it is ${first}`);
}
export function namedTwice(name: string): GradcError {
  return new GradcError("named-twice", `${name} is listed twice`);
}
export function nothingToDerive(): GradcError {
  return new GradcError(
    "nothing-to-derive",
    `there is nothing to differentiate by: the spec has no parameters, so "wrt" must name an input or a node`,
  );
}
export function raggedValue(expected: Shape, got: Shape): GradcError {
  return new GradcError(
    "ragged-value",
    `the lists of a value must form a box: one part has the shape ${printShape(expected)}, another ${printShape(got)}`,
  );
}
export function constantShape(type: TensorType, got: Shape): GradcError {
  return new GradcError(
    "constant-shape",
    `the type is ${printType(type)}, and the value has the shape ${printShape(got)}`,
  );
}
export function constantElement(type: TensorType, expected: string, got: string): GradcError {
  return new GradcError("constant-element", `an element of ${printType(type)} must be ${expected}, not ${got}`);
}
export function cycle(names: readonly string[]): GradcError {
  const shown = names.length <= 12 ? names : [...names.slice(0, 6), "...", ...names.slice(-5)];
  return new GradcError("cycle", `nodes depend on themselves: ${shown.join(" -> ")}`);
}

export function formulaSyntax(what: string): GradcError {
  return new GradcError("formula-syntax", what);
}
export function formulaNesting(limit: number): GradcError {
  return new GradcError(
    "formula-nesting",
    `brackets, signs, powers and conditions nest more than ${limit} deep; name a part as a node of its own`,
  );
}
export function unknownName(name: string, known: Iterable<string>, isFunction: boolean): GradcError {
  const shown = name.length <= 60 ? name : `${name.slice(0, 60)}...`;
  if (isFunction) return new GradcError("unknown-name", `${shown} is a function; call it: ${shown}(...)`);
  return new GradcError(
    "unknown-name",
    `there is no input, parameter, node, constant or size ${shown}${suggestionFor(shown, known)}`,
  );
}
export function noFields(name: string): GradcError {
  return new GradcError("no-fields", `${name} is a tensor: it has no members`);
}
export function memberNeeded(name: string, members: readonly string[]): GradcError {
  return new GradcError(
    "member-needed",
    `${name} has several results; name one: ${listOf(
      members.map((member) => `${name}.${member}`),
      "or",
    )}`,
  );
}
export function unknownField(name: string, field: string, known: readonly string[]): GradcError {
  return new GradcError(
    "unknown-field",
    `${name} has no member ${quoted(field)}; its members are ${listOf(known)}${suggestionFor(field, known)}`,
  );
}
export function notSeveral(): GradcError {
  return new GradcError(
    "not-several",
    `[...] picks a result of a function that has several; use slice or take to pick elements of a tensor`,
  );
}
export function resultOutOfRange(index: number, count: number): GradcError {
  return new GradcError("result-out-of-range", `result ${index} of ${count}: they are counted from 0`);
}
export function notATensor(role: string, got: string): GradcError {
  const several = got === "a list" ? "; one of several results is picked as in f(x)[0]" : "";
  return new GradcError("not-a-tensor", `${role} must be a tensor, not ${got}${several}`);
}

export function typeSyntax(what: string): GradcError {
  return new GradcError("type-syntax", `${what}; a type is written as f32[batch, 64], or f32 for a scalar`);
}
export function unknownDtype(name: string, known: readonly string[]): GradcError {
  return new GradcError(
    "unknown-dtype",
    `there is no dtype ${name.slice(0, 60)}; there are ${listOf(known)}${suggestionFor(name, known)}`,
  );
}
export function dimensionSyntax(): GradcError {
  return new GradcError("dimension-syntax", "a dimension is a sum or product of sizes and whole numbers");
}
export function fractionalDimension(value: number): GradcError {
  return new GradcError("bad-dimension", `a dimension is a whole number, not ${value}`);
}
export function negativeDimension(value: number): GradcError {
  return new GradcError("bad-dimension", `a dimension cannot be negative: this is ${value}`);
}
export function dimensionTooLarge(value: number): GradcError {
  return new GradcError(
    "too-many-elements",
    `a dimension of ${value} is too large: a tensor has at most 2147483647 elements`,
  );
}
export function initOfWhole(owner: string, dtype: string): GradcError {
  return new GradcError("init-of-whole", `${owner} is ${dtype}: its init is a whole number, zeros or ones`);
}
export function tooManyNonzeros(subject: string, most: number): GradcError {
  return new GradcError(
    "too-many-nonzeros",
    `${subject} has more than ${most} entries that can differ from zero: too many for a sparse matrix`,
  );
}
