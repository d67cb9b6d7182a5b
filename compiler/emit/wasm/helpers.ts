/** Helpers for words of the kernel vocabulary that WebAssembly lacks. A module holds those that it needs. */
import type { Scalar, Statement } from "../../../src/kernel.js";
import { requirements, type Requirements } from "../requirements.js";
import { dividesPlainly } from "./scalar.js";

/** In the order in which a module defines them. */
const helpers = ["quotient", "remainder", "least", "greatest", "fmod", "scale"] as const;
export type Helper = (typeof helpers)[number];
export type Needs = Requirements<Helper>;

/** What these statements, and the functions that they call, need of a module of WebAssembly. */
export function needsOf(statements: readonly Statement[]): Needs {
  return requirements(statements, helperOf);
}

const ofIntegers: { readonly [word: string]: Helper } = {
  div: "quotient",
  rem: "remainder",
  min: "least",
  max: "greatest",
};

function helperOf(x: Scalar): Helper | null {
  if (x.kind === "scale") return "scale";
  if (x.kind !== "binary" || x.type === "bool" || dividesPlainly(x)) return null;
  if (x.type === "i32") return ofIntegers[x.word] ?? null;
  return x.word === "rem" ? "fmod" : null;
}

const quotient = `;; a / b without its fraction. The instruction would trap at 0, whose quotient no one reads, and at -2^31 / -1.
(func $quotient (param $a i32) (param $b i32) (result i32)
  local.get $b i32.const 1 i32.add i32.const 2 i32.lt_u
  if (result i32)
    i32.const 0 local.get $a i32.sub i32.const 0 local.get $b select
  else
    local.get $a local.get $b i32.div_s
  end)`;

const remainder = `;; The remainder of a / b, with the sign of a. The instruction would trap at 0, whose remainder no one reads.
(func $remainder (param $a i32) (param $b i32) (result i32)
  local.get $b i32.eqz
  if (result i32)
    i32.const 0
  else
    local.get $a local.get $b i32.rem_s
  end)`;

const extreme = (name: string, word: string): string => `;; The ${name} of two integers.
(func $${name} (param $a i32) (param $b i32) (result i32)
  local.get $a local.get $b local.get $a local.get $b i32.${word} select)`;

/**
 * In terms of integers m < 2^53 and exponents, x = m 2^a and y = n 2^b with a >= b, so the remainder is that of m 2^(a - b)
 * by n, times 2^b: m is doubled a - b times and reduced after each, which is exact.
 */
const fmod = `;; The remainder of x / y with the sign of x, exact: long division in binary.
(func $fmod (param $x f64) (param $y f64) (result f64)
  (local $m i64) (local $n i64) (local $a i64) (local $b i64) (local $sign i64)
  local.get $x i64.reinterpret_f64 local.tee $m i64.const 0x8000000000000000 i64.and local.set $sign
  local.get $m i64.const 0x7fffffffffffffff i64.and local.set $m
  local.get $y i64.reinterpret_f64 i64.const 0x7fffffffffffffff i64.and local.set $n
  ;; NaN where x is infinite or NaN, or y is 0 or NaN.
  local.get $m i64.const 0x7ff0000000000000 i64.ge_u
  local.get $n i64.const 0x7ff0000000000000 i64.gt_u i32.or
  local.get $n i64.eqz i32.or
  if
    f64.const nan return
  end
  local.get $m local.get $n i64.lt_u
  if
    local.get $x return
  end
  ;; Exponents and whole mantissas; a subnormal number has no leading 1 and the exponent 1.
  local.get $m i64.const 52 i64.shr_u local.tee $a i64.eqz
  if
    i64.const 1 local.set $a
  else
    local.get $m i64.const 0xfffffffffffff i64.and i64.const 0x10000000000000 i64.or local.set $m
  end
  local.get $n i64.const 52 i64.shr_u local.tee $b i64.eqz
  if
    i64.const 1 local.set $b
  else
    local.get $n i64.const 0xfffffffffffff i64.and i64.const 0x10000000000000 i64.or local.set $n
  end
  block $done
    loop $reduce
      local.get $m local.get $n i64.ge_u
      if
        local.get $m local.get $n i64.sub local.set $m
      end
      local.get $a local.get $b i64.le_s br_if $done
      local.get $m i64.const 1 i64.shl local.set $m
      local.get $a i64.const 1 i64.sub local.set $a
      br $reduce
    end
  end
  local.get $m i64.eqz
  if
    local.get $sign f64.reinterpret_i64 return
  end
  ;; Back to a leading 1 in bit 52, unless the number is subnormal.
  block $normal
    loop $shift
      local.get $m i64.const 0x10000000000000 i64.ge_u br_if $normal
      local.get $b i64.const 1 i64.le_s br_if $normal
      local.get $m i64.const 1 i64.shl local.set $m
      local.get $b i64.const 1 i64.sub local.set $b
      br $shift
    end
  end
  local.get $m i64.const 0x10000000000000 i64.ge_u
  if
    local.get $m i64.const 0xfffffffffffff i64.and
    local.get $b i64.const 52 i64.shl i64.or local.set $m
  end
  local.get $m local.get $sign i64.or f64.reinterpret_i64)`;

/** As in JavaScript: a step up is exact or overflows, a step down that rounds leaves what becomes 0 anyway. */
const scale = `;; x 2^k, rounded once: in steps where 2^k is beyond the normal numbers.
(func $scale (param $x f64) (param $k i32) (result f64)
  (local $step i32)
  local.get $k i32.const 1022 i32.add i32.const 2046 i32.lt_u
  if
    local.get $x local.get $k call $power f64.mul return
  end
  i32.const 1023 i32.const -969 local.get $k i32.const 0 i32.gt_s select local.set $step
  local.get $x local.get $step call $power f64.mul local.set $x
  local.get $k local.get $step i32.sub local.tee $k i32.const 1022 i32.add i32.const 2046 i32.lt_u
  if
    local.get $x local.get $k call $power f64.mul return
  end
  local.get $x local.get $step call $power f64.mul local.set $x
  local.get $k local.get $step i32.sub local.set $k
  i32.const 1023 local.get $k local.get $k i32.const 1023 i32.gt_s select local.set $k
  i32.const -1022 local.get $k local.get $k i32.const -1022 i32.lt_s select local.set $k
  local.get $x local.get $k call $power f64.mul)
;; 2^k of a k from -1022 to 1023.
(func $power (param $k i32) (result f64)
  local.get $k i32.const 1023 i32.add i64.extend_i32_u i64.const 52 i64.shl f64.reinterpret_i64)`;

const texts: { readonly [Name in Helper]: string } = {
  quotient,
  remainder,
  least: extreme("least", "lt_s"),
  greatest: extreme("greatest", "gt_s"),
  fmod,
  scale,
};

/** The functions that define these helpers, in a fixed order. */
export function printHelpers(needed: ReadonlySet<Helper>): string[] {
  return helpers.filter((helper) => needed.has(helper)).map((helper) => texts[helper]);
}
