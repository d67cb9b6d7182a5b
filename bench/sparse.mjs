// How the time of sparse matrices grows with the unknowns; writes SPARSE.md.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { compile, load, readSpec } from "../dist/compiler/index.js";

const sizes = [1000, 10_000, 100_000];

/** A spec for a number of unknowns, and which function is measured. */
const problems = {
  "tridiagonal (Broyden)": (n) => ({
    inputs: { x: `f64[${n}]` },
    nodes: { p: "pad(x, [[1, 1]])", y: '(3 - 2 * x) * x - slice(p, [":-2"]) - 2 * slice(p, ["2:"]) + 1' },
    outputs: ["y"],
    jacobian: { of: "y", wrt: "x", sparse: true },
  }),
  "Rosenbrock's Hessian": (n) => ({
    inputs: { x: `f64[${n}]` },
    nodes: { a: 'slice(x, [":-1"])', b: 'slice(x, ["1:"])', loss: "sum(100 * (b - a ** 2) ** 2 + (1 - a) ** 2)" },
    outputs: ["loss"],
    hessian: { of: "loss", wrt: "x", sparse: true },
  }),
  "2-D Laplacian with a reaction": (n) => {
    const side = Math.round(Math.sqrt(n)),
      at = (part) => `slice(p, [${part}])`;
    return {
      inputs: { x: `f64[${side}, ${side}]` },
      nodes: {
        p: "pad(x, [[1, 1], [1, 1]])",
        y: `4 * x - ${at('":-2", "1:-1"')} - ${at('"2:", "1:-1"')} - ${at('"1:-1", ":-2"')} - ${at('"1:-1", "2:"')} + x ** 3`,
      },
      outputs: ["y"],
      jacobian: { of: "y", wrt: "x", sparse: true },
    };
  },
  "arrow: a full row and column": (n) => ({
    inputs: { x: `f64[${n}]` },
    nodes: { h: 'slice(x, ["0:1"])', y: 'concat([reshape(sum(x ** 2), [1]), slice(x ** 3 * h, ["1:"])])' },
    outputs: ["y"],
    jacobian: { of: "y", wrt: "x", sparse: true },
  }),
  "symmetric arrow, Hessian": (n) => ({
    inputs: { x: `f64[${n}]` },
    nodes: { h: 'slice(x, ["0:1"])', loss: "sum(x ** 4) + sum(h * sin(x))" },
    outputs: ["loss"],
    hessian: { of: "loss", wrt: "x", sparse: true },
  }),
  "blocks of four": (n) => ({
    inputs: { x: `f64[${n / 4}, 4]` },
    nodes: { y: "cumSum(x ** 2) * sum(x, { axis: 1, keepDims: true })" },
    outputs: ["y"],
    jacobian: { of: "y", wrt: "x", sparse: true },
  }),
};

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds of CPU time: the median of some runs. */
async function timed(count, run) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const before = cpu();
    await run();
    times.push(cpu() - before);
  }
  return median(times);
}

async function measure(spec) {
  const program = readSpec({ name: "sparse", ...spec }),
    compiled = await compile(program),
    compiling = await timed(5, () => compile(program));
  const module = await load(compiled),
    key = spec.hessian === undefined ? "jacobian" : "hessian",
    model = module.create(),
    { length } = model.inputs.x;
  for (let i = 0; i < length; i++) model.inputs.x[i] = Math.sin(i + 1);
  const repeat = Math.ceil(2e6 / length);
  const calls = () => {
    for (let i = 0; i < repeat; i++) model[key]();
  };
  calls();
  const calling = (await timed(9, calls)) / repeat;
  const { colours, nonzeros } = module.signature[key];
  return { unknowns: length, colours, nonzeros, kilobytes: compiled.javascript.length / 1000, compiling, calling };
}

const rows = [];
for (const [name, problem] of Object.entries(problems))
  for (const size of sizes) {
    const { unknowns, colours, nonzeros, kilobytes, compiling, calling } = await measure(problem(size)),
      each = (milliseconds) => ((1e6 * milliseconds) / unknowns).toPrecision(3);
    rows.push([
      ...[name, unknowns, colours, nonzeros, kilobytes.toFixed(0)],
      ...[compiling.toFixed(0), each(compiling), calling.toPrecision(3), each(calling)],
    ]);
    console.log(rows.at(-1).join(" | "));
  }

const table = [
  "| matrix | unknowns | products | nonzeros | module, KB | compile, ms | ns an unknown | call, ms | ns an unknown |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
  ...rows.map((row) => `| ${row.join(" | ")} |`),
].join("\n");
writeFileSync(
  new URL("./SPARSE.md", import.meta.url),
  `# Sparse matrices

Made by \`npm run sparse\` with Node ${process.version}, on ${cpus()[0].model} (${process.arch}, ${cpus().length} cores). CPU time,
medians: of 5 compilations, which find the pattern and colour it, and of 9 batches of calls, which give the values of all
nonzeros. Linear growth is a constant time an unknown.

${table}
`,
);
