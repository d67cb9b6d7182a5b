/** Names that an emitted module keeps for itself, and how a user's names are written as keys. */

const namesOfModels = `
  arena guard inputs parameters outputs gradients results names unset missing isCurrent remembered
  Instance
  checkInputs checkSet takeInputs markSet checkOutputs copyOutputs fillOutputs checkGradients copyGradients fillGradients
  computeForward computeBackward computeForwardBackward remember checkUnchanged
  forward backward forwardBackward initialize given out seed factor name value set at now`;

const namesOfModules = `
  signature create createModel binding Model Inputs Outputs Gradients Results Kind
  failures failedPosition failedValue createGuard checkNames checkObject checkArray checkNumber checkInteger checkFlag
  checkSeed checkBinding checkCode overlap scaled isSame describe`;

/** No buffer, kernel or local of a model may have these names. */
export const reservedNames: readonly string[] = `${namesOfModels} ${namesOfModules}`.trim().split(/\s+/);

/** A property of an object literal or an interface: the user's name, whatever it is. */
export function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : quoted(name);
}

/** The property of an object. */
export function member(object: string, name: string): string {
  return isIdentifier(name) && name !== "__proto__" ? `${object}.${name}` : `${object}[${quoted(name)}]`;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** A string of the emitted code. */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replace(/<(?=\/|!--|script)/gi, "\\u003c")
    .replace(unprintable, escaped);
}

/**
 * Text within a comment: what would close the comment or a script, end a line, hide from a reader or change the
 * direction of what he reads is written as its escape.
 */
export function harmless(text: string): string {
  return text
    .replace(/\t/g, " ")
    .replace(/\*\//g, "*\\/")
    .replace(/<(?=\/|!--|script)/gi, "<\\")
    .replace(unprintable, escaped);
}

/** Controls, formats, lone surrogates, separators of lines; and the marks of text.ts. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}⟪⟫]/gu;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
