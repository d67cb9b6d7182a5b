/** Helpers in JavaScript for words that the language lacks. A module holds those that it needs. */

export type Helper = "nearest" | "toInt32" | "popcount" | "highWord" | "lowWord" | "fromWords" | "scale";

interface HelperText {
  /** Whether the helper reads and writes the shared words of a double. */
  readonly words?: true;
  readonly lines: readonly string[];
}

const number = (typed: boolean): string => (typed ? ": number" : "");

/** The words of a double, shared by all helpers: one is written, the other read, at once. */
const wordsOfDouble: readonly string[] = [
  "const double = new Float64Array(1);",
  "const words = new Int32Array(double.buffer);",
  "const highIndex = new Uint8Array(new Uint16Array([1]).buffer)[0];",
  "const lowIndex = 1 - highIndex;",
];

function helperText(helper: Helper, typed: boolean): HelperText {
  const n = number(typed);
  switch (helper) {
    case "nearest":
      return {
        lines: [
          "/** The nearest whole number, half to even: beyond 2^52 a double has no fraction. */",
          `function nearest(x${n})${n} {`,
          "  if (x > 0) return x < 4503599627370496 ? x + 4503599627370496 - 4503599627370496 : x;",
          "  if (x < 0) return x > -4503599627370496 ? -(4503599627370496 - x - 4503599627370496) : x;",
          "  return x;",
          "}",
        ],
      };
    case "toInt32":
      return {
        lines: [
          "/** Without its fraction, to the bounds of an integer of 32 bits; NaN gives 0. */",
          `function toInt32(x${n})${n} {`,
          "  return Math.max(-2147483648, Math.min(x, 2147483647)) | 0;",
          "}",
        ],
      };
    case "popcount":
      return {
        lines: [
          "/** How many bits of x are set: sums of 2, 4, then 8 bits, then all four bytes. */",
          `function popcount(x${n})${n} {`,
          "  const pairs = x - ((x >>> 1) & 0x55555555);",
          "  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);",
          "  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;",
          "}",
        ],
      };
    case "highWord":
    case "lowWord":
      return {
        words: true,
        lines: [
          `function ${helper}(x${n})${n} {`,
          "  double[0] = x;",
          `  return words[${helper === "highWord" ? "highIndex" : "lowIndex"}];`,
          "}",
        ],
      };
    case "fromWords":
      return {
        words: true,
        lines: [
          `function fromWords(high${n}, low${n})${n} {`,
          "  words[highIndex] = high;",
          "  words[lowIndex] = low;",
          "  return double[0];",
          "}",
        ],
      };
    case "scale":
      return scaleText(n);
  }
}

/**
 * x 2^k with one rounding. A step down by 2^-969 that rounds leaves less than 2^-1022, and the step after it, of
 * 2^-54 or less, then gives 0 whatever the first rounding was.
 */
function scaleText(n: string): HelperText {
  return {
    lines: [
      "/** powers[k + 1022] is 2^k. */",
      "const powers = Float64Array.from({ length: 2046 }, (_, at) => 2 ** (at - 1022));",
      "/** x 2^k, rounded once. */",
      `function scale(x${n}, k${n})${n} {`,
      "  if (k >= -1022 && k <= 1023) return x * powers[k + 1022];",
      "  if (k > 0) return x * 2 ** 1023 * powers[Math.min(k - 1023, 1023) + 1022] * (k > 2046 ? 2 ** 53 : 1);",
      "  const down = Math.max(k + 969, -1991);",
      "  return down < -1022 ? x * 2 ** -969 * 2 ** -969 * powers[down + 1991] : x * 2 ** -969 * powers[down + 1022];",
      "}",
    ],
  };
}

/** Every name that the prelude may define. */
export const helperNames: readonly string[] = [
  "nearest", "toInt32", "popcount", "highWord", "lowWord", "fromWords", "scale",
  "double", "words", "highIndex", "lowIndex", "powers",
];

/** The lines that define these helpers, in a fixed order. */
export function printPrelude(helpers: ReadonlySet<Helper>, typed = false): string[] {
  const order: readonly Helper[] = ["nearest", "toInt32", "popcount", "highWord", "lowWord", "fromWords", "scale"];
  const texts = order.filter((helper) => helpers.has(helper)).map((helper) => helperText(helper, typed));
  const shared = texts.some(({ words }) => words === true) ? [...wordsOfDouble, ""] : [];
  return [...shared, ...texts.flatMap(({ lines }, at) => (at === 0 ? lines : ["", ...lines]))];
}
