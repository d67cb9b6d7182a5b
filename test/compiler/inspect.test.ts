/** Views of a compilation: JSON that keeps its schema, text and pictures that show what they promise. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.js";
import { hashOf } from "../../compiler/inspect/json.js";
import { inspect } from "../../compiler/inspect/index.js";
import { formats, stageNames } from "../../compiler/inspect/names.js";
import { GradcError } from "../../src/diagnostics.js";
import "../../src/index.js";
import { readSpec } from "../../src/spec/read.js";

interface JsonNode {
  readonly id: number;
  readonly op: string;
  readonly inputs: readonly number[];
  readonly attrs: { readonly [name: string]: unknown };
  readonly type: string;
  readonly label: string | null;
  readonly phase: string;
  readonly origin: { readonly pass: string; readonly rule: string; readonly from: number | null } | null;
}
interface JsonGraph {
  readonly name: string;
  readonly stage: string;
  readonly nodes: readonly JsonNode[];
  readonly outputs: { readonly [name: string]: number };
  readonly gradients: { readonly [name: string]: number };
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const example = (name: string): Promise<Compiled> => compile(readSpec(read(`graphs/${name}.json`), `${name}.json`));
const graphStages = ["source", "gradient", "simplified"] as const;

let digits: Compiled;
beforeAll(async () => {
  digits = await example("digits");
});

async function graphOf(compiled: Compiled, stage: (typeof graphStages)[number]): Promise<JsonGraph> {
  return JSON.parse(await inspect(compiled, stage, "json"));
}

describe("JSON", () => {
  test.each(["digits", "spring", "arm", "chain-rule", "rosenbrock-1000"])(
    "of %s keeps its schema at every stage",
    async (name) => {
      const compiled = await example(name);
      const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
      const validGraph = ajv.compile(JSON.parse(read("compiler/inspect/graph.schema.json")));
      const validKernels = ajv.compile(JSON.parse(read("compiler/inspect/kernels.schema.json")));
      for (const stage of stageNames) {
        const valid = stage === "kernels" ? validKernels : validGraph;
        const fits = valid(JSON.parse(await inspect(compiled, stage, "json")));
        expect(valid.errors ?? [], stage).toEqual([]);
        expect(fits).toBe(true);
      }
    },
  );

  test("lists live nodes, inputs before users, and every id that it mentions in the maps", async () => {
    for (const stage of graphStages) {
      const { nodes, outputs, gradients } = await graphOf(digits, stage);
      const seen = new Set<number>();
      for (const { id, inputs } of nodes) {
        expect(inputs.filter((input) => !seen.has(input))).toEqual([]);
        seen.add(id);
      }
      const named = [...Object.values(outputs), ...Object.values(gradients)];
      expect(named.filter((id) => !seen.has(id))).toEqual([]);
    }
  });

  test("tells forward from backward: forward nodes are those that outputs need", async () => {
    const { nodes, gradients, outputs } = await graphOf(digits, "gradient");
    const byId = new Map(nodes.map((node) => [node.id, node]));
    for (const id of Object.values(outputs)) expect(byId.get(id)?.phase).toBe("forward");
    for (const id of Object.values(gradients)) expect(byId.get(id)?.phase).toBe("backward");
    for (const { inputs, phase } of nodes) {
      if (phase === "forward") for (const input of inputs) expect(byId.get(input)?.phase).toBe("forward");
    }
    expect((await graphOf(digits, "source")).nodes.every(({ phase }) => phase === "forward")).toBe(true);
  });

  test("gives a node the same id at every stage, and its origin in the gradient", async () => {
    const [source, gradient] = await Promise.all([graphOf(digits, "source"), graphOf(digits, "gradient")]);
    const later = new Map(gradient.nodes.map((node) => [node.id, node]));
    for (const node of source.nodes) expect(later.get(node.id)).toEqual(node);
    const made = gradient.nodes.filter(({ origin }) => origin?.pass === "differentiate");
    expect(made.length).toBeGreaterThan(10);
    expect(source.nodes.every(({ origin }) => origin === null)).toBe(true);
  });

  test("writes non-finite numbers as strings, keeps -0, and sums up long constants", async () => {
    const spec = {
      name: "constants",
      inputs: { x: "f64" },
      constants: {
        short: { type: "f64[4]", value: ["NaN", "-Infinity", "zero", 0.1] },
        long: { type: "f64[65]", value: Array.from({ length: 65 }, (_, at) => at) },
      },
      nodes: { y: "x * short + sum(long)" },
      outputs: ["y"],
    };
    const text = await inspect(await compile(readSpec(JSON.stringify(spec).replace('"zero"', "-0"))), "source", "json");
    const { nodes }: JsonGraph = JSON.parse(text);
    const valueOf = (label: string): unknown => nodes.find((node) => node.label === label)?.attrs["value"];
    expect(valueOf("short")).toEqual(["NaN", "-Infinity", -0, 0.1]);
    expect(valueOf("long")).toEqual({ elements: 65, hash: hashOf(Float64Array.from({ length: 65 }, (_, at) => at)) });
  });

  test("hashes with FNV-1a: the empty list and the published value of eight zero bytes", () => {
    expect(hashOf([])).toBe("811c9dc5");
    expect(hashOf([0])).toBe("9be17165");
  });
});

describe("text", () => {
  test("names what the user named, and prints formulas, types and rules", async () => {
    const text = await inspect(digits, "gradient", "text");
    expect(text).toMatch(/^ {2}hidden +f32\[32, 64\] +relu\(%\d+\)$/m);
    expect(text).toMatch(/^ {2}%\d+ +f32\[32\] +softmaxCrossEntropy\(logits, y\)$/m);
    expect(text).toMatch(/^ {2}d_w1 +f32\[64, 64\] +matmul\(transpose\(x\), %\d+\) +contraction: db, of %\d+$/m);
    expect(text).not.toContain("broadcastTo(0");
  });

  test("of kernels prints the order of every sum", async () => {
    const text = await inspect(digits, "kernels", "text");
    expect(text).toContain("for k from 0 below 64");
    expect(text).toMatch(/^forward\n( {2}\w+\n)+/m);
    expect(text).toMatch(/^compute_\w+: \d+ flops, \d+ bytes$/m);
  });
});

describe("the picture of the gradient graph", () => {
  let svg = "";
  beforeAll(async () => {
    svg = await inspect(digits, "gradient", "svg");
  });
  /** Titles of the groups of a class: what a browser shows as a tooltip. */
  const titles = (kind: string): string[] =>
    [...svg.matchAll(new RegExp(`class="${kind}">\\n<title>([^<]*)</title>`, "g"))].map(([, title = ""]) => title);
  const words = (): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
  /** The left and right edge of the ground of a part. */
  const extentOf = (part: string): number[] => {
    const path = new RegExp(`class="cluster">\\n<title>${part}</title>\\n<path[^>]* d="([^"]*)"`).exec(svg)?.[1] ?? "";
    const across = [...path.matchAll(/(-?[\d.]+),-?[\d.]+/g)].map(([, value]) => Number(value));
    return [Math.min(...across), Math.max(...across)];
  };

  test("shows the user's names, the gradients, and composites by name", () => {
    for (const name of ["x", "y", "w1", "b1", "w2", "b2", "hidden", "logits", "loss", "d_w1", "d_b1", "d_w2", "d_b2"]) {
      expect(words()).toContain(name);
    }
    expect(words()).toContain("softmaxCrossEntropy(logits, y)");
    expect(words()).toContain("f32[64, 64]");
  });

  test("tells the origin of a node in its tooltip", () => {
    const [title = ""] = titles("node").filter((text) => text.startsWith("d_w1:"));
    expect(title).toContain("made by differentiate, rule contraction: db");
    expect(title).toContain("matmul(x, w1)");
  });

  test("puts forward on the left of backward, in colours of their own", () => {
    const [forward, backward] = [extentOf("forward"), extentOf("backward")];
    expect(forward[1]).toBeLessThan(backward[0] ?? NaN);
    expect(titles("cluster")).toEqual(["forward", "backward"]);
    const colours = ["forward", "backward"].map(
      (part) => new RegExp(`<title>${part}</title>\\n<path fill="(#\\w+)"`).exec(svg)?.[1],
    );
    expect(new Set(colours).size).toBe(2);
  });

  test("writes constants into the formulas of their users, so that no box is only a number", () => {
    expect(titles("node").filter((title) => /^%\d+: \S+ = -?[\d.]+$/.test(title))).toEqual([]);
    expect(words().some((text) => /^%\d+ \/ 32$/.test(text))).toBe(true);
  });

  test("holds nothing that changes with the program that drew it, and no script or link", () => {
    expect(svg).not.toMatch(/graphviz|<!--|<script|xlink:title|href="/i);
    expect(svg.startsWith("<svg ")).toBe(true);
  });

  test("is the same for the same spec", async () => {
    expect(await inspect(await example("digits"), "gradient", "svg")).toBe(svg);
  });
});

