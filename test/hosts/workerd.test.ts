/**
 * Emitted modules in workerd, which runs Cloudflare's workers. It forbids to compile text and bytes: with a compatibility
 * date before June 2025 always, with a later one as soon as the worker has started.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectedReport, filesOf, notReady, subject, type Kind, type Report } from "./subject.js";

const kinds: readonly Kind[] = ["js", "worker", "inline"];
let folder = "",
  server: ChildProcess,
  reports: ReadonlyMap<Date, Reports>;

type Reports = { readonly [K in Kind]?: Report };
const dates = ["2025-05-31", "2026-11-01"] as const;
type Date = (typeof dates)[number];

const main = `${kinds.map((kind) => `import { report as ${kind} } from "./${kind}/subject.js";`).join("\n")}
export default {
  async fetch() {
    return Response.json({ ${kinds.map((kind) => `${kind}: await ${kind}()`).join(", ")} });
  },
};
`;

function configuration(names: readonly string[]): string {
  const modules = names.map(
    (name) => `(name = "${name}", ${name.endsWith(".wasm") ? "wasm" : "esModule"} = embed "${name}")`,
  );
  const services = dates.map(
    (date) => `(name = "${date}", worker = (modules = .modules, compatibilityDate = "${date}"))`,
  );
  const sockets = dates.map((date) => `(name = "${date}", address = "127.0.0.1:0", http = (), service = "${date}")`);
  return `using Workerd = import "/workerd/workerd.capnp";
const modules :List(Workerd.Worker.Module) = [${modules.join(", ")}];
const config :Workerd.Config = (services = [${services.join(", ")}], sockets = [${sockets.join(", ")}]);
`;
}

/** The port of each socket, which the server writes to its fourth stream when it listens. */
async function portsOf(child: ChildProcess): Promise<Map<string, number>> {
  const stream = child.stdio[3],
    ports = new Map<string, number>();
  if (!(stream instanceof Readable)) throw new Error("workerd has no control stream");
  for await (const line of createInterface(stream)) {
    const { socket, port }: { socket: string; port: number } = JSON.parse(line);
    ports.set(socket, port);
    if (ports.size === dates.length) return ports;
  }
  throw new Error("workerd ended");
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "gradc-workerd-"));
  const files = new Map<string, string | Uint8Array>([["main.js", main]]);
  for (const kind of kinds) {
    mkdirSync(path.join(folder, kind));
    files.set(`${kind}/subject.js`, subject);
    for (const [name, content] of await filesOf(kind)) files.set(`${kind}/${name}`, content);
  }
  for (const [name, content] of files) writeFileSync(path.join(folder, name), content);
  writeFileSync(path.join(folder, "config.capnp"), configuration([...files.keys()]));
  // The command of the package workerd starts this program, but hands on no fourth stream.
  const kind = `workerd-linux-${arch() === "x64" ? "64" : arch()}`,
    program = fileURLToPath(new URL(`node_modules/@cloudflare/${kind}/bin/workerd`, import.meta.url));
  server = spawn(program, ["serve", path.join(folder, "config.capnp"), "--control-fd=3"], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const ports = await portsOf(server);
  const asked = dates.map(async (date): Promise<[Date, Reports]> => {
    const response = await fetch(`http://127.0.0.1:${ports.get(date) ?? 0}/`);
    return [date, JSON.parse(await response.text())];
  });
  reports = new Map(await Promise.all(asked));
});
afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true });
});

const cases = dates.flatMap((date) => (["js", "worker"] as const).map((kind) => [kind, date] as const));
test.each(cases)("the module gives the bits of Node from the start: %s, %s", async (kind, date) => {
  expect(reports.get(date)?.[kind]).toEqual(await expectedReport());
});

test("the form inline is compiled while the worker starts, where the date allows it", async () => {
  const { early, error } = reports.get("2025-05-31")?.inline ?? {};
  expect(early).toBe(notReady);
  expect(error).toMatch(/^Error: digits has no WebAssembly here: .*code generation disallowed/i);
  expect(reports.get("2026-11-01")?.inline).toEqual(await expectedReport());
});
