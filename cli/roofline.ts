/**
 * A roofline as SVG: how many operations a second a kernel makes, over how many it makes a byte. What is under the slope
 * waits for memory at best, what is under the level for arithmetic; how far below, is what could be gained.
 */
import { duration, scaled } from "./benchTable.js";
import type { BenchReport, KernelReport, Peaks } from "./benchReport.js";

const [width, height] = [960, 600],
  frame = { left: 72, right: 24, top: 56, bottom: 56 };

/** A range of whole powers of ten on one axis, and where it lies in the picture. */
interface Axis {
  readonly low: number;
  readonly high: number;
  readonly at: (value: number) => number;
}

function axisOf(values: readonly number[], from: number, to: number): Axis {
  const logs = values.map(Math.log10),
    low = Math.floor(Math.min(...logs)),
    high = Math.max(low + 1, Math.ceil(Math.max(...logs)));
  return { low, high, at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from) };
}

interface Point {
  readonly kernel: KernelReport;
  readonly target: "js" | "wasm";
  readonly intensity: number;
  readonly rate: number;
  /** Of the time of its function. */
  readonly part: number;
}

export function rooflineSvg(report: BenchReport): string {
  const points = pointsOf(report),
    roofs = roofsOf(report, points);
  const x = axisOf([0.1, 10, ...points.map(({ intensity }) => intensity)], frame.left, width - frame.right),
    rates = [...roofs.levels.map(({ rate }) => rate), ...points.map(({ rate }) => rate)],
    y = axisOf([Math.min(...rates), Math.max(...rates)], height - frame.bottom, frame.top);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="${faces}" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(frame.left, 24, `${titleOf(report)}`, 'font-size="16" font-weight="600"'),
    text(frame.left, 42, legend(report, points), `fill="${grey}"`),
    ...gridOf(x, y),
    ...roofLines(roofs, x, y),
    ...points.map((point) => circle(point, x, y)),
    ...labelsOf(points, x, y),
    "</svg>",
    "",
  ].join("\n");
}

const faces = "Helvetica, Arial, 'Liberation Sans', sans-serif";
const grey = "#6b7280",
  colours = { js: "#d97706", wasm: "#2563eb" } as const;

function titleOf({ name, sizes }: BenchReport): string {
  return [name, ...Object.entries(sizes).map(([size, value]) => `${size} = ${value}`)].join(", ");
}

/** Each kernel once, where it is met first; what makes no operations has no place on the axes. */
function pointsOf({ functions }: BenchReport): Point[] {
  const seen = new Set<string>();
  return functions.flatMap(({ kernels, whole }) =>
    kernels.flatMap((kernel) => {
      if (seen.has(kernel.name) || kernel.flops === 0 || kernel.bytes === 0) return [];
      seen.add(kernel.name);
      return (["js", "wasm"] as const).flatMap((target): Point[] => {
        const [own, all] = [kernel[target], whole[target]];
        if (own === null || own.seconds === 0) return [];
        const part = all === null ? 0 : Math.min(1, own.seconds / all.seconds);
        return [{ kernel, target, intensity: kernel.flops / kernel.bytes, rate: kernel.flops / own.seconds, part }];
      });
    }),
  );
}

function legend({ functions, host }: BenchReport, points: readonly Point[]): string {
  const kernels = new Set(functions.flatMap((each) => each.kernels.map(({ name }) => name))),
    drawn = new Set(points.map(({ kernel }) => kernel.name)).size,
    missing = kernels.size - drawn;
  const words = "filled: WebAssembly, open: JavaScript; the larger, the more of the time";
  return `${host}; ${words}${missing === 0 ? "" : `; ${missing} without operations not drawn`}`;
}

interface Roofs {
  readonly slopes: readonly { readonly name: string; readonly bandwidth: number }[];
  readonly levels: readonly { readonly name: string; readonly rate: number }[];
}

/** The levels of the types that the kernels compute in. */
function roofsOf({ peaks }: { readonly peaks: Peaks }, points: readonly Point[]): Roofs {
  const used = new Set(points.map(({ kernel }) => kernel.dtype)),
    types = (["f32", "f64"] as const).filter((type) => used.size === 0 || used.has(type));
  return {
    levels: types.map((type) => ({ name: `${type}: ${scaled(peaks[type], "flop/s")}`, rate: peaks[type] })),
    slopes: [
      { name: `cache: ${scaled(peaks.cache, "B/s")}`, bandwidth: peaks.cache },
      { name: `memory: ${scaled(peaks.memory, "B/s")}`, bandwidth: peaks.memory },
    ],
  };
}

