/**
 * Streams of random numbers. A call of a random function has one of its own: the hash of the name of the node in whose
 * formula it stands and of its place among the random calls there. In a program that is written in TypeScript, where
 * nodes are named last, the place is that among all random calls of the program.
 */
import type { Graph } from "./graph.js";

/** FNV-1a of 32 bits (Fowler, Noll, Vo) over the text, whose letters are bytes. */
export function streamOf(text: string): number {
  return [...text].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), -2128831035);
}

let formula: { readonly name: string; calls: number } | null = null;
const calls = new WeakMap<Graph, number>();

/** Runs what evaluates the formula of a named node. */
export function inFormula<T>(name: string, evaluate: () => T): T {
  const before = formula;
  formula = { name, calls: 0 };
  try {
    return evaluate();
  } finally {
    formula = before;
  }
}

/** The stream of the next random call on this graph. */
export function nextStream(graph: Graph): number {
  if (formula !== null) return streamOf(`${formula.name}:${formula.calls++}`);
  const count = calls.get(graph) ?? 0;
  calls.set(graph, count + 1);
  return streamOf(`:${count}`);
}
