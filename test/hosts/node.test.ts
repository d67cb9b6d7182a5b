/** Emitted modules in Node: the one that runs the tests, and the newest. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectedReport, filesOf, subject, type Kind } from "./subject.js";

const newest = fileURLToPath(new URL(`node_modules/node-linux-${arch()}/bin/node`, import.meta.url));
const kinds: readonly Kind[] = ["js", "inline", "node"];
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "gradc-node-"));
  writeFileSync(path.join(folder, "package.json"), `{ "type": "module" }`);
  writeFileSync(path.join(folder, "subject.js"), subject);
  writeFileSync(
    path.join(folder, "main.js"),
    `import { report } from "./subject.js"; console.log(JSON.stringify(await report()));`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const cases = [process.execPath, newest].flatMap((node) => kinds.map((kind) => [kind, node] as const));
test.each(cases)("a module (%s) gives the same bits from the start in %s", async (kind, node) => {
  for (const [name, content] of await filesOf(kind)) writeFileSync(path.join(folder, name), content);
  // Elsewhere than the module: its program lies beside it, not where the process is.
  const output = execFileSync(node, [path.join(folder, "main.js")], { encoding: "utf8", cwd: tmpdir(), stdio: "pipe" });
  expect(JSON.parse(output)).toEqual(await expectedReport());
});

test("the newest Node is newer than the one that runs the tests", () => {
  const major = (node: string): number =>
    Number(/^v(\d+)/.exec(execFileSync(node, ["--version"], { encoding: "utf8" }))?.[1]);
  expect(major(newest)).toBeGreaterThanOrEqual(26);
  expect(major(process.execPath)).toBeGreaterThanOrEqual(20);
});
