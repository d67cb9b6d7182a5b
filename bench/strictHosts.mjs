// Where the subjects run: pages of Chromium under a policy, and workerd. Each gives the numbers, or the error in words.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { arch, tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { tensorflowProgram } from "./strictSubjects.mjs";

const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const page = `<!doctype html><script type="module" src="./page.js"></script>`;
/** What a library warns of is the reason of what it throws later. */
const attempt = `
const warnings = [];
console.warn = (...said) => warnings.push(said.map(String).join(" "));
async function attempt(run, address) {
  try {
    return { numbers: await run(address) };
  } catch (error) {
    return { error: String(error?.message ?? error), warnings };
  }
}`;
const inPage = `${attempt}
globalThis.result = await attempt((await import("./subject.js")).run, location.origin + "/tfjs/");
globalThis.done = true;
`;

/** Serves /name/file under a policy, and tfjs's own programs under /tfjs/. */
export async function serve(subjects, policy) {
  const server = createServer((request, response) => {
    const [, name, file] = decodeURIComponent(request.url).split("/");
    const files = { "index.html": page, "page.js": inPage, ...subjects[name] };
    const content = name === "tfjs" ? tensorflowProgram(file) : files[file];
    response.writeHead(content === undefined ? 404 : 200, {
      "content-type": types[extname(file ?? "")] ?? "text/plain",
      ...(policy === "" ? {} : { "content-security-policy": policy }),
    });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

/** { version, results: { policy: { subject: result } } } */
export async function inChromium(subjects, policies) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const results = {};
  for (const policy of policies) {
    const { server, origin } = await serve(subjects, policy);
    results[policy] = {};
    for (const name of Object.keys(subjects)) {
      const tab = await browser.newPage();
      await tab.goto(`${origin}/${encodeURIComponent(name)}/index.html`);
      // Not waitForFunction, which asks by eval.
      while (!(await tab.evaluate("globalThis.done === true"))) await new Promise((resolve) => setTimeout(resolve, 50));
      results[policy][name] = await tab.evaluate("globalThis.result");
      await tab.close();
    }
    server.close();
  }
  const version = browser.version();
  await browser.close();
  return { version, results };
}

/** Runs the subject as the worker starts, when newer hosts allow more, or in a request. */
const inWorker = {
  start: `const result = await attempt(run, ADDRESS);
export default { fetch: () => Response.json(result) };`,
  request: `export default { fetch: async () => Response.json(await attempt(run, ADDRESS)) };`,
};

/** { date: { when: { subject: result } } }: each in a process of its own, for what is compiled once stays. */
export async function inWorkerd(subjects, dates) {
  const { server, origin } = await serve(subjects, "");
  const results = {};
  for (const date of dates) {
    results[date] = {};
    for (const [when, body] of Object.entries(inWorker)) {
      results[date][when] = {};
      for (const [name, files] of Object.entries(subjects)) {
        const text = `import { run } from "./subject.js";\n${attempt}\n${body}`,
          main = text.replaceAll("ADDRESS", JSON.stringify(`${origin}/tfjs/`));
        results[date][when][name] = await inOneWorker({ "main.js": main, ...files }, date);
      }
    }
  }
  server.close();
  return results;
}

async function inOneWorker(files, date) {
  const folder = mkdtempSync(join(tmpdir(), "gradc-strict-"));
  const modules = Object.keys(files).map(
    (name) => `(name = "${name}", ${name.endsWith(".wasm") ? "wasm" : "esModule"} = embed "${name}")`,
  );
  const configuration = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [${modules.join(", ")}], compatibilityDate = "${date}", globalOutbound = "network")),
    (name = "network", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);`;
  for (const [name, content] of Object.entries({ ...files, "config.capnp": configuration })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const child = spawn(workerd, ["serve", join(folder, "config.capnp"), "--control-fd=3"], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  try {
    for await (const line of createInterface(child.stdio[3])) {
      const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/`);
      return response.headers.get("content-type") === "application/json" ? await response.json() : failed(said);
    }
    return failed(said);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

const failed = (error) => ({ error, warnings: [] });
const kind = `workerd-linux-${arch() === "x64" ? "64" : arch()}`;
const workerd = fileURLToPath(new URL(`../test/hosts/node_modules/@cloudflare/${kind}/bin/workerd`, import.meta.url));
