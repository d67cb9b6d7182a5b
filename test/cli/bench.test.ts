/** `gradc bench` from outside, and its table and picture of a report that is written here. Nothing here judges a time. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { leastTime, type BenchReport } from "../../cli/benchReport.js";
import { benchTable, duration, scaled } from "../../cli/benchTable.js";
import { rooflineSvg } from "../../cli/roofline.js";
import { timingOf } from "../../cli/turns.js";
import { emptyFolder, gradc, graphs } from "../support/command.js";

const schema = JSON.parse(readFileSync(new URL("../../cli/bench.schema.json", import.meta.url), "utf8")) as object;
const validate = new Ajv().compile(schema);

const peaks = { f32: 50e9, f64: 25e9, cache: 200e9, memory: 40e9 };
const report: BenchReport = {
  name: "example",
  sizes: { batch: 32 },
  compiler: "gradc 0.0.0",
  host: "Node v0.0.0, any",
  peaks,
  functions: [
    {
      name: "forward",
      whole: {
        ...{ flops: 2_000_100, bytes: 24_400, dtype: "f32" },
        js: { seconds: 1.5e-3, spread: 0.01, share: 0.027 },
        wasm: { seconds: 60e-6, spread: 0.02, share: 0.66 },
      },
      kernels: [
        {
          ...{ name: "compute_y", formula: "y: f32[32] = a < b & c", flops: 2e6, bytes: 24_000, dtype: "f32" },
          js: { seconds: 1.4e-3, spread: 0.01, share: 0.0286 },
          wasm: { seconds: 50e-6, spread: 0.02, share: 0.8 },
        },
        {
          ...{ name: "compute_z", formula: "z: f32[50] = x", flops: 0, bytes: 400, dtype: "f32" },
          js: null,
          wasm: { seconds: 2e-9, spread: 0, share: 1 },
        },
      ],
    },
  ],
};

/** A reader of XML that is enough to see whether every element is closed, in order, and every & begins an entity. */
function wellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [tag, closing, name, selfClosing] of xml.matchAll(/<(\/?)(\w+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (tag.includes("&") && !/&(?:amp|lt|gt|quot);/.test(tag)) return false;
    if (closing === "/") {
      if (open.pop() !== name) return false;
    } else if (selfClosing === "") open.push(name ?? "");
  }
  const rest = xml.replace(/<\/?\w+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, "");
  return open.length === 0 && !/[<>]|&(?!amp;|lt;|gt;|quot;)/.test(rest);
}

describe("a report", () => {
  test("follows the schema", () => {
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  });

  test("is a table with a row for each kernel and one for the whole", () => {
    expect(benchTable(report)).toBe(
      `example, batch = 32: Node v0.0.0, any
peaks: multiply-adds f32 50.0 Gflop/s, f64 25.0 Gflop/s; copies 40.0 GB/s in memory, 200 GB/s in a cache

forward
              flops    bytes       js         share     wasm         share  js / wasm
  compute_y  2.00 M  24.0 kB  1.40 ms  ± 1 %    3 %  50.0 us  ± 2 %   80 %       28.0  f32[32] = a < b & c
  compute_z       0    400 B                         2.00 ns  ± 0 %  100 %             f32[50] = x
  the whole  2.00 M  24.4 kB  1.50 ms  ± 1 %    3 %  60.0 us  ± 2 %   66 %       25.0
`,
    );
  });

  test("is a picture: well-formed, a point for each kernel and target that makes operations, its name beside it", () => {
    const svg = rooflineSvg(report);
    expect(wellFormed(svg)).toBe(true);
    expect(wellFormed(svg.replace("</title>", ""))).toBe(false);
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).toContain(">y</text>");
    expect(svg).toContain("y: f32[32] = a &lt; b &amp; c");
    expect(svg).toContain("1 without operations not drawn");
    expect(svg).not.toContain("NaN");
  });

  test("of a program that computes nothing is a picture too", () => {
    const svg = rooflineSvg({ ...report, functions: [] });
    expect(wellFormed(svg)).toBe(true);
    expect(svg).not.toContain("NaN");
  });
});

test("the least time is that of the operations or of the bytes, whichever is more", () => {
  expect(leastTime({ flops: 50e9, bytes: 0, dtype: "f32" }, peaks)).toBe(1);
  expect(leastTime({ flops: 50e9, bytes: 0, dtype: "f64" }, peaks)).toBe(2);
  expect(leastTime({ flops: 1, bytes: 40e9, dtype: "f64" }, peaks)).toBe(1);
  expect(leastTime({ flops: 0, bytes: 2000, dtype: "f32" }, peaks)).toBe(1e-8);
});

test("a timing is the median, and half of the distance between the quartiles", () => {
  expect(timingOf([9, 1, 2, 3, 4, 5, 6, 7])).toEqual({ seconds: 5, spread: 0.4 });
});

test("numbers are written with three digits that count", () => {
  expect([0, 12, 999, 1000, 123_456, 2.5e12].map((value) => scaled(value, "B"))).toEqual([
    ...["0 B", "12 B", "999 B", "1.00 kB", "123 kB", "2.50 TB"],
  ]);
  expect([2, 0.0123, 45e-6, 7.5e-9].map(duration)).toEqual(["2.00 s", "12.3 ms", "45.0 us", "7.50 ns"]);
});

describe("gradc bench", () => {
  test("prints JSON by the schema, and writes the roofline: every derivative, a seed, indices that must be in range", async () => {
    const folder = emptyFolder(),
      file = path.join(folder, "roof.svg");
    const spec = {
      name: "all",
      inputs: { i: "i32[3]" },
      parameters: { x: "f64[4]" },
      nodes: { y: "sin(take(x, i))" },
      outputs: ["y"],
      gradients: { of: "y" },
      jvp: { of: "y", wrt: ["x"] },
    };
    writeFileSync(path.join(folder, "all.json"), JSON.stringify(spec));
    const { code, stdout, stderr } = await gradc(["bench", "all.json", "--json", "-o", file], { cwd: folder });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^wrote .*roof\.svg/)]);
    const printed: unknown = JSON.parse(stdout);
    expect(validate(printed), JSON.stringify(validate.errors)).toBe(true);
    expect(printed).toMatchObject({ name: "all", functions: [{ name: "forwardBackward" }, { name: "jvp" }] });
    expect(wellFormed(readFileSync(file, "utf8"))).toBe(true);
  }, 60_000);

  test("tells a user that no random input will do", async () => {
    const folder = emptyFolder(),
      spec = { name: "far", inputs: { x: "f64[4]", i: "i32[3]" }, nodes: { y: "take(x, i + 9)" }, outputs: ["y"] };
    writeFileSync(path.join(folder, "far.json"), JSON.stringify(spec));
    const { code, stderr } = await gradc(["bench", "far.json"], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error\[cannot-run\] far cannot be run at random inputs: y: .*\(9 at position 0\)\n$/);
  });

  test("tells a user what is wrong with the command", async () => {
    const chain = `${graphs}linear-regression.json`;
    expect(await gradc(["bench", chain, "-o", "roof.png"])).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: 'error[bad-output] -o writes the roofline as SVG: its file must end in .svg, not "roof.png"\n',
    });
    expect(await gradc(["bench", chain, "--bind", "batch=4", "--bind", "batch=2"])).toMatchObject({
      ...{ code: 2, stderr: "error[several-bindings] bench shows one binding of the sizes, and 2 are given\n" },
    });
    expect(await gradc(["bench", "none.json"])).toMatchObject({
      code: 1,
      stderr: "error[no-such-file] there is no file none.json\n",
    });
  });
});
