/**
 * How a node prints as a formula: `relu(matmul(x, w1) + b1)`. Named nodes print as their names, constants as
 * numbers, views as the functions that made them, and broadcasting that an operator does of itself not at all.
 */
import { labelsOf } from "./families/contraction.js";
import { reductionAxes } from "./families/reduction.js";
import { constantElements, inputName, uniformValue } from "./families/source.js";
import { Body, type Attribute, type Node } from "./graph.js";
import { language } from "./language.js";
import { printProduct } from "./printContraction.js";
import { printNumber } from "./printNumber.js";
import { printIndexMap, viewSteps } from "./printView.js";
import { printShape, sameShape, sizeOf, type DType, type Shape } from "./types.js";
import { printAxes, printOptions } from "./viewStep.js";

export interface FormulaOptions {
  /** How many levels of unnamed nodes are written out; what lies deeper is referred to as `%12`. Default 4. */
  readonly depth?: number;
  /** The name of a node at which printing stops, or null where its formula is written out. Default: its label. */
  readonly nameOf?: (node: Node) => string | null;
}

/** A piece of a formula, and how tightly it binds. */
interface Piece {
  readonly text: string;
  readonly precedence: number;
}

/** Precedences are JavaScript's. */
const sign = 15;
const power = 14;
const tightest = 20;

/** The most operands or elements of a list that are written out. */
const longestList = 8;

/** The formula of a node: how it is computed, whatever its own name is. An input is its name. */
export function printFormula(node: Node, options: FormulaOptions = {}): string {
  return new FormulaPrinter(options.nameOf ?? nodeName).formula(node, options.depth ?? 4).text;
}

/** The user's name of a node, or null. */
export function nodeName(node: Node): string | null {
  return node.label ?? inputName(node);
}

/** How a node is referred to: its name, or `%12`. */
export function nodeReference(node: Node): string {
  return nodeName(node) ?? `%${node.id}`;
}

/**
 * True if formulas write the node into its users rather than refer to it: an unnamed constant, repeated or not, and
 * a reshape of one.
 */
export function isWrittenOut(node: Node): boolean {
  if (nodeName(node) !== null) return false;
  if (constantElements(node) !== null || uniformValue(node) !== null) return true;
  const [operand] = node.inputs;
  const moves = node.op.family === "view" || node.op.family === "reshape";
  return moves && operand !== undefined && constantElements(operand) !== null && nodeName(operand) === null;
}

/** The operand of a view that only repeats it as broadcasting would, for an op that broadcasts; else null. */
export function broadcastOperand(node: Node): Node | null {
  if (node.op.family !== "view" || nodeName(node) !== null) return null;
  return viewSteps(node)?.at(-1)?.call === "broadcastTo" ? (node.inputs[0] ?? null) : null;
}

class FormulaPrinter {
  constructor(private readonly nameOf: (node: Node) => string | null) {}

  /** A node as an operand: by name if it has one. */
  private operand(node: Node, depth: number): Piece {
    const name = this.nameOf(node);
    if (name !== null) return { text: name, precedence: tightest };
    if (depth <= 0 && !isWrittenOut(node)) return { text: `%${node.id}`, precedence: tightest };
    return this.formula(node, depth);
  }

  formula(node: Node, depth: number): Piece {
    const { op } = node;
    switch (op.family) {
      case "source":
        return this.source(node);
      case "elementwise":
        return this.elementwise(node, depth);
      case "view":
        return this.view(node, depth);
      case "reduction":
        return this.call(op.name, node, depth, this.overAxes(node));
      case "reshape":
        return this.call(op.name, node, depth, [printShape(node.type.shape)]);
      case "concat":
        return this.concat(node, depth);
      case "contraction":
        return { text: printProduct(labelsOf(node), this.operands(node, depth)), precedence: tightest };
      case "pick":
        return { text: `${this.operands(node, depth)[0] ?? ""}[${String(node.attrs["index"])}]`, precedence: tightest };
      case "loop":
      case "routine":
      case "composite":
        return this.call(op.name, node, depth, printAttributes(node));
    }
  }

