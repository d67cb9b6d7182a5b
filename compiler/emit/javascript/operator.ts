/** Printed expressions and how tightly they bind: where JavaScript, or its reader, needs parentheses. */

/** How tightly JavaScript's operators bind. */
export const conditional = 2,
  or = 3,
  and = 4,
  bitOr = 5,
  bitXor = 6,
  bitAnd = 7,
  equality = 8,
  relation = 9,
  shift = 10,
  sum = 11,
  product = 12,
  prefix = 14,
  atom = 17;

export interface Printed {
  readonly text: string;
  readonly binds: number;
  readonly operator?: string;
}

export const printedAtom = (text: string): Printed => ({ text, binds: atom });

export function printedLiteral(text: string): Printed {
  return { text, binds: text.startsWith("-") ? prefix : atom };
}

export function printedCall(name: string, args: readonly Printed[]): Printed {
  return printedAtom(`${name}(${args.map(({ text }) => text).join(", ")})`);
}

/** The operand, in parentheses unless it binds at least so tightly. */
export function operand({ text, binds }: Printed, least: number): string {
  return binds >= least ? text : `(${text})`;
}

const associative: ReadonlySet<string | undefined> = new Set(["&", "|", "^", "&&", "||"]);

export function infix(a: Printed, operator: string, b: Printed, binds: number): Printed {
  const side = (x: Printed, least: number): string => {
    if (x.operator === operator && associative.has(operator)) return x.text;
    return obscure(operator, binds, x) ? `(${x.text})` : operand(x, least);
  };
  return { text: `${side(a, binds)} ${operator} ${side(b, binds + 1)}`, binds, operator };
}

/** Mixtures of operators that a reader wants in parentheses although the language has a rule. */
function obscure(operator: string, binds: number, x: Printed): boolean {
  if (x.operator === undefined) return false;
  if (binds === shift || (binds >= bitOr && binds <= bitAnd)) return true;
  if (binds === or) return x.binds === and;
  if (binds === equality) return x.binds === relation || x.binds === equality;
  return (binds === sum && x.operator === "%") || (binds === product && x.binds === product && x.operator !== operator);
}

/** a + -2 is written a - 2, and a - -2 is a + 2. */
export function sumOf(a: Printed, operator: string, b: Printed, binds: number): Printed {
  const numeral = binds === sum && /^-[\d.]/.test(b.text) && b.binds === prefix;
  return numeral
    ? infix(a, operator === "+" ? "-" : "+", printedAtom(b.text.slice(1)), binds)
    : infix(a, operator, b, binds);
}

export function negated(x: Printed): Printed {
  return { text: `-${x.text.startsWith("-") ? `(${x.text})` : operand(x, prefix)}`, binds: prefix };
}

export function ternary(condition: Printed, then: Printed, otherwise: Printed): Printed {
  return {
    text: `${operand(condition, or)} ? ${operand(then, or)} : ${operand(otherwise, conditional)}`,
    binds: conditional,
  };
}
