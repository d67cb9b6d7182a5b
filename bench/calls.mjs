// What the checks of a call cost: a call with every array and `out`, against a call on the model's own memory between
// the same copies written out. In one process, batch by batch; prints nanoseconds for each number of tensors.
import { compile, load, readSpec } from "../dist/compiler/index.js";

const counts = [1, 2, 4, 8],
  steps = 200_000,
  rounds = 31;
const rows = [];
for (const parameters of counts) rows.push({ tensors: 2 * parameters, ns: await checksOf(parameters) });
console.log(JSON.stringify(rows));

async function checksOf(parameters) {
  const names = Array.from({ length: parameters }, (_, at) => `w${at}`);
  const module = await load(
    await compile(
      readSpec({
        name: "calls",
        parameters: Object.fromEntries(names.map((name) => [name, "f64[4]"])),
        nodes: { loss: names.map((name) => `sum(${name} * ${name})`).join(" + ") },
        outputs: ["loss"],
        gradients: { of: "loss" },
      }),
    ),
  );
  const given = Object.fromEntries(names.map((name, at) => [name, Float64Array.of(at, 1, 2, 3)]));
  const [checked, plain] = [withArguments, withCopies].map((make) => make(module.create(), given));
  const differences = [];
  for (let round = 0; round < rounds; round++) differences.push(nanoseconds(checked) - nanoseconds(plain));
  return differences.sort((a, b) => a - b)[rounds >> 1];
}

function withArguments({ forwardBackward }, given) {
  const out = forwardBackward(given);
  return (turn) => {
    given.w0[0] = turn & 1;
    forwardBackward(given, out);
  };
}

/** The copies that a call makes, for each number of parameters as one would write them. */
function withCopies({ forwardBackward, parameters, gradients, outputs }, given) {
  const names = Object.keys(given),
    out = { outputs: { loss: 0 }, gradients: Object.fromEntries(names.map((name) => [name, new Float64Array(4)])) };
  const copies = [
    ...names.map((name) => `parameters.${name}.set(given.${name});`),
    "forwardBackward();",
    "out.outputs.loss = outputs.loss;",
    ...names.map((name) => `out.gradients.${name}.set(gradients.${name});`),
  ];
  const body = `return (turn) => { given.w0[0] = turn & 1; ${copies.join(" ")} };`;
  const make = new Function("given", "parameters", "gradients", "outputs", "out", "forwardBackward", body);
  return make(given, parameters, gradients, outputs, out, forwardBackward);
}

function nanoseconds(step) {
  const before = process.cpuUsage();
  for (let turn = 0; turn < steps; turn++) step(turn);
  const { user, system } = process.cpuUsage(before);
  return (1000 * (user + system)) / steps;
}
