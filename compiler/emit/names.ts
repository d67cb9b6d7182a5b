/**
 * Names that an emitted module keeps for itself, and how text of the user's is written where it can do no harm. His
 * names need no care: they are words of letters, digits and "_" (DESIGN, section 7), and keys of objects may be any.
 */

const namesOfModels = `
  arena guard inputs parameters state tangents vectors outputs gradients jvpResults hvpResults results outcome
  names unset tangentNames unsetTangents vectorNames unsetVectors run remembered
  Instance
  checkInputs checkSet takeInputs markSet checkForward checkOutputs copyOutputs fillOutputs checkGradients copyGradients fillGradients
  checkTangents checkTangentsSet takeTangents markTangents checkVectors checkVectorsSet takeVectors markVectors
  checkJvp copyJvp fillJvp checkHvp copyHvp fillHvp refuseJvp refuseHvp resetState
  computeForward computeBackward computeForwardBackward computeJvp computeHvp computeJacobian computeHessian
  computeStep computeEvaluate remember checkUnchanged
  forward backward forwardBackward jvp hvp jacobian hessian step evaluate initialize
  memory kernels failure
  given direction out seed factor name value set at now`;

const namesOfModules = `
  signature create createModel shared sharedModel binding Model Inputs Outputs Gradients Results Tangents Vectors Jvp Hvp Kind
  ready laps compileProgram instantiate program binary refusal readFileSync WebAssembly Memory Kernels
  failures failedPosition failedValue createGuard checkNames checkObject checkArray wrong
  bindings defaults Bound checkSeed checkBinding chooseBinding checkCode checkFailure trapped overlap scaled isSame describe
  decodeBits decodeIntegers decodeSingles decodeDoubles decodeBytes decodeHexadecimal`;

const globalNames =
  "Array ArrayBuffer DataView Error JSON Map Object Promise RangeError Set String TypeError URL fetch";

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
