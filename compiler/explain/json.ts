/** An explanation for other programs. */
import type { Node, Origin } from "../../src/graph.js";
import { nodeName, printFormula } from "../../src/printNode.js";
import type { Json } from "../../src/spec/printJson.js";
import { printType } from "../../src/types.js";
import type { Explanation } from "../explain.js";
import { printSections } from "../inspect/jsonText.js";
import type { KernelUse } from "./cost.js";
import type { Step } from "./history.js";

export function explanationJson(explanation: Explanation): string {
  const { program, node, loop, written, stages, phase, made, flops, bytes } = explanation;
  return printSections(
    new Map<string, Json>([
      ["name", program],
      ["node", nodeJson(node)],
      ["loop", loop === null ? null : loop.id],
      ["written", written === null ? null : new Map<string, Json>(Object.entries(written))],
      ["stages", stages],
      ["phase", phase],
      ["made", made === null ? null : originJson(made)],
      ["forward", explanation.forward.map(stepJson)],
      ["before", explanation.before.map(stepJson)],
      ["after", explanation.after.map(stepJson)],
      ["final", explanation.final.map(nodeJson)],
      ["reads", node.inputs.map(nodeJson)],
      ["readBy", explanation.users.map(nodeJson)],
      ["flops", flops],
      ["bytes", bytes],
      ["kernels", explanation.kernels.map(kernelJson)],
    ]),
  );
}

function nodeJson(node: Node): Json {
  return new Map<string, Json>([
    ["id", node.id],
    ["op", node.op.name],
    ["label", nodeName(node)],
    ["type", printType(node.type)],
    ["formula", printFormula(node)],
  ]);
}

function originJson({ pass, rule, from }: Origin): Json {
  return new Map<string, Json>([
    ["pass", pass],
    ["rule", rule],
    ["from", from === null ? null : nodeJson(from)],
  ]);
}

function stepJson({ pass, rule, preserves, from, to }: Step): Json {
  return new Map<string, Json>([
    ["pass", pass],
    ["rule", rule],
    ["preserves", preserves],
    ["from", nodeJson(from)],
    ["to", nodeJson(to)],
  ]);
}

function kernelJson({ kernel, stores, functions }: KernelUse): Json {
  return new Map<string, Json>([
    ["name", kernel.name],
    ["stores", stores],
    ["functions", functions],
    ["flops", kernel.flops],
    ["bytes", kernel.bytes],
  ]);
}