function gridOf(x: Axis, y: Axis): string[] {
  const [left, right] = [frame.left, width - frame.right],
    [top, bottom] = [frame.top, height - frame.bottom];
  const powers = ({ low, high }: Axis): number[] => Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
  return [
    ...powers(x).flatMap((value) => [
      line(x.at(value), top, x.at(value), bottom, "#e5e7eb"),
      text(x.at(value), bottom + 18, String(value), `text-anchor="middle" fill="${grey}"`),
    ]),
    ...powers(y).flatMap((value) => [
      line(left, y.at(value), right, y.at(value), "#e5e7eb"),
      text(left - 8, y.at(value) + 4, scaled(value, ""), `text-anchor="end" fill="${grey}"`),
    ]),
    text((left + right) / 2, height - 16, "operations a byte", 'text-anchor="middle"'),
    `<text transform="translate(18 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">operations a second</text>`,
  ];
}

/** Each slope as far as the highest level that it meets within the picture, each level from where it is met. */
function roofLines({ slopes, levels }: Roofs, x: Axis, y: Axis): string[] {
  const [left, right] = [10 ** x.low, 10 ** x.high],
    floor = 10 ** y.low,
    highest = Math.max(...levels.map(({ rate }) => rate)),
    widest = Math.max(...slopes.map(({ bandwidth }) => bandwidth));
  return [
    ...slopes.flatMap(({ name, bandwidth }) => {
      const [from, to] = [Math.max(left, floor / bandwidth), Math.min(right, highest / bandwidth)];
      const [x1, y1, x2, y2] = [x.at(from), y.at(from * bandwidth), x.at(to), y.at(to * bandwidth)],
        angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
      const middle = `translate(${fixed((x1 + x2) / 2)} ${fixed((y1 + y2) / 2 - 5)}) rotate(${fixed(angle)})`;
      return [
        line(x1, y1, x2, y2, "#111827"),
        `<text transform="${middle}" text-anchor="middle" fill="#111827">${escaped(name)}</text>`,
      ];
    }),
    ...levels.flatMap(({ name, rate }) => [
      line(x.at(Math.max(left, Math.min(right, rate / widest))), y.at(rate), x.at(right), y.at(rate), "#111827"),
      text(x.at(right) - 4, y.at(rate) - 5, name, 'text-anchor="end" fill="#111827"'),
    ]),
  ];
}

function circle({ kernel, target, intensity, rate, part }: Point, x: Axis, y: Axis): string {
  const radius = 3 + 9 * Math.sqrt(part),
    fill = target === "wasm" ? colours.wasm : "none";
  const title = `${kernel.name}, ${target}: ${duration(kernel[target]?.seconds ?? 0)}, ${kernel.formula}`,
    attributes = `fill="${fill}" fill-opacity="0.6" stroke="${colours[target]}"`;
  const place = `cx="${fixed(x.at(intensity))}" cy="${fixed(y.at(rate))}" r="${fixed(radius)}"`;
  return `<circle ${place} ${attributes}><title>${escaped(title)}</title></circle>`;
}

/** Words stay legible where a line runs behind them. */
const halo = 'paint-order="stroke" stroke="#ffffff" stroke-width="3"';
const lineHeight = 13,
  letterWidth = 6.2;

/** The names beside the points of WebAssembly, those that take most first, each below those that it would cover. */
function labelsOf(points: readonly Point[], x: Axis, y: Axis): string[] {
  const placed: { readonly left: number; readonly right: number; readonly y: number }[] = [];
  const wanted = points
    .filter(({ target }) => target === "wasm")
    .map(({ kernel, intensity, rate, part }) => {
      const name = kernel.name.replace(/^compute_/, ""),
        span = name.length * letterWidth,
        beside = x.at(intensity) + 6 + 9 * Math.sqrt(part);
      const left = beside + span > width - frame.right ? 2 * x.at(intensity) - beside - span : beside;
      return { name, left, right: left + span, y: y.at(rate) + 4, part, point: { x: x.at(intensity), y: y.at(rate) } };
    })
    .sort((a, b) => b.part - a.part);
  return wanted.flatMap(({ name, left, right, y: at, point }) => {
    let place = at;
    const covers = (other: (typeof placed)[number]): boolean =>
      other.left < right && left < other.right && Math.abs(other.y - place) < lineHeight;
    for (let other = placed.find(covers); other !== undefined; other = placed.find(covers))
      place = other.y + lineHeight;
    placed.push({ left, right, y: place });
    const lead = place - at > lineHeight / 2 ? [line(point.x, point.y, left - 1, place - 4, "#d1d5db")] : [];
    return [...lead, text(left, place, name, `font-size="11" fill="${colours.wasm}" ${halo}`)];
  });
}

function line(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  return `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" stroke="${colour}"/>`;
}

function text(x: number, y: number, words: string, attributes = ""): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" ${attributes}>${escaped(words)}</text>`;
}

const fixed = (value: number): string => value.toFixed(1).replace(/\.0$/, "");

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
