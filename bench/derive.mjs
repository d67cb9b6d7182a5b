// How the time of building and differentiating a graph grows with its nodes, in graphs of four extreme shapes.
import { gradients } from "../dist/compiler/index.js";
import { Tensor } from "../dist/src/builder.js";
import { appendInput } from "../dist/src/families/source.js";
import { Graph } from "../dist/src/graph.js";
import { add, mul, sin, stack, sum, tanh } from "../dist/src/index.js";

const sizes = [1000, 10_000, 100_000];
const functions = [sin, tanh];
const nth = (items, at) => items[at % items.length];

const shapes = {
  "a chain": (graph, x, size) => {
    const links = [(y) => add(y, x), (y) => mul(y, x), ...functions];
    let y = x;
    for (let at = 0; graph.nodes.length < size; at++) y = nth(links, at)(y);
    return y;
  },
  "each unit reads all before it": (graph, x, size) => {
    const units = [x];
    while (graph.nodes.length < size) {
      const joined = units.reduceRight((sum, unit, at) => (at % 2 === 0 ? add(sum, unit) : mul(sum, unit)));
      units.push(nth(functions, units.length)(joined));
    }
    return units.at(-1);
  },
  "one node read by all": (graph, x, size) => {
    let y = x;
    for (let at = 0; graph.nodes.length < size; at++) y = add(y, nth(functions, at)(mul(x, at + 2)));
    return y;
  },
  "one node that reads all": (graph, x, size) => {
    const terms = [];
    while (graph.nodes.length < size) terms.push(nth(functions, terms.length)(mul(x, terms.length + 2)));
    return sum(stack(terms));
  },
};

/** Microseconds of CPU time a node: the least of several runs, since other work only adds. */
function timeANode(make, size) {
  const times = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage(),
      graph = new Graph(),
      x = Tensor.of(appendInput(graph, "x", { dtype: "f64", shape: [] })),
      y = make(graph, x, size),
      { length } = graph.nodes;
    gradients(y.node, [x.node]);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / length;
  });
  return Math.min(...times);
}

console.log(`Microseconds a node to build and differentiate ${sizes.join(", ")} nodes:`);
for (const [name, make] of Object.entries(shapes))
  console.log(`  ${name}: ${sizes.map((size) => timeANode(make, size).toFixed(2)).join(", ")}`);
