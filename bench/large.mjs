// A graph of 100,000 scalar nodes, whose compilation is measured: last = 0.75 sin(last) + y last, 33,400 times.
const steps = 33_400;

export function largeSpec() {
  const nodes = { n0: "x" };
  for (let at = 1; at < steps; at++) nodes[`n${at}`] = `0.75 * sin(n${at - 1}) + y * n${at - 1}`;
  nodes.last = `n${steps - 1} + x`;
  return { parameters: { x: "f64", y: "f64" }, nodes, outputs: ["last"], gradients: { of: "last" } };
}
