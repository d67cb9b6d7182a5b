// The main job, end to end: compile graphs/digits.json with the command, import the module, train it on real digits.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { train } from "./train.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const gradc = (...args) =>
  execFileSync(process.execPath, [path("../../dist/cli/main.js"), ...args], { stdio: "inherit" });

gradc("compile", path("../../graphs/digits.json"), "-o", path("built"));
gradc(
  "inspect",
  path("../../graphs/digits.json"),
  "--stage",
  "gradient",
  "--format",
  "svg",
  "-o",
  path("built/gradient.svg"),
);
const { create } = await import("./built/digits.js");

const model = create(),
  accuracies = [];
let microseconds = 0;
for (const seed of [1, 2, 3, 4, 5]) {
  const result = train(model, seed, ({ epoch, epochs, loss }) => {
    if (epoch % 10 === 0) console.log(`seed ${seed}  epoch ${epoch} of ${epochs}  loss ${loss.toFixed(4)}`);
  });
  console.log(`seed ${seed}  accuracy on 360 unseen digits ${(100 * result.accuracy).toFixed(1)} %`);
  accuracies.push(result.accuracy);
  microseconds = result.microseconds;
}
const median = accuracies.sort((a, b) => a - b)[2];
console.log(`test accuracy ${(100 * median).toFixed(1)} %`);
console.log(`a step of 32 digits takes ${microseconds.toFixed(0)} microseconds`);
console.log(`the gradient graph: ${path("built/gradient.svg")}`);
