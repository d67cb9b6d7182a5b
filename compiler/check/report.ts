/** What a check found. */

export interface CheckRow {
  /** What was compared, for example `d loss / d w1`. */
  readonly subject: string;
  /** With what. */
  readonly against: string;
  /** The largest relative error; null where the comparison is of bits or of types. */
  readonly error: number | null;
  /** The largest error that passes. */
  readonly tolerance: number | null;
  readonly passed: boolean;
  /** Why a row did not pass, where the error does not say it. */
  readonly note: string;
}

export function row(subject: string, against: string, error: number, tolerance: number, note = ""): CheckRow {
  return { subject, against, error, tolerance, passed: error <= tolerance, note };
}

/** A row of something that either holds or does not. */
export function verdict(subject: string, against: string, passed: boolean, note = ""): CheckRow {
  return { subject, against, error: null, tolerance: null, passed, note };
}
