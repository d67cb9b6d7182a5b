/**
 * Builds dist/ from the TypeScript rooms. The old dist/ is removed first, so that no module outlives its source.
 * With --if-possible an install without development dependencies, where no TypeScript is there, is no failure.
 */
import { chmodSync, existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pathOf = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

if (process.argv.includes("--if-possible") && !existsSync(pathOf("node_modules/typescript"))) {
  console.log("gradc: TypeScript is not installed, so dist/ is left as it is.");
  process.exit(0);
}
const { default: typescript } = await import("typescript");

function failIfWrong(diagnostics) {
  if (diagnostics.length === 0) return;
  const host = { getCurrentDirectory: () => pathOf(""), getCanonicalFileName: (file) => file, getNewLine: () => "\n" };
  console.error(typescript.formatDiagnostics(diagnostics, host));
  process.exit(1);
}

rmSync(pathOf("dist"), { recursive: true, force: true });
const host = { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => failIfWrong([diagnostic]) };
const { fileNames, options, errors } = typescript.getParsedCommandLineOfConfigFile(
  pathOf("tsconfig.build.json"),
  {},
  host,
);
failIfWrong(errors);
const declared = typescript.createProgram(fileNames, { ...options, emitDeclarationOnly: true });
failIfWrong(typescript.getPreEmitDiagnostics(declared));
failIfWrong(declared.emit().diagnostics);
// Comments stand in the declarations, where editors show them, and in the sources that the maps hold. In the code
// itself a bundler keeps some of them, and they would make up 5 KB of a page's 300.
const code = { ...options, declaration: false, removeComments: true, noCheck: true };
failIfWrong(typescript.createProgram(fileNames, code, undefined, declared).emit().diagnostics);
// `npx gradc` in a clone runs this file itself, and tsc does not set the executable bit.
const command = pathOf("dist/cli/main.js");
if (existsSync(command)) chmodSync(command, 0o755);
