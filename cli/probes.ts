/**
 * What the machine can do at most: multiply-adds and copies, as WebAssembly written by hand. A share of the peak means
 * something only if the peak is measured beside it, in the same process and by the same clock.
 */
import { loadAssembler } from "../compiler/emit/wasm/assemble.js";

export type Multiplied = "f32" | "f64";

/** Something to be timed, and how much it does: multiply-adds, or bytes that are read and written. */
export interface Probe {
  readonly run: () => void;
  readonly amount: number;
}

export interface Probes {
  /**
   * Two ways of multiplying and adding, of which neither is always the faster: in registers alone, and a tile of sums
   * whose operands come from the first cache.
   */
  readonly multiplyAdds: { readonly [T in Multiplied]: { readonly registers: Probe; readonly tile: Probe } };
  /** Copies `bytes` at once: what lies in a cache is copied faster. */
  readonly copy: (bytes: number) => Probe;
}

interface Vector {
  readonly shape: "f32x4" | "f64x2";
  readonly lanes: number;
  readonly splat: "v128.load32_splat" | "v128.load64_splat";
}

const vectors: { readonly [T in Multiplied]: Vector } = {
  f32: { shape: "f32x4", lanes: 4, splat: "v128.load32_splat" },
  f64: { shape: "f64x2", lanes: 2, splat: "v128.load64_splat" },
};

/** The most that can be copied: far more than any cache holds. */
export const copiedBytes = 64 * 2 ** 20;
const pageBytes = 65536,
  pages = (2 * copiedBytes) / pageBytes + 1;

// So many sums hide the latency of an addition and a multiplication, and fit into 16 registers with their operands.
const sums = 13,
  [rows, columns, depth] = [4, 2, 256],
  turns = 4000;

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** `s = s a + b` for each sum: no product is that of another turn, so that none can be computed once for all. */
function registerLoop(name: string, { shape }: Vector): string {
  const step = range(sums).map(
    (at) => `(local.set $s${at} (${shape}.add (${shape}.mul (local.get $s${at}) (local.get $a)) (local.get $b)))`,
  );
  return `(func (export "${name}") (param $turns i32)
    (local $a v128) (local $b v128) ${range(sums)
      .map((at) => `(local $s${at} v128)`)
      .join(" ")}
    (local.set $a (v128.load (i32.const 0))) (local.set $b (v128.load (i32.const 16)))
    (loop $next ${step.join("\n      ")}
      (br_if $next (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
    ${range(sums)
      .map((at) => `(v128.store offset=${32 + 16 * at} (i32.const 0) (local.get $s${at}))`)
      .join(" ")})`;
}

/** c[i, j] = sum over k of a[k, i] b[k, j]: `rows` numbers of a against `columns` vectors of b. */
function tile(name: string, { shape, lanes, splat }: Vector): string {
  const bytes = 16 / lanes,
    cells = range(rows).flatMap((i) => range(columns).map((j) => `${i}${j}`));
  const loads = range(columns).map(
    (j) => `(local.set $b${j} (v128.load offset=${depth * rows * bytes + 16 * j} (local.get $q)))`,
  );
  const row = (i: number): string => {
    const add = (j: number): string =>
      `(local.set $s${i}${j} (${shape}.add (local.get $s${i}${j}) (${shape}.mul (local.get $a) (local.get $b${j}))))`;
    return `(local.set $a (${splat} offset=${i * bytes} (local.get $p))) ${range(columns).map(add).join(" ")}`;
  };
  return `(func (export "${name}") (param $turns i32)
    (local $p i32) (local $q i32) (local $k i32) (local $a v128)
    ${range(columns)
      .map((j) => `(local $b${j} v128)`)
      .join(" ")} ${cells.map((cell) => `(local $s${cell} v128)`).join(" ")}
    (loop $again
      (local.set $p (i32.const 0)) (local.set $q (i32.const 0)) (local.set $k (i32.const ${depth}))
      (loop $next ${loads.join(" ")}
        ${range(rows).map(row).join("\n        ")}
        (local.set $p (i32.add (local.get $p) (i32.const ${rows * bytes})))
        (local.set $q (i32.add (local.get $q) (i32.const ${16 * columns})))
        (br_if $next (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
      ${cells.map((cell, at) => `(v128.store offset=${pageBytes + 16 * at} (i32.const 0) (local.get $s${cell}))`).join(" ")}
      (br_if $again (local.tee $turns (i32.sub (local.get $turns) (i32.const 1))))))`;
}

const copy = `(func (export "copy") (param $bytes i32)
    (memory.copy (i32.const ${copiedBytes}) (i32.const 0) (local.get $bytes)))`;

/** What of the host is used; TypeScript's libraries without those of a page do not declare it. */
declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, (count: number) => void>> };
};

/** Assembles the probes; they have memory of their own. */
export async function loadProbes(): Promise<Probes> {
  const assemble = await loadAssembler();
  const functions = (["f32", "f64"] as const).flatMap((type) => [
    registerLoop(`${type} registers`, vectors[type]),
    tile(`${type} tile`, vectors[type]),
  ]);
  const binary = assemble(`(module (memory ${pages})\n  ${[...functions, copy].join("\n  ")})`);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary));
  const probe = (name: string, count: number, amount: number): Probe => {
    const run = exports[name];
    if (run === undefined) throw new TypeError(`bench: no probe ${name}`);
    return {
      run: () => {
        run(count);
      },
      amount,
    };
  };
  const multiplyAdds = (type: Multiplied): Probes["multiplyAdds"][Multiplied] => {
    const { lanes } = vectors[type],
      blocks = turns / 50;
    return {
      registers: probe(`${type} registers`, turns, turns * sums * lanes),
      tile: probe(`${type} tile`, blocks, blocks * depth * rows * columns * lanes),
    };
  };
  return {
    multiplyAdds: { f32: multiplyAdds("f32"), f64: multiplyAdds("f64") },
    copy: (bytes) => probe("copy", bytes, 2 * bytes),
  };
}
