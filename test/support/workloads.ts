/** The workloads of bench/: how their tensors are filled, and their reference values. */
import { readFileSync } from "node:fs";

interface Fill {
  name: string;
  kind: string;
  shape: number[];
  seed: number;
  scale?: number;
  offset?: number;
}
interface Reference {
  loss: number;
  grad_abs_sum_each: { [name: string]: number };
}
interface Workload {
  fill: Fill[];
  reference: Reference;
  spec: { inputs?: { [name: string]: string }; parameters: { [name: string]: string } };
}

const text = readFileSync(new URL("../../bench/workloads.json", import.meta.url), "utf8");
const table = (JSON.parse(text) as { workloads: { [name: string]: Workload } }).workloads;

/** The integer hash of bench/README: the same numbers in every language. */
function hash(seed: number, index: number): number {
  let x = (index + Math.imul(seed, 1000003)) >>> 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d) >>> 0;
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

function filled({ kind, shape, seed, scale = 1, offset = 0 }: Fill, f32: boolean): Float64Array {
  const element = (at: number): number =>
    kind === "label" ? hash(seed, at) % 10 : ((hash(seed, at) / 2 ** 32) * 2 - 1) * scale + offset;
  const size = shape.reduce((product, extent) => product * extent, 1);
  return Float64Array.from({ length: size }, (_, at) => (f32 ? Math.fround(element(at)) : element(at)));
}

export const workloads = {
  has: (name: string): boolean => Object.hasOwn(table, name),
  tensors: (name: string): Map<string, Float64Array> | null => {
    const workload = Object.hasOwn(table, name) ? table[name] : undefined;
    if (workload === undefined) return null;
    const types = { ...workload.spec.inputs, ...workload.spec.parameters };
    return new Map(
      workload.fill.map((fill) => [fill.name, filled(fill, types[fill.name]?.startsWith("f32") === true)]),
    );
  },
  reference: (name: string): Reference => {
    const workload = table[name];
    if (workload === undefined) throw new Error(`no workload ${name}`);
    return workload.reference;
  },
};
