/**
 * The functions of the language: one definition gives a typed TypeScript function, the function that formulas
 * call, and its signature for messages and documentation.
 */
import { Tensor, type Operand } from "./builder.js";
import { unknownOption, wrongArgument, wrongArity } from "./diagnostics.js";
import { dtypes, printShape, type DType } from "./types.js";

/** A value in a formula, before it is known what it is for. */
export type Argument =
  Tensor | number | boolean | string | null | readonly Argument[] | { readonly [name: string]: Argument };

/** What a parameter takes: `read` gives the value, or undefined if the argument does not fit. */
export interface Kind<T> {
  readonly text: string;
  readonly read: (argument: Argument) => T | undefined;
  /** The words that it may be, for a suggestion. */
  readonly known?: readonly string[];
  /** The argument may be left out at the end of the list: it is then null. */
  readonly optional?: boolean;
}
/** A parameter that may be left out; `shown` says what that means. */
export interface OptionalKind<T> extends Kind<T | null> {
  readonly optional: true;
  readonly shown: string;
}
export function maybe<T>(kind: Kind<T>, shown: string): OptionalKind<T> {
  return {
    text: kind.text,
    known: kind.known,
    optional: true,
    shown,
    read: (argument) => (argument === null ? null : kind.read(argument)),
  };
}

export interface Option<T> {
  readonly kind: Kind<T>;
  readonly otherwise: T;
  readonly shown: string;
}

type Parameters = readonly (readonly [name: string, kind: Kind<unknown>])[];
type Options = { readonly [name: string]: Option<unknown> };
type Values<P extends Parameters> = { [I in keyof P]: P[I] extends readonly [string, Kind<infer T>] ? T : never };
/** The parameters as a caller writes them: optional ones may be left out. */
type Positional<P extends Parameters> = P extends readonly [infer Head, ...infer Tail extends Parameters]
  ? Head extends readonly [string, infer K]
    ? K extends OptionalKind<infer T>
      ? [value?: T | null, ...rest: Positional<Tail>]
      : K extends Kind<infer T>
        ? [value: T, ...rest: Positional<Tail>]
        : []
    : []
  : [];
type Given<O extends Options> = { readonly [N in keyof O]?: O[N] extends Option<infer T> ? T : never };
type Complete<O extends Options> = { readonly [N in keyof O]: O[N] extends Option<infer T> ? T : never };

/** What the reference says of a function; its signature and derivative it works out itself. */
export interface Documentation {
  /** One sentence and the formula. */
  readonly doc: string;
  /** A formula of numbers alone; the reference shows what it gives. */
  readonly example: string;
  /** What happens at points where one could expect something else: kinks, ties, zeros, infinities, empty axes. */
  readonly special?: string;
}

export interface LanguageFunction extends Documentation {
  readonly name: string;
  /** `softmax(x, { axis: -1 })`: how it is called, with each option's default. */
  readonly signature: string;
  /** What it takes, operands first; without the options. */
  readonly parameters: Parameters;
  readonly call: (args: readonly Argument[]) => Tensor | readonly Tensor[];
}

/** Every function that a formula may call. */
export const language = new Map<string, LanguageFunction>();

/** Defines a function of the language: operands first, one options object last. */
export function define<const P extends Parameters, const O extends Options, R extends Tensor | readonly Tensor[]>(
  name: string,
  documentation: Documentation,
  parameters: P,
  options: O,
  body: (...args: [...Values<P>, Complete<O>]) => R,
): (...args: [...Positional<P>, Given<O>?]) => R {
  const signature = signatureOf(name, parameters, options);
  const run = (args: readonly Argument[]): R =>
    body(...(readArguments(name, signature, parameters, options, args) as [...Values<P>, Complete<O>]));
  language.set(name, { name, ...documentation, signature, parameters, call: run });
  return (...args) => run(args as readonly Argument[]);
}

function signatureOf(name: string, parameters: Parameters, options: Options): string {
  const shown = Object.entries(options).map(([option, { shown }]) => `${option}: ${shown}`);
  const all = parameters.map(([parameter, kind]) => (isOptional(kind) ? `${parameter} = ${kind.shown}` : parameter));
  if (shown.length > 0) all.push(`{ ${shown.join(", ")} }`);
  return `${name}(${all.join(", ")})`;
}

function isOptional(kind: Kind<unknown>): kind is OptionalKind<unknown> {
  return kind.optional === true;
}

function readArguments(
  name: string,
  signature: string,
  parameters: Parameters,
  options: Options,
  args: readonly Argument[],
): readonly unknown[] {
  const given = [...args];
  while (given.length > 0 && given[given.length - 1] === undefined) given.pop();
  const last = given[given.length - 1],
    takesOptions = Object.keys(options).length > 0;
  const chosen = isOptions(last) && (takesOptions || given.length > parameters.length) ? last : {};
  const positional = chosen === last ? given.slice(0, -1) : given;
  const required = parameters.filter(([, kind]) => !isOptional(kind)).length;
  const fits =
    positional.length >= required && positional.length <= parameters.length && (takesOptions || chosen !== last);
  if (!fits) throw wrongArity(name, signature, given.length);
  const values = parameters.map(([parameter, kind], at): unknown =>
    readOne(name, parameter, kind, positional[at] ?? null),
  );
  return [...values, readOptions(name, options, chosen)];
}

