/** Emitted modules in pages, in Web Workers and in bundles, under policies that forbid eval, in real browsers. */
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browsers, type Visitor } from "./browsers.js";
import { indexPage, runInPage, runInWorker, Site, startWorker, type Page, type Visit } from "./site.js";
import { expectedReport, filesOf, notReady, subject, type Kind, type Report } from "./subject.js";

/** Pages fetch from where they come from: to report, and the program of the form bundler. */
const strict = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";
const withWasm = strict.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

const pages = new Map<string, Page>();
const names = ["js", "inline", "bundler"].flatMap((kind) => [kind, `${kind} in a Web Worker`]);
const refused = ["inline refused", "inline refused in a Web Worker"];
const bundled = ["inline by Vite", "bundler by Vite", "inline by esbuild", "bundler by esbuild"];
const pathOf = (name: string): string => name.replaceAll(" ", "-");
let folder = "",
  expected: Report,
  visits: ReadonlyMap<string, ReadonlyMap<string, Visit>>;

async function sourcesOf(kind: Kind, inWorker: boolean): Promise<Map<string, string | Uint8Array>> {
  return new Map([
    ...(await filesOf(kind)),
    ["index.html", indexPage],
    ["subject.js", subject],
    ["page.js", inWorker ? startWorker : runInPage],
    ...(inWorker ? [["worker.js", runInWorker] as const] : []),
  ]);
}

function save(folderOf: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  mkdirSync(folderOf, { recursive: true });
  for (const [name, content] of files) writeFileSync(path.join(folderOf, name), content);
}

function filesBelow(root: string): Map<string, Uint8Array> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(root, file), readFileSync(file)];
    }),
  );
}

/** As `vite build` does it, with addresses that do not depend on where the page lies. */
function byVite(root: string): Map<string, Uint8Array> {
  const vite = fileURLToPath(new URL("node_modules/vite/bin/vite.js", import.meta.url));
  const flags = ["build", root, "--base", "./", "--logLevel", "error"];
  writeFileSync(path.join(root, "vite.config.js"), `export default { build: { target: "es2022" } };`);
  execFileSync(process.execPath, [vite, ...flags], { cwd: root, stdio: "pipe", env: { ...process.env, NODE_ENV: "" } });
  return filesBelow(path.join(root, "dist"));
}

/** One file in place of page.js. esbuild leaves addresses as they are: the program is copied beside the bundle. */
async function byEsbuild(root: string): Promise<Map<string, Uint8Array>> {
  const outfile = path.join(root, "dist", "page.js");
  await build({ entryPoints: [path.join(root, "page.js")], outfile, bundle: true, format: "esm", logLevel: "silent" });
  const files = filesBelow(root);
  const kept = [...files].filter(([name]) => name === "index.html" || name === "digits.wasm");
  return new Map([...kept, ...filesBelow(path.join(root, "dist"))]);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "gradc-bundles-"));
  for (const name of names) {
    const kind = name.startsWith("js") ? "js" : name.startsWith("inline") ? "inline" : "bundler";
    const files = await sourcesOf(kind, name.endsWith("Worker"));
    pages.set(pathOf(name), { policy: kind === "js" ? strict : withWasm, files });
  }
  for (const name of refused)
    pages.set(pathOf(name), { policy: strict, files: await sourcesOf("inline", name.endsWith("Worker")) });
  for (const name of bundled) {
    const root = path.join(folder, pathOf(name));
    save(root, await sourcesOf(name.startsWith("inline") ? "inline" : "bundler", false));
    pages.set(pathOf(name), { policy: withWasm, files: name.endsWith("Vite") ? byVite(root) : await byEsbuild(root) });
  }
  expected = await expectedReport();
  visits = new Map(
    await Promise.all(Object.entries(browsers).map(async ([name, go]) => [name, await tour(go)] as const)),
  );
});

/** What all pages report to a server of their own. */
async function tour(go: Visitor): Promise<ReadonlyMap<string, Visit>> {
  const site = await Site.open(pages),
    leave = await go(site.start);
  const reports = await site.reports(60_000);
  await leave();
  site.close();
  return reports;
}

afterAll(() => {
  if (folder !== "") rmSync(folder, { recursive: true });
});

describe.each(Object.keys(browsers))("in %s", (browser) => {
  const visitTo = (name: string): Visit | undefined => visits.get(browser)?.get(pathOf(name));

  test("all pages report", () => {
    expect([...(visits.get(browser)?.keys() ?? [])]).toEqual([...pages.keys()]);
  });

  test.each([...names, ...bundled])("the module gives the bits of Node: %s", (name) => {
    // The form that is fetched is not there at the first call.
    const early = name.startsWith("bundler") ? notReady : "";
    expect(visitTo(name)).toEqual({ ...expected, early, violations: [] });
  });

  test.each(refused)("without 'wasm-unsafe-eval' the error says what the browser says: %s", (name) => {
    const visit = visitTo(name);
    expect(visit?.early).toBe(notReady);
    expect(visit?.error).toMatch(/^Error: digits has no WebAssembly here: .*(Content Security Policy|CSP)/);
    expect(visit?.numbers).toBeUndefined();
  });
});