  private operands(node: Node, depth: number): string[] {
    return node.inputs.map((input) => this.operand(input, depth - 1).text);
  }

  private call(name: string, node: Node, depth: number, more: readonly string[]): Piece {
    return { text: `${name}(${[...this.operands(node, depth), ...more].join(", ")})`, precedence: tightest };
  }

  private source(node: Node): Piece {
    const elements = constantElements(node);
    if (elements !== null) return printConstant(elements, node.type.dtype, node.type.shape);
    const name = inputName(node);
    if (name !== null) return { text: name, precedence: tightest };
    return {
      text: `${node.op.name}(${[printShape(node.type.shape), ...printAttributes(node)].join(", ")})`,
      precedence: tightest,
    };
  }

  private overAxes(node: Node): string[] {
    const axes = reductionAxes(node);
    return axes.length === node.inputs[0]?.type.shape.length ? [] : printOptions([`axis: ${printAxes(axes)}`]);
  }

  private concat(node: Node, depth: number): Piece {
    const shown = node.inputs.length <= longestList ? node.inputs : node.inputs.slice(0, 3);
    const texts = shown.map((input) => this.operand(input, depth - 1).text);
    if (shown.length < node.inputs.length) texts.push("...");
    const axis = Number(node.attrs["axis"]);
    const options = printOptions(axis === 0 ? [] : [`axis: ${axis}`]);
    return { text: `concat(${[`[${texts.join(", ")}]`, ...options].join(", ")})`, precedence: tightest };
  }

  private view(node: Node, depth: number): Piece {
    const [operand] = node.inputs;
    if (operand === undefined) return { text: node.op.name, precedence: tightest };
    const inner = this.operand(operand, depth - 1).text;
    const steps = viewSteps(node);
    if (steps === null) return { text: printIndexMap(node, inner), precedence: tightest };
    return { text: nest(inner, steps), precedence: tightest };
  }

  private elementwise(node: Node, depth: number): Piece {
    const { op } = node;
    const pieces = this.broadcastOperands(node, depth);
    const [first, second] = pieces;
    if (op.family !== "elementwise" || op.printed === "call" || first === undefined) {
      return {
        text: printCall(
          op.name,
          pieces.map(({ text }) => text),
          printAttributes(node),
        ),
        precedence: tightest,
      };
    }
    const { operator, precedence } = op.printed;
    if (second === undefined) return { text: `${operator}${bracketed(first, sign + 1)}`, precedence };
    if (precedence === power)
      return { text: `${bracketed(first, sign + 1)} ${operator} ${bracketed(second, power)}`, precedence };
    return { text: `${bracketed(first, precedence)} ${operator} ${bracketed(second, precedence + 1)}`, precedence };
  }

  /** The operands of an op that broadcasts: a view that repeats is left out where the shapes say it anyway. */
  private broadcastOperands(node: Node, depth: number): Piece[] {
    const shapes = node.inputs.map(
      (input) => shapeBeforeBroadcast(this.nameOf(input) === null ? input : null) ?? input.type.shape,
    );
    const implied = sameShape(widest(shapes), node.type.shape);
    const kept = implied
      ? -1
      : Math.max(
          0,
          node.inputs.findIndex((input) => uniformValue(input) === null),
        );
    return node.inputs.map((input, at) => {
      const repeats = at !== kept && this.nameOf(input) === null && shapeBeforeBroadcast(input) !== null;
      const source = input.inputs[0];
      if (!repeats || source === undefined) return this.operand(input, depth - 1);
      const steps = viewSteps(input)?.slice(0, -1) ?? [];
      const piece = this.operand(source, depth - 1);
      return steps.length === 0 ? piece : { text: nest(piece.text, steps), precedence: tightest };
    });
  }
}

/** The shape that a view has before its last step repeats it; null if it does not repeat. */
function shapeBeforeBroadcast(node: Node | null): Shape | null {
  if (node === null || node.op.family !== "view") return null;
  const steps = viewSteps(node);
  if (steps?.at(-1)?.call !== "broadcastTo") return null;
  return steps.at(-2)?.shape ?? node.inputs[0]?.type.shape ?? null;
}

