/**
 * Names that an emitted module keeps for itself, and how text of the user's is written where it can do no harm. His
 * names need no care: they are words of letters, digits and "_" (DESIGN, section 7), and keys of objects may be any.
 */

const namesOfModels = `
  arena guard inputs parameters outputs gradients results names unset run remembered
  Instance
  checkInputs checkSet takeInputs markSet checkForward checkOutputs copyOutputs fillOutputs checkGradients copyGradients fillGradients
  computeForward computeBackward computeForwardBackward remember checkUnchanged
  forward backward forwardBackward initialize given out seed factor name value set at now`;

const namesOfModules = `
  signature create createModel shared sharedModel binding Model Inputs Outputs Gradients Results Kind
  failures failedPosition failedValue createGuard checkNames checkObject checkArray wrong
  checkSeed checkBinding checkCode overlap scaled isSame describe`;

const globalNames = "Array ArrayBuffer Error JSON Map Object RangeError Set String TypeError";

/** No buffer, kernel or local of a model may have these names. */
export const reservedNames: readonly string[] = `${namesOfModels} ${namesOfModules} ${globalNames}`.trim().split(/\s+/);

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
