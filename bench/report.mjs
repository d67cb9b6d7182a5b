// What a run found, as RESULTS.md.

const median = (values) => quantile(values, 0.5);

function quantile(values, at) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * at)];
}

function number(x) {
  return x >= 100 ? x.toFixed(0) : x.toPrecision(3);
}

/** The median and half of what lies between the quartiles, in percent of it. */
function time({ times, cannot }) {
  if (cannot !== undefined) return "cannot";
  const spread = (quantile(times, 0.75) - quantile(times, 0.25)) / 2 / median(times);
  return `${number(median(times))} ± ${(100 * spread).toFixed(0)} %`;
}

/** The median of the ratios of neighbouring turns: a phase in which the machine is slow meets both. */
function ratio(a, b) {
  return a.cannot === undefined ? number(median(a.times.map((each, round) => each / b.times[round]))) : "-";
}

/** A row of the small workloads: tfjs on the faster of its backends. */
export function workloadRow({ name, results }) {
  const { gradc, hand, "jax-js wasm": jax } = results;
  const [best] = ["wasm", "cpu"].sort(
    (a, b) => median(results[`tfjs ${a}`].times) - median(results[`tfjs ${b}`].times),
  );
  const tensorflow = results[`tfjs ${best}`];
  const compared = [`${time(tensorflow)} (${best})`, ratio(tensorflow, gradc), time(jax), ratio(jax, gradc)];
  return line([name, time(gradc), time(hand), ratio(gradc, hand), ...compared]);
}

export function exampleRow({ name, what, results: { gradc, ...peers } }) {
  const cells = Object.values(peers).flatMap((peer) => [time(peer), ratio(peer, gradc)]);
  return line([name, what, time(gradc), ...cells]);
}

/** What peers cannot run, in their own words. */
function refusals(examples) {
  const all = examples.flatMap(({ name, what, results }) =>
    Object.entries(results).flatMap(([peer, { cannot }]) =>
      cannot === undefined ? [] : [`\n${peer} cannot run ${name}, ${what}: "${cannot.split("\n")[0]}".\n`],
    ),
  );
  return all.join("");
}

export function line(cells) {
  return `| ${cells.join(" | ")} |`;
}

export function report({ versions, machine, rounds, workloads, examples, calls }) {
  return `# Results

Made by \`npm run bench\` with ${versions}, on ${machine}.

Microseconds of CPU time of a step: the median of ${rounds} batches of some 20 ms, and half of the distance between the
quartiles in percent of it. Each peer has a process of its own; they take turns batch by batch, and a ratio is the
median of the ratios of neighbouring turns. gradc's JavaScript modules and the code by hand run on their own memory. tfjs
is called as its documentation says; it computes in f32 throughout. jax-js runs functions that it has compiled, on
WebAssembly, in one thread: Node has not the workers that it would use in a browser.

A step is the loss and the gradient of every parameter. Every peer's loss and gradients are first checked against
float64 values made with PyTorch; of tfjs's backends, the faster is shown.

| workload | gradc, us | by hand, us | gradc / hand | tfjs, us | tfjs / gradc | jax-js, us | jax-js / gradc |
| --- | --- | --- | --- | --- | --- | --- | --- |
${workloads.map(workloadRow).join("\n")}

Large examples, from \`graphs/\`: the loss alone (forward), and the loss with all gradients. Every peer's loss and each
entry of its gradients are first checked against gradc's reference evaluator in float64. The LSTM and the Gaussian
mixture are f64, which tfjs computes in f32. Neither peer has a scan: their LSTMs are loops of JavaScript, which jax-js
writes out when it compiles them.

| example | step | gradc, us | tfjs wasm, us | / gradc | tfjs cpu, us | / gradc | jax-js wasm, us | / gradc |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${examples.map(exampleRow).join("\n")}
${refusals(examples)}
What the checks of a call cost that passes every array and \`out\`, beside the copies that it makes of them:

| tensors | ns |
| --- | --- |
${calls.map(({ tensors, ns }) => line([tensors, ns.toFixed(0)])).join("\n")}
`;
}