/** The shape that shapes broadcast to. */
function widest(shapes: readonly Shape[]): Shape {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const extents = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1);
    return extents.find((extent) => extent !== 1) ?? 1;
  });
}

function nest(inner: string, steps: readonly { readonly call: string; readonly args: readonly string[] }[]): string {
  return steps.reduce((text, { call, args }) => `${call}(${[text, ...args].join(", ")})`, inner);
}

function bracketed({ text, precedence }: Piece, least: number): string {
  return precedence < least ? `(${text})` : text;
}

/** An op whose name ends in a parameter, as cast_f32 does, is called with it as a string. */
function printCall(name: string, operands: readonly string[], more: readonly string[]): string {
  const [, base = name, parameter] = /^([A-Za-z]\w*?)_(\w+)$/.exec(name) ?? [];
  const args = parameter === undefined ? [...operands, ...more] : [...operands, JSON.stringify(parameter), ...more];
  return `${base}(${args.join(", ")})`;
}

/** A number, or nested lists of them; long lists are cut. */
function printConstant(elements: Float64Array, dtype: DType, shape: Shape): Piece {
  if (shape.length === 0) {
    const text = printNumber(elements[0] ?? 0, dtype);
    return { text, precedence: text.startsWith("-") ? sign : tightest };
  }
  if (sizeOf(shape) > longestList) {
    const shown = [...elements.subarray(0, 3)].map((value) => printNumber(value, dtype));
    return { text: `[${shown.join(", ")}, ...]`, precedence: tightest };
  }
  return {
    text: printNested(
      [...elements].map((value) => printNumber(value, dtype)),
      shape,
    ),
    precedence: tightest,
  };
}

function printNested(texts: readonly string[], [extent = 0, ...inner]: Shape): string {
  const size = sizeOf(inner);
  const items = Array.from({ length: extent }, (_, at) => {
    const part = texts.slice(at * size, (at + 1) * size);
    return inner.length === 0 ? (part[0] ?? "") : printNested(part, inner);
  });
  return `[${items.join(", ")}]`;
}

/**
 * The attributes of a node as its function takes them: those that are parameters by their places, the others as
 * options; a list of axes is the option `axis`.
 */
function printAttributes({ op, inputs, attrs }: Node): string[] {
  const placed = (language.get(op.name)?.parameters ?? [])
    .slice(inputs.length)
    .flatMap(([name]) => (attrs[name] === undefined ? [] : [name]));
  const given = Object.entries(attrs).filter(([name, value]) => value !== undefined && !placed.includes(name));
  const printed = given.map(([name, value]) =>
    name === "axes" && typeof value === "object" && isList(value)
      ? `axis: ${printAxes(value.map(Number))}`
      : `${name}: ${printAttribute(value)}`,
  );
  return [...placed.map((name) => printAttribute(attrs[name] ?? 0)), ...printOptions(printed)];
}

function printAttribute(value: Attribute): string {
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof Body) return printBody(value);
  if (ArrayBuffer.isView(value)) return printConstant(Float64Array.from(value), "f64", [value.length]).text;
  if (isList(value)) return `[${value.map(printAttribute).join(", ")}]`;
  return printOptions(Object.entries(value).map(([name, part]) => `${name}: ${printAttribute(part)}`)).join("");
}

/** `(h, x) => [tanh(x + h)]`: what a step is given, and what it gives. */
function printBody({ inputs, results }: Body): string {
  const given = inputs.map(({ label }, at) => label ?? `input${at}`),
    shown = results.slice(0, longestList).map((result) => nodeName(result) ?? printFormula(result, { depth: 1 }));
  return `(${given.join(", ")}) => [${[...shown, ...(shown.length < results.length ? ["..."] : [])].join(", ")}]`;
}

function isList(value: object): value is readonly Attribute[] {
  return Array.isArray(value);
}
