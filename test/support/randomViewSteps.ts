/** Steps of a random graph that place elements elsewhere. */
import { Tensor } from "../../src/builder.js";
import type { Node } from "../../src/graph.js";
import {
  broadcastTo,
  concat,
  expandDims,
  flip,
  pad,
  repeat,
  reshape,
  resize,
  roll,
  slice,
  squeeze,
  stack,
  tile,
  transpose,
} from "../../src/index.js";
import { axisIndex, quotient } from "../../src/indexMap.js";
import { view } from "../../src/ops/view.js";
import { sizeOf } from "../../src/types.js";
import type { Growth } from "./growth.js";

/** A tensor that was made, or null where nothing fits. */
export type Step = (growth: Growth) => Tensor | null;

export const permuteStep: Step = (growth) => {
  const x = growth.tensor((node) => node.type.shape.length > 1);
  return x === null ? null : transpose(x, growth.random.shuffle(x.shape.map((_, at) => at)));
};

export const sliceStep: Step = (growth) => {
  const x = growth.tensor((node) => sizeOf(node.type.shape) > 0),
    { random } = growth;
  if (x === null) return null;
  const subscripts = x.shape.map((extent): number | string => {
    if (random.chance(0.1)) return random.integer(-extent, extent - 1);
    if (random.chance(0.4)) return ":";
    const start = random.integer(0, extent - 1),
      stop = random.integer(start, extent);
    return random.chance(0.25)
      ? `${stop}:${start}:-${random.integer(1, 3)}`
      : `${start}:${stop}:${random.integer(1, 3)}`;
  });
  return slice(x, random.chance(0.1) ? ["newaxis", ...subscripts] : subscripts);
};

export const padStep: Step = (growth) => {
  const x = growth.tensor(),
    { random } = growth;
  if (x === null) return null;
  const padding = x.shape.map(() => [random.integer(-1, 2), random.integer(-1, 2)] as const);
  const value = x.dtype === "bool" ? random.integer(0, 1) : random.chance(0.7) ? 0 : random.integer(-2, 2);
  return pad(x, padding, random.chance(0.3) ? { value, interior: x.shape.map(() => random.integer(0, 2)) } : { value });
};

export const flipStep: Step = (growth) => {
  const x = growth.tensor((node) => node.type.shape.length > 0);
  return x === null
    ? null
    : flip(
        x,
        growth.random.some(
          x.shape.map((_, at) => at),
          0.6,
        ),
      );
};

/** Elements that stand several times along an axis: what lies beyond an end, blocks, turns. */
export const repeatStep: Step = (growth) => {
  const x = growth.tensor(({ type: { shape } }) => shape.length > 0),
    { random } = growth;
  if (x === null) return null;
  const axis = random.integer(0, x.rank - 1),
    at = (chosen: number, others: number): number[] => x.shape.map((_, other) => (other === axis ? chosen : others));
  const padding = at(random.integer(1, 7), 0).map((before) => [before, before === 0 ? 0 : random.integer(0, 7)]);
  return random.pick([
    () => pad(x, padding, { mode: random.pick(["edge", "reflect", "symmetric", "wrap"]) }),
    () => roll(x, random.integer(-9, 9), { axis }),
    () => tile(x, at(random.integer(1, 3), random.integer(1, 2))),
    () => repeat(x, random.integer(1, 3), { axis }),
    () =>
      repeat(
        x,
        Array.from({ length: x.shape[axis] ?? 0 }, () => random.integer(0, 2)),
        { axis },
      ),
    () => resize(x, at(random.number(0.3, 2.5), 1)),
  ])();
};

export const broadcastStep: Step = (growth) => {
  const x = growth.tensor(),
    { random } = growth;
  if (x === null || x.rank > 3) return null;
  const shape = x.shape.map((extent) => (extent === 1 ? random.integer(1, 5) : extent));
  return broadcastTo(x, random.chance(0.6) ? [random.integer(1, 6), ...shape] : shape);
};

export const dimensionStep: Step = (growth) => {
  const x = growth.tensor();
  if (x === null) return null;
  return x.rank < 4 && growth.random.chance(0.5) ? expandDims(x, [growth.random.integer(0, x.rank)]) : squeeze(x);
};

/** The diagonal of the last two axes, as a plain index map. */
export const diagonalStep: Step = (growth) => {
  const x = growth.tensor(
    ({ type: { shape } }) => shape.length >= 2 && shape[shape.length - 1] === shape[shape.length - 2],
  );
  if (x === null) return null;
  const shape = x.shape.slice(0, -1),
    rank = shape.length;
  return view(x, shape, { axes: x.shape.map((_, at) => axisIndex(rank, Math.min(at, rank - 1))), guards: [] });
};

/** Windows along the first axis: element [i, j, ...] is x[stride i + dilation j - before, ...]. */
export const windowStep: Step = (growth) => {
  const x = growth.tensor(({ type: { shape } }) => shape.length >= 1 && shape.length <= 3),
    { random } = growth;
  if (x === null) return null;
  const size = random.integer(1, 4),
    stride = random.integer(1, 2),
    dilation = random.integer(1, 2),
    before = random.integer(0, 1);
  const reach = (x.shape[0] ?? 0) + 2 * before - dilation * (size - 1);
  if (reach < 1) return null;
  const shape = [Math.floor((reach - 1) / stride) + 1, size, ...x.shape.slice(1)],
    others = x.shape.slice(1).map((_, at) => axisIndex(shape.length, at + 2));
  const first = quotient([stride, dilation, ...x.shape.slice(1).map(() => 0)], -before);
  return view(x, shape, { axes: [first, ...others], guards: [] });
};

export const reshapeStep: Step = (growth) => {
  const x = growth.tensor(),
    { random } = growth;
  if (x === null) return null;
  let rest = x.size;
  const shape: number[] = [];
  for (const factor of [2, 3, 5, 7, 4]) {
    if (rest > 0 && rest % factor === 0 && random.chance(0.4) && shape.length < 3) {
      shape.push(factor);
      rest /= factor;
    }
  }
  return reshape(x, random.shuffle([...shape, rest]));
};

export const joinStep: Step = (growth) => {
  const x = growth.tensor((node) => node.type.shape.length > 0),
    { random } = growth;
  if (x === null) return null;
  const axis = random.integer(0, x.rank - 1),
    joins = (node: Node): boolean =>
      node.type.dtype === x.dtype &&
      node.type.shape.length === x.rank &&
      node.type.shape.every((extent, at) => at === axis || extent === x.shape[at]);
  const others = Array.from({ length: random.integer(0, 2) }, () => growth.tensor(joins) ?? x);
  if (random.chance(0.3) && x.rank < 4) return stack([x, partnerOf(growth, x)], { axis: random.integer(0, x.rank) });
  return concat(random.shuffle([x, ...others]), { axis });
};

function partnerOf(growth: Growth, x: Tensor): Tensor {
  const same = growth.find(
    ({ type }) =>
      type.dtype === x.dtype &&
      type.shape.length === x.rank &&
      type.shape.every((extent, at) => extent === x.shape[at]),
  );
  return same === null ? x : Tensor.of(same);
}
