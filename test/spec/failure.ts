import { GradcError } from "../../src/diagnostics.js";

/** The mistake that a function reports. */
export function failureOf(run: () => unknown): GradcError {
  try {
    run();
  } catch (error) {
    if (error instanceof GradcError) return error;
    throw error;
  }
  throw new TypeError("expected a GradcError, and nothing was thrown");
}
