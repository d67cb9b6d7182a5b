// What a run found, as RESULTS.md.
import { geometricMean, isMeasured, median, number, ratio, ratioOf, share, time } from "./figures.mjs";

export function line(cells) {
  return `| ${cells.join(" | ")} |`;
}

function table(heads, rows) {
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** One line while a run is under way. */
export function summary({ name, what, results }) {
  return `${name}, ${what}: ${Object.entries(results)
    .map(([peer, result]) => `${peer} ${time(result)}`)
    .join("; ")}`;
}

const resultOf = (results, kind) => Object.entries(results).find(([peer]) => peer.startsWith(kind))?.[1];

/** What the peak of the machine is, in billions of multiply-adds a second. */
function rate(peak) {
  return isMeasured(peak) ? number(peak.amount / median(peak.times) / 1000) : "";
}

function ownRow({ name, what, results, multiplyAdds }) {
  const { "gradc wasm": wasm, "gradc js": js, "gradc wasm, arrays": arrays } = results,
    [tile, registers] = [resultOf(results, "tile"), resultOf(results, "registers")];
  const shares = [tile, registers].flatMap((peak) => [
    rate(peak),
    peak === undefined ? "" : share(wasm, peak, multiplyAdds),
  ]);
  return [name, what, time(wasm), ...shares, time(arrays), time(js), ratio(js, wasm)];
}

const others = ["tfjs wasm", "tfjs cpu", "jax-js wasm", "onnx wasm"];

function peerRow({ name, what, results }) {
  const wasm = results["gradc wasm"];
  return [name, what, time(wasm), ...others.flatMap((peer) => [time(results[peer]), ratio(results[peer], wasm)])];
}

/** Of each step the ratio to the best of these, where one can run it. */
function means(steps, peers) {
  const ratios = steps.flatMap(({ results }) => {
    const all = peers.map((peer) => ratioOf(results[peer], results["gradc wasm"])).filter((each) => each !== null);
    return all.length === 0 ? [] : [Math.min(...all)];
  });
  const worst = ratios.length === 0 ? "" : number(Math.min(...ratios));
  return [number(geometricMean(ratios)), worst, String(ratios.length)];
}

function meanRows(steps) {
  const gradients = steps.filter(({ what }) => what === "gradients");
  const rows = [
    ["tfjs, the faster backend, gradients", gradients, ["tfjs wasm", "tfjs cpu"]],
    ["tfjs, the faster backend, all", steps, ["tfjs wasm", "tfjs cpu"]],
    ["tfjs wasm, all", steps, ["tfjs wasm"]],
    ["jax-js, gradients", gradients, ["jax-js wasm"]],
    ["jax-js, all", steps, ["jax-js wasm"]],
    ["onnxruntime-web, forward", steps, ["onnx wasm"]],
  ];
  return rows.map(([title, of, peers]) => [title, ...means(of, peers)]);
}

function handRow({ name, results: { "gradc js": js, "gradc wasm": wasm, "hand js": handJs, "hand wasm": handWasm } }) {
  return [name, time(js), time(handJs), ratio(js, handJs), time(wasm), time(handWasm), ratio(wasm, handWasm)];
}

function arrayRow({ name, results: { "gradc wasm": wasm, "gradc js": js, "copy 16 MB": copy }, bytes }) {
  const copied =
    copy === undefined ? ["", ""] : [number(copy.amount / median(copy.times) / 1000), share(wasm, copy, bytes)];
  return [name, time(wasm), time(js), ratio(js, wasm), ...copied];
}

function compileRow({ name, js, wasm }) {
  return [name, js.seconds.toFixed(2), wasm.seconds.toFixed(2), js.gzipped, wasm.gzipped, wasm.wasm].map(String);
}

/** What peers cannot run, in their own words. */
function refusals(steps) {
  const all = steps.flatMap(({ name, what, results }) =>
    Object.entries(results).flatMap(([peer, { cannot }]) =>
      cannot === undefined ? [] : [`${peer} cannot run ${name}, ${what}: "${cannot.split("\n")[0]}".`],
    ),
  );
  return all.join("\n\n");
}

const heads = {
  own: [
    "workload",
    "step",
    "gradc wasm, us",
    "tile, G/s",
    "share",
    "registers, G/s",
    "share",
    "arrays, us",
    "gradc js, us",
    "js / wasm",
  ],
  peers: ["workload", "step", "gradc wasm, us", ...others.flatMap((peer) => [`${peer}, us`, "/ gradc"])],
  means: ["peer / gradc wasm", "geometric mean", "least", "steps"],
  hand: [
    "workload",
    "gradc js, us",
    "by hand, us",
    "gradc / hand",
    "gradc wasm, us",
    "by hand in WASM, us",
    "gradc / hand",
  ],
  arrays: ["work", "gradc wasm, us", "gradc js, us", "js / wasm", "copy, GB/s", "share of the copy"],
  compiled: ["spec", "to js, s", "to wasm, s", "js gzipped", "wasm module gzipped", "its WebAssembly"],
  calls: ["tensors", "ns"],
};

export function report({ versions, machine, rounds, minutes, steps, arrays, compiled, calls }) {
  const byHand = steps.filter(({ results }) => "hand js" in results);
  return `# Results

Made by \`npm run bench\` with ${versions}, on ${machine}, in ${minutes.toFixed(0)} minutes.

Microseconds of CPU time of a step: the median of ${rounds} batches of some 20 ms, and half of the distance between the
quartiles in percent of it. Each peer has a process of its own; they take turns batch by batch, and a ratio is the
median of the ratios of neighbouring turns. Who needs more than a quarter of a second takes part in fewer rounds. A step
is the loss alone (forward), or the loss and the gradient of every parameter. Every peer's results are first checked:
those of the workloads against float64 values made with PyTorch, every entry of the examples against gradc's reference
evaluator in float64, to 1e-4.

gradc's modules and the code by hand run on their own memory; "arrays" is the WebAssembly module called with the
caller's arrays for inputs and results. The peaks are WebAssembly written by hand, measured in the same turns: a tile of
4 x 8 sums whose operands lie in the first cache, and a loop in registers alone, in billions of multiply-adds a second.
A share counts the multiply-adds of contractions only, though the time is that of the whole step.

${table(heads.own, steps.map(ownRow))}

tfjs is called as its documentation says; it computes in f32 throughout. jax-js runs functions that it has compiled, on
WebAssembly, in one thread: Node has not the workers that it would use in a browser. onnxruntime-web runs in one thread,
and has forward passes only. Neither tfjs nor jax-js has a scan: their LSTMs are loops of JavaScript, which jax-js writes
out when it compiles them.

${table(heads.peers, steps.map(peerRow))}

${refusals(steps)}

${table(heads.means, meanRows(steps))}

By hand:

${table(heads.hand, byHand.map(handRow))}

Functions of a million numbers of f32, and work over 16 MB: the share is that of the bytes a second that \`memory.copy\`
of 16 MB reads and writes in the same turns.

${table(heads.arrays, arrays.map(arrayRow))}

Compiling, in seconds of CPU time from the start of a process, and bytes of the modules:

${table(heads.compiled, compiled.map(compileRow))}

What the checks of a call cost that passes every array and \`out\`, beside the copies that it makes of them:

${table(
  heads.calls,
  calls.map(({ tensors, ns }) => [tensors, ns.toFixed(0)]),
)}
`;
}
