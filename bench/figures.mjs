// Numbers of a run: medians, spreads, ratios.

export const median = (values) => quantile(values, 0.5);

function quantile(values, at) {
  const sorted = present(values).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * at)];
}

/** A round in which a peer took no part has left a hole. */
const present = (values) => values.filter((value) => value !== undefined);

export function number(x) {
  return x >= 100 ? x.toFixed(0) : x.toPrecision(3);
}

export const isMeasured = (result) => result !== undefined && result.cannot === undefined;

/** The median and half of what lies between the quartiles, in percent of it. */
export function time(result) {
  if (!isMeasured(result)) return result === undefined ? "" : "cannot";
  const { times } = result,
    spread = (quantile(times, 0.75) - quantile(times, 0.25)) / 2 / median(times);
  return `${number(median(times))} ± ${(100 * spread).toFixed(0)} %`;
}

/** The median of the ratios of neighbouring turns: a phase in which the machine is slow meets both. */
export function ratioOf(a, b) {
  if (!isMeasured(a) || !isMeasured(b)) return null;
  const both = a.times.map((each, round) => (b.times[round] === undefined ? undefined : each / b.times[round]));
  return median(both);
}

export function ratio(a, b) {
  const is = ratioOf(a, b);
  return is === null ? "" : number(is);
}

/** Of what it could be in the same time, if a step makes `amount` of what a peak makes `peak.amount`. */
export function share(result, peak, amount) {
  const is = ratioOf(peak, result);
  return is === null ? "" : `${((100 * is * amount) / peak.amount).toFixed(0)} %`;
}

export function geometricMean(values) {
  return values.length === 0 ? NaN : Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
