// What the peers' Gaussian mixtures share: constants of the sizes.

/** What carries the strict lower triangle, column by column, into the rows of a matrix. */
export function triangle(d) {
  const columns = Array.from({ length: d }, (_, column) => column);
  const places = columns.flatMap((column) => columns.slice(column + 1).map((row) => row * d + column));
  return places.map((place) => Array.from({ length: d * d }, (_, at) => Number(at === place)));
}

/** What of the mixture's objective depends on its sizes only: of the density, and of the prior's logarithmic gamma. */
export function constantOf(n, d, k) {
  const product = Array.from({ length: d }, (_, at) => logGamma(d + 1 - at)).reduce((sum, value) => sum + value),
    prior = ((d * (d - 1)) / 4) * Math.log(Math.PI) + product;
  return k * prior - ((n * d) / 2) * Math.log(2 * Math.PI);
}

/** The logarithm of gamma at half of a positive integer. */
function logGamma(twice) {
  if (twice === 1) return Math.log(Math.PI) / 2;
  return twice === 2 ? 0 : logGamma(twice - 2) + Math.log((twice - 2) / 2);
}
