// Rosenbrock's function of 1000 unknowns by hand in WebAssembly: two numbers of f64 at once, eight sums in four vectors,
// in blocks of 256 as the rounding contract asks; see hand.mjs for the same in JavaScript.
import { loadAssembler } from "../dist/compiler/emit/wasm/assemble.js";

const n = 1000,
  x = 0,
  gradient = 8192,
  loss = 16384;
const vectors = [0, 1, 2, 3];

/** Two elements at $i + offset: their terms, which go to a sum, and their gradients; $t keeps 200 (b - a a). */
function pair(offset, sum) {
  const at = (base) => `offset=${base + offset}`;
  return `
      (local.set $a (v128.load ${at(x)} (local.get $i)))
      (local.set $t (f64x2.sub (v128.load ${at(x + 8)} (local.get $i)) (f64x2.mul (local.get $a) (local.get $a))))
      (local.set $u (f64x2.sub (local.get $one) (local.get $a)))
      (local.set ${sum} (f64x2.add (local.get ${sum}) (f64x2.add
        (f64x2.mul (local.get $hundred) (f64x2.mul (local.get $t) (local.get $t)))
        (f64x2.mul (local.get $u) (local.get $u)))))
      (local.set $t (f64x2.mul (local.get $twoHundred) (local.get $t)))
      (v128.store ${at(gradient)} (local.get $i) (f64x2.sub
        (f64x2.sub
          (i8x16.shuffle 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 (local.get $carry) (local.get $t))
          (f64x2.mul (local.get $two) (local.get $u)))
        (f64x2.mul (local.get $two) (f64x2.mul (local.get $t) (local.get $a)))))
      (local.set $carry (local.get $t))`;
}

/** The last element of 999 alone: its term is the first lane of the last sum. */
const last = `
    (local.set $p (f64.load offset=${x} (local.get $i)))
    (local.set $q (f64.sub (f64.load offset=${x + 8} (local.get $i)) (f64.mul (local.get $p) (local.get $p))))
    (local.set $r (f64.sub (f64.const 1) (local.get $p)))
    (local.set $s3 (f64x2.replace_lane 0 (local.get $s3) (f64.add (f64x2.extract_lane 0 (local.get $s3)) (f64.add
      (f64.mul (f64.const 100) (f64.mul (local.get $q) (local.get $q)))
      (f64.mul (local.get $r) (local.get $r))))))
    (local.set $q (f64.mul (f64.const 200) (local.get $q)))
    (f64.store offset=${gradient} (local.get $i) (f64.sub
      (f64.sub (f64x2.extract_lane 1 (local.get $carry)) (f64.mul (f64.const 2) (local.get $r)))
      (f64.mul (f64.const 2) (f64.mul (local.get $q) (local.get $p)))))
    (f64.store offset=${gradient + 8} (local.get $i) (local.get $q))`;

const total = `
    (local.set $s0 (f64x2.add (f64x2.add (local.get $s0) (local.get $s2)) (f64x2.add (local.get $s1) (local.get $s3))))
    (local.set $p (f64.add (f64x2.extract_lane 0 (local.get $s0)) (f64x2.extract_lane 1 (local.get $s0))))`;
const reset = vectors.map((at) => `(local.set $s${at} (v128.const i64x2 0 0))`).join(" ");

/** One block from $i on, of so many whole turns of eight elements; then what follows them; its total is put down. */
const block = (number, turns, rest) => `
    ${reset} (local.set $end (i32.const ${8 * (number * 256 + turns * 8)}))
    (loop $next ${vectors.map((at) => pair(16 * at, `$s${at}`)).join("")}
      (local.set $i (i32.add (local.get $i) (i32.const 64)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $end))))
    ${rest} ${total}
    (local.set $total${number} (local.get $p))`;

const rest = `${[0, 1, 2].map((at) => pair(16 * at, `$s${at}`)).join("")}
    (local.set $i (i32.add (local.get $i) (i32.const 48))) ${last}`;

const text = `(module (memory (export "memory") 1)
  (func (export "step")
    (local $i i32) (local $end i32) (local $p f64) (local $q f64) (local $r f64)
    (local $total0 f64) (local $total1 f64) (local $total2 f64) (local $total3 f64)
    (local $a v128) (local $t v128) (local $u v128) (local $carry v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local $one v128) (local $two v128) (local $hundred v128) (local $twoHundred v128)
    (local.set $one (f64x2.splat (f64.const 1))) (local.set $two (f64x2.splat (f64.const 2)))
    (local.set $hundred (f64x2.splat (f64.const 100))) (local.set $twoHundred (f64x2.splat (f64.const 200)))
    ${block(0, 32, "")} ${block(1, 32, "")} ${block(2, 32, "")} ${block(3, 28, rest)}
    (f64.store (i32.const ${loss}) (f64.add
      (f64.add (local.get $total0) (local.get $total1)) (f64.add (local.get $total2) (local.get $total3))))))`;

/** As hand.mjs gives it. */
export async function byHandInWasm({ tensors }) {
  const assemble = await loadAssembler();
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(text)));
  const at = (offset, length) => new Float64Array(exports.memory.buffer, offset, length),
    parameter = at(x, n);
  parameter.set(tensors.x.data);
  return { gradients: { x: at(gradient, n) }, loss: () => at(loss, 1)[0], step: exports.step, parameter };
}
