/** Calls of functions of numbers for several lanes. */
import type { Call, Scalar } from "../../../src/kernel.js";
import { printScalar, words } from "./scalar.js";
import { NoVector, type VectorCode } from "./vector.js";
import { canVectorise, lanesOfFunction, vectorName } from "./vectorFunction.js";
import { joinHalves, shapes, type Lanes } from "./vectorWords.js";

/** A function for every lane: several at once where it has such a form, else one by one. */
export function callVector(vector: VectorCode, x: Call, chunk: number): string {
  const { callee, args } = x,
    lanes = lanesOfFunction(callee);
  if (!canVectorise(callee)) return laneByLane(vector, x, chunk);
  vector.code.context.vectorised.add(callee);
  const part = (at: number): string => {
    const given = args.map((arg) => (arg.type === "f64" ? vector.value(arg, at) : partOf(vector, arg, at, lanes)));
    return words(...given, `call ${vectorName(callee)}`);
  };
  if (lanes === vector.lanes || x.type === "f64") return part(chunk);
  if (vector.lanes === 2) return part(0);
  return words(part(0), part(1), joinHalves);
}

function partOf(vector: VectorCode, x: Scalar, at: number, lanes: Lanes): string {
  return lanes === vector.lanes || at === 0 ? vector.value(x) : vector.half(x, at);
}

/** The scalar function for each lane. */
function laneByLane(vector: VectorCode, x: Call, chunk: number): string {
  const count = x.type === "f64" ? 2 : vector.lanes,
    shape = shapes[x.type];
  if (x.type === "bool") throw new NoVector("a bool lane by lane");
  const first = x.type === "f64" ? 2 * chunk : 0;
  const lane = (at: number): string =>
    words(...x.args.map((arg) => extract(vector, arg, first + at)), `call $${x.callee.name}`);
  return words(
    ...[lane(0), `${shape}.splat`],
    ...Array.from({ length: count - 1 }, (_, at) => `${lane(at + 1)} ${shape}.replace_lane ${at + 1}`),
  );
}

function extract(vector: VectorCode, x: Scalar, lane: number): string {
  if (!vector.varies(x)) return printScalar(x, vector.code);
  if (x.type === "f64") return `${vector.value(x, lane >> 1)} f64x2.extract_lane ${lane & 1}`;
  const text = `local.get ${vector.bind(x)} ${shapes[x.type]}.extract_lane ${lane}`;
  return x.type === "bool" ? `${text} i32.const 1 i32.and` : text;
}
