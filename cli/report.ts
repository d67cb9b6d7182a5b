/** What the command prints: results to stdout, everything else to stderr; colour only on a terminal. */
import { failureOf } from "./failure.js";
import { TaskFailure } from "./thread.js";

type Stream = NodeJS.WriteStream;

const codes = { red: 31, green: 32, cyan: 36, grey: 90, bold: 1 } as const;
export type Colour = keyof typeof codes;

export function coloured(stream: Stream, colour: Colour, text: string): string {
  const wanted = stream.isTTY && process.env["NO_COLOR"] === undefined && process.env["TERM"] !== "dumb";
  return wanted ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
}

/** A line about what happened; not with --quiet. */
export function say(quiet: boolean, text: string): void {
  if (!quiet) process.stderr.write(`${coloured(process.stderr, "grey", text)}\n`);
}

/** Prints an error, and gives the exit code: 2 for misuse of the command, 1 for everything else. */
export function reportError(error: unknown, debug = false): 1 | 2 {
  const { code, message, misuse, stack } = error instanceof TaskFailure ? error.failure : failureOf(error);
  const head = coloured(process.stderr, "red", `error[${code}]`);
  process.stderr.write(`${head} ${harmless(message)}\n`);
  if (stack !== "" && (debug || process.env["GRADC_DEBUG"] !== undefined)) process.stderr.write(`${stack}\n`);
  return misuse ? 2 : 1;
}

/** What a terminal would obey rather than show becomes spaces; lines stay lines. */
function harmless(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, " ");
}

/** Writes a result to stdout, and waits until it is out. */
export function writeOut(result: string | Uint8Array): Promise<void> {
  // A stream that fails tells it twice: to the callback, and as an event that would end the process.
  process.stdout.on("error", () => undefined);
  return new Promise((resolve, reject) => {
    process.stdout.write(result, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