test("text in a picture cannot leave its element", async () => {
  const spec = {
    name: "marks",
    inputs: { x: "f64", y: "f64" },
    nodes: { z: "where(x < y && y > 0, x, y)" },
    outputs: ["z"],
  };
  const svg = await inspect(await compile(readSpec(JSON.stringify(spec))), "source", "svg");
  expect(svg).toContain("x &lt; y");
  expect(svg).toContain("&amp;&amp;");
});

test("every stage has every format, but that kernels are no picture", async () => {
  const chain = await example("chain-rule");
  for (const stage of graphStages) {
    for (const format of formats) expect((await inspect(chain, stage, format)).length).toBeGreaterThan(100);
  }
  await expect(inspect(chain, "kernels", "svg")).rejects.toThrow("the stage kernels is no graph");
});

test("a graph that is too large for a picture is refused", async () => {
  const sum = Array.from({ length: 1600 }, (_, at) => `x * ${at}`).join(" + ");
  const spec = { name: "large", inputs: { x: "f64" }, nodes: { y: sum }, outputs: ["y"] };
  const compiled = await compile(readSpec(JSON.stringify(spec)));
  const mistake: unknown = await inspect(compiled, "source", "svg").catch((error: unknown) => error);
  expect(mistake).toBeInstanceOf(GradcError);
  expect(String(mistake)).toMatch(/a picture of \d+ nodes cannot be read: the format svg draws at most 1500/);
  expect(await inspect(compiled, "source", "dot")).toContain("digraph");
});

