/** Powers of two in every lane, made from their exponents. */
import type { Scalar } from "../../../src/kernel.js";
import { words } from "./scalar.js";
import type { VectorCode } from "./vector.js";

const asPower = "v128.const i64x2 1023 1023 i64x2.add i32.const 52 i64x2.shl";

/** 2^k of every lane, where that is a normal number. */
export function powersOfTwo(vector: VectorCode, exponent: Scalar, chunk: number): string {
  return words(vector.half(exponent, chunk), "i64x2.extend_low_i32x4_s", asPower);
}

/** x 2^k: one product where every 2^k is a normal number, else lane by lane. */
export function scaleVector(vector: VectorCode, x: Scalar, exponent: Scalar, chunk: number): string {
  const { code } = vector,
    [factor, power] = [code.variable("factor.v", "v128"), code.variable("power.v", "v128")];
  return words(
    ...[vector.value(x, chunk), vector.half(exponent, chunk), `i64x2.extend_low_i32x4_s local.set ${power}`],
    ...[`local.set ${factor}`, `local.get ${power} v128.const i64x2 -1023 -1023 i64x2.gt_s`],
    ...[`v128.const i64x2 1024 1024 local.get ${power} i64x2.gt_s`, "v128.and i64x2.all_true", "if (result v128)"],
    ...[`local.get ${factor} local.get ${power} ${asPower} f64x2.mul`, "else"],
    ...[`local.get ${factor} f64x2.extract_lane 0 local.get ${power} i32x4.extract_lane 0 call $scale f64x2.splat`],
    ...[`local.get ${factor} f64x2.extract_lane 1 local.get ${power} i32x4.extract_lane 2 call $scale`],
    ...["f64x2.replace_lane 1", "end"],
  );
}
