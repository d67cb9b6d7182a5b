/** Emitted modules in a page and in a worker of headless Chromium, under a policy that forbids eval. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile, load, readSpec } from "../../compiler/index.js";

const policy = "default-src 'none'; script-src 'self'; worker-src 'self'";
const files = new Map<string, { type: string; text: string }>();
let server: Server, browser: Browser, origin: string;

const script = `
import { create } from "./module.js";
export function run() {
  const model = create();
  let state = 7;
  for (const inputs of [model.inputs, model.parameters]) for (const array of Object.values(inputs)) {
    for (let i = 0; i < array.length; i++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      array[i] = array instanceof Int32Array ? state % 10 : (state / 2 ** 32 - 0.5) * 0.5;
    }
  }
  const { outputs, gradients } = model.forwardBackward();
  return [outputs.loss, ...Object.values(gradients).flatMap((array) => [...array])];
}`;

beforeAll(async () => {
  const compiled = await compile(readSpec(readFileSync(new URL("../../graphs/digits.json", import.meta.url), "utf8")));
  const javascript = (text: string): { type: string; text: string } => ({ type: "text/javascript", text });
  files.set("/module.js", javascript(compiled.javascript));
  files.set("/run.js", javascript(script));
  files.set("/page.js", javascript(`import { run } from "./run.js"; globalThis.result = run();`));
  files.set("/worker.js", javascript(`import { run } from "./run.js"; postMessage(run());`));
  files.set(
    "/start.js",
    javascript(`new Worker("/worker.js", { type: "module" }).onmessage = ({ data }) => { globalThis.result = data; };`),
  );
  files.set("/page.html", { type: "text/html", text: `<!doctype html><script type="module" src="/page.js"></script>` });
  files.set("/worker.html", {
    type: "text/html",
    text: `<!doctype html><script type="module" src="/start.js"></script>`,
  });
  server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": file?.type ?? "text/plain",
      "content-security-policy": policy,
    });
    response.end(file?.text ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** The numbers that Node computes with the same module. */
async function inNode(): Promise<number[]> {
  const compiled = await compile(readSpec(readFileSync(new URL("../../graphs/digits.json", import.meta.url), "utf8")));
  const { create } = await load<{ create: () => unknown }>(compiled);
  const text = script.replace(/import .*\n/, "").replace("export function", "return function");
  const run = new Function("create", text)(create) as () => number[];
  return run();
}

for (const page of ["page", "worker"]) {
  test(`the digits module gives the bits of Node in a ${page} under ${policy}`, async () => {
    const tab = await browser.newPage(),
      errors: string[] = [];
    tab.on("pageerror", (error) => errors.push(String(error)));
    await tab.goto(`${origin}/${page}.html`);
    await expect.poll(() => tab.evaluate("globalThis.result !== undefined"), { timeout: 20_000 }).toBe(true);
    const numbers: unknown = await tab.evaluate("globalThis.result");
    expect(errors).toEqual([]);
    expect(numbers).toEqual(await inNode());
  });
}
