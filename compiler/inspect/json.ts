/** The JSON of a graph: an interface for other programs, with a schema (graph.schema.json). */
import { Body, type Attribute, type Node } from "../../src/graph.js";
import type { Json } from "../../src/spec/printJson.js";
import { printType } from "../../src/types.js";
import type { Stage } from "../compile.js";
import { printSections } from "./jsonText.js";
import { phasesOf, type Phase } from "./live.js";

/** Lists of numbers with more elements than this are given by their length and hash. */
const longestConstant = 64;

/** The live nodes of a stage, inputs before users. Ids are those of the one graph, so they are stable across stages. */
export function graphJson(stage: Stage): string {
  const nodes = Array.from(phasesOf(stage), ([node, phase]) => nodeJson(node, phase));
  const { inputs, parameters, outputs, gradients } = stage;
  const others = (["state", "updates", "jvp", "hvp", "jacobian", "hessian"] as const)
    .filter((set) => stage[set].size > 0)
    .map((set) => [set, idsOf(stage[set])] as const);
  return printSections(
    new Map<string, Json>([
      ["name", stage.program],
      ["stage", stage.name],
      ["nodes", nodes],
      ["inputs", idsOf(inputs)],
      ["parameters", idsOf(parameters)],
      ["outputs", idsOf(outputs)],
      ["gradients", idsOf(gradients)],
      ...others,
    ]),
  );
}

function idsOf(nodes: ReadonlyMap<string, Node>): ReadonlyMap<string, Json> {
  return new Map(Array.from(nodes, ([name, node]) => [name, node.id]));
}

function nodeJson(node: Node, phase: Phase): Json {
  const { id, op, inputs, attrs, type, label = null, origin } = node;
  return new Map<string, Json>([
    ["id", id],
    ["op", op.name],
    ["inputs", inputs.map((input) => input.id)],
    ["attrs", attributeJson(attrs)],
    ["type", printType(type)],
    ["label", label],
    ["phase", phase],
    ["origin", origin === null ? null : new Map(Object.entries({ ...origin, from: origin.from?.id ?? null }))],
  ]);
}

function attributeJson(value: Attribute): Json {
  if (value === undefined) return null;
  if (typeof value !== "object") return value;
  if (value instanceof Body) return bodyJson(value);
  if (ArrayBuffer.isView(value)) return value.length <= longestConstant ? [...value] : summary(value);
  if (isList(value)) return value.map(attributeJson);
  const given = Object.entries(value).filter(([, part]) => part !== undefined);
  return new Map(given.map(([name, part]) => [name, attributeJson(part)]));
}

/** A closed subgraph: ids are those of its own graph. */
function bodyJson({ inputs, nodes, results }: Body): Json {
  const within = ({ id, op, inputs: operands, attrs, type, label }: Node): Json =>
    new Map<string, Json>([
      ["id", id],
      ["op", op.name],
      ["inputs", operands.map((operand) => operand.id)],
      ["attrs", attributeJson(attrs)],
      ["type", printType(type)],
      ["label", label ?? null],
    ]);
  return new Map<string, Json>([
    ["inputs", inputs.map(({ id }) => id)],
    ["nodes", nodes.map(within)],
    ["results", results.map(({ id }) => id)],
  ]);
}

function summary(value: ArrayLike<number>): Json {
  return new Map<string, Json>([
    ["elements", value.length],
    ["hash", hashOf(value)],
  ]);
}

/** FNV-1a, 32 bits, over the numbers as little-endian f64: eight hexadecimal digits. */
export function hashOf(value: ArrayLike<number>): string {
  const bytes = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  for (let at = 0; at < value.length; at++) {
    bytes.setFloat64(0, value[at] ?? 0, true);
    for (let byte = 0; byte < 8; byte++) hash = Math.imul(hash ^ bytes.getUint8(byte), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function isList(value: object): value is readonly Attribute[] {
  return Array.isArray(value);
}
