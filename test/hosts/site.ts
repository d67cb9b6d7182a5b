/** Pages under a policy, which a browser visits one after the other, and which tell the server what they found. */
import { createServer, type Server } from "node:http";
import path from "node:path";
import type { Report } from "./subject.js";

export interface Page {
  readonly policy: string;
  /** By the path below the page's folder; it begins with index.html. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** What is reported, and what the policy forbade. */
export interface Visit extends Report {
  readonly violations: readonly string[];
}

const types: { readonly [ending: string]: string } = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

export const indexPage = `<!doctype html><script type="module" src="./page.js"></script>`;

/** A page that runs the subject itself. The reply to its report is where to go next. */
const finish = `
const violations = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  violations.push(\`\${violatedDirective}: \${blockedURI}\`);
});
async function finish(report) {
  const response = await fetch("./report", { method: "POST", body: JSON.stringify({ violations, ...report }) });
  const next = await response.text();
  if (next !== "") location.href = next;
}
`;
export const runInPage = `${finish}
import { report } from "./subject.js";
finish(await report());
`;
/** The subject in a Web Worker. */
export const startWorker = `${finish}
const worker = new Worker("./worker.js", { type: "module" });
worker.onmessage = ({ data }) => finish(data);
worker.onerror = ({ message }) => finish({ error: message ?? "the worker does not start" });
`;
export const runInWorker = `
import { report } from "./subject.js";
postMessage(await report());
`;

export class Site {
  private readonly visits = new Map<string, Visit>();
  private constructor(
    private readonly server: Server,
    private readonly names: readonly string[],
    readonly start: string,
  ) {}

  static async open(pages: ReadonlyMap<string, Page>): Promise<Site> {
    const names = [...pages.keys()];
    const server = createServer((request, response) => {
      const [, name = "", ...rest] = (request.url ?? "").split("/");
      const page = pages.get(name),
        file = rest.join("/"),
        content = page?.files.get(file);
      if (page !== undefined && request.method === "POST") {
        let text = "";
        request.on("data", (chunk) => (text += String(chunk)));
        request.on("end", () => {
          site.visits.set(name, JSON.parse(text));
          const next = names[names.indexOf(name) + 1];
          response.end(next === undefined ? "" : `/${next}/index.html`);
        });
        return;
      }
      response.writeHead(content === undefined ? 404 : 200, {
        "content-type": types[path.extname(file)] ?? "text/plain",
        "content-security-policy": page?.policy ?? "default-src 'none'",
      });
      response.end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address(),
      port = typeof address === "object" && address !== null ? address.port : 0;
    const site = new Site(server, names, `http://127.0.0.1:${port}/${names[0] ?? ""}/index.html`);
    return site;
  }

  /** What each page reported, when all have. */
  async reports(milliseconds: number): Promise<ReadonlyMap<string, Visit>> {
    const end = Date.now() + milliseconds;
    while (this.visits.size < this.names.length && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return new Map(this.visits);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
