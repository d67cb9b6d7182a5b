/** Errors as the command reports them: a user's mistake by its message, anything else as a fault of gradc's. */
import { cannotRead, GradcError, internalFault, MisuseError } from "../src/diagnostics.js";
import type { Failure } from "./task.js";

export function failureOf(error: unknown): Failure {
  if (error instanceof GradcError) {
    return { code: error.code, message: error.message, misuse: error instanceof MisuseError, stack: "" };
  }
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const { code, message } = internalFault(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return { code, message, misuse: false, stack };
}

/** The code of an error of the operating system, for example ENOENT; null if it is none. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** The message for a file that cannot be read; what is no error of the operating system stays what it is. */
export function readFailure(error: unknown, file: string): unknown {
  const code = systemCode(error);
  return code === null ? error : cannotRead(file, code);
}