describe("a program with every function", () => {
  const spec = {
    name: "every",
    inputs: { x: "f64[3]" },
    parameters: { w: "f64[3]" },
    state: { m: { type: "f64[3]", init: "zeros" } },
    nodes: { y: "training ? tanh(x * w) : x * w", loss: "sum(y * y)" },
    outputs: ["loss"],
    gradients: { of: "loss" },
    jvp: { of: "y", wrt: ["x"] },
    hvp: { of: "loss" },
    jacobian: { of: "y", wrt: "x" },
    hessian: { of: "loss", wrt: "w" },
    updates: { m: "0.9 * m + 0.1 * square(x)" },
  };
  const sets = ["outputs", "gradients", "jvp", "hvp", "jacobian", "hessian", "updates"] as const;
  const phases = ["forward", "backward", "jvp", "hvp", "jacobian", "hessian", "update"];

  test("has a phase and a map for each, in the schema's form", async () => {
    const compiled = await compile(readSpec(spec));
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    const validGraph = ajv.compile(JSON.parse(read("compiler/inspect/graph.schema.json")));
    const validKernels = ajv.compile(JSON.parse(read("compiler/inspect/kernels.schema.json")));
    for (const stage of stageNames) {
      const json: unknown = JSON.parse(await inspect(compiled, stage, "json"));
      expect((stage === "kernels" ? validKernels : validGraph)(json), stage).toBe(true);
    }
    const graph: JsonGraph & { readonly [S in (typeof sets)[number] | "state"]: { [name: string]: number } } =
      JSON.parse(await inspect(compiled, "gradient", "json"));
    const phaseOf = new Map(graph.nodes.map(({ id, phase }) => [id, phase]));
    expect(new Set(phaseOf.values())).toEqual(new Set(phases));
    expect(sets.map((set) => Object.keys(graph[set]))).toEqual([
      ["loss"],
      ["w"],
      ["y", "dy"],
      ["w"],
      ["jacobian"],
      ["hessian"],
      ["m"],
    ]);
    expect(Object.keys(graph.state)).toEqual(["m"]);
    sets.forEach((set, at) => {
      const ids = Object.values(graph[set]);
      expect(phaseOf.get(ids[ids.length - 1] ?? -1), set).toBe(phases[at]);
    });
  });

  test("is printed and drawn with all its parts", async () => {
    const compiled = await compile(readSpec(spec));
    const text = await inspect(compiled, "gradient", "text");
    for (const title of ["state", ...phases, ...sets, "evaluated"])
      expect(text, title).toMatch(new RegExp(`^${title}$`, "m"));
    const dot = await inspect(compiled, "gradient", "dot");
    for (const phase of phases) expect(dot).toContain(`subgraph cluster_${phase} {`);
    expect(await inspect(compiled, "gradient", "svg")).toContain("</svg>");
    expect(await inspect(compiled, "kernels", "text")).toMatch(/^step$/m);
    expect(await inspect(compiled, "source", "text")).toContain("training");
  });
});