function readOptions(
  name: string,
  options: Options,
  given: { readonly [name: string]: Argument },
): { [name: string]: unknown } {
  for (const option of Object.keys(given))
    if (!Object.hasOwn(options, option)) throw unknownOption(name, option, Object.keys(options));
  return Object.fromEntries(
    Object.entries(options).map(([option, { kind, otherwise }]) => {
      const value = Object.hasOwn(given, option) ? given[option] : undefined;
      return [option, value === undefined ? otherwise : readOne(name, option, kind, value)];
    }),
  );
}

function readOne(name: string, parameter: string, kind: Kind<unknown>, argument: Argument): unknown {
  const value = kind.read(argument);
  if (value === undefined) throw wrongArgument(name, parameter, kind.text, describe(argument), kind.known);
  return value;
}

export function isOptions(argument: Argument | undefined): argument is { readonly [name: string]: Argument } {
  return typeof argument === "object" && argument !== null && !Array.isArray(argument) && !(argument instanceof Tensor);
}

/** An argument as a message names it. */
export function describe(argument: Argument): string {
  if (argument instanceof Tensor)
    return argument.literal !== null && argument.rank === 0
      ? String(argument.literal.data[0])
      : `a tensor of shape ${printShape(argument.shape)}`;
  if (Array.isArray(argument)) return "a list";
  if (isOptions(argument)) return "an object";
  return typeof argument === "string" ? JSON.stringify(argument.slice(0, 60)) : String(argument);
}

/** The number of an argument that is one, be it a literal of the language. */
function numberOf(argument: Argument): number | undefined {
  if (typeof argument === "number") return argument;
  if (argument instanceof Tensor && argument.literal !== null && argument.rank === 0 && argument.dtype !== "bool")
    return argument.literal.data[0];
  return undefined;
}

function listOfKind<T>(argument: Argument, kind: Kind<T>): T[] | undefined {
  if (!Array.isArray(argument)) return undefined;
  const values = (argument as readonly Argument[]).map((item) => kind.read(item));
  return values.some((value) => value === undefined)
    ? undefined
    : values.filter((value): value is NonNullable<typeof value> => value !== undefined);
}

export const tensor: Kind<Operand> = {
  text: "a tensor",
  read: (argument) =>
    argument instanceof Tensor || typeof argument === "number" || typeof argument === "boolean" ? argument : undefined,
};
export const tensors: Kind<readonly Operand[]> = {
  text: "a list of tensors",
  read: (argument) => listOfKind(argument, tensor),
};
export const number: Kind<number> = { text: "a number", read: numberOf };
export const integer: Kind<number> = {
  text: "a whole number",
  read: (argument) => {
    const value = numberOf(argument);
    return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
  },
};
export const integers: Kind<readonly number[]> = {
  text: "a list of whole numbers",
  read: (argument) => listOfKind(argument, integer),
};
export const pairs: Kind<readonly (readonly number[])[]> = {
  text: "a list of pairs [before, after]",
  read: (argument) => listOfKind(argument, integers),
};
/** One axis or several. */
export type Axes = number | readonly number[];
export const axes: Kind<Axes> = {
  text: "an axis or a list of axes",
  read: (argument) => integer.read(argument) ?? integers.read(argument),
};
export function axisList(given: Axes): readonly number[] {
  return typeof given === "number" ? [given] : given;
}
export const flag: Kind<boolean> = {
  text: "true or false",
  read: (argument) =>
    typeof argument === "boolean"
      ? argument
      : argument instanceof Tensor && argument.dtype === "bool" && argument.literal !== null
        ? argument.literal.data[0] !== 0
        : undefined,
};
export const text: Kind<string> = {
  text: "a string",
  read: (argument) => (typeof argument === "string" ? argument : undefined),
};
export const dtype: Kind<DType> = {
  text: `one of "f32", "f64", "i32", "bool"`,
  known: dtypes,
  read: (argument) => dtypes.find((known) => known === argument),
};

export function oneOf<const Names extends readonly string[]>(...names: Names): Kind<Names[number]> {
  return {
    text: `one of ${names.map((name) => JSON.stringify(name)).join(", ")}`,
    known: names,
    read: (argument) => names.find((name) => name === argument),
  };
}
/** A subscript of `slice`: an integer, or a range "start:stop:step", "newaxis", "...". */
export const subscripts: Kind<readonly (number | string)[]> = {
  text: `a list of subscripts such as "1:4", 0, "newaxis", "..."`,
  read: (argument) =>
    listOfKind<number | string>(argument, {
      text: "",
      read: (item) => (typeof item === "string" ? item : integer.read(item)),
    }),
};
/** A number, a boolean, or nested lists of them. */
export type Nested = number | boolean | readonly Nested[];
export const nested: Kind<Nested> = {
  text: "a number, or nested lists of numbers",
  read: (argument) =>
    typeof argument === "boolean"
      ? argument
      : Array.isArray(argument)
        ? listOfKind(argument, nested)
        : (numberOf(argument) ?? flag.read(argument)),
};

export function option<T>(kind: Kind<T>, otherwise: T, shown = String(otherwise)): Option<T> {
  return { kind, otherwise, shown };
}
/** An option that may be left out, which means something of its own (`shown` tells). */
export function optional<T>(kind: Kind<T>, shown: string): Option<T | null> {
  return { kind, otherwise: null, shown };
}
