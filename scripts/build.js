/**
 * Builds dist/ from the TypeScript rooms. The old dist/ is removed first, so that no module outlives its source.
 * With --if-possible an install without development dependencies, where no TypeScript is there, is no failure.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const typescriptCommand = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const command = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

if (process.argv.includes("--if-possible") && !existsSync(typescriptCommand)) {
  console.log("gradc: TypeScript is not installed, so dist/ is left as it is.");
  process.exit(0);
}

rmSync(fileURLToPath(new URL("../dist", import.meta.url)), { recursive: true, force: true });
const built = spawnSync(process.execPath, [typescriptCommand, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
if (built.status !== 0) process.exit(1);
// `npx gradc` in a clone runs this file itself, and tsc does not set the executable bit.
if (existsSync(command)) chmodSync(command, 0o755);
