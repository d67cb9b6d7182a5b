/** Reads a node of a spec: a formula, or a scan. */
import { scanLength, scanSegment } from "../diagnostics.js";
import type { Cursor, Located } from "./cursor.js";
import { NameTable } from "./cursor.js";
import type { NodeSpec, ScanSpec } from "./document.js";

const scanKeys = ["carry", "over", "length", "reverse", "checkpoint", "body", "next", "stack"] as const;

/** @throws GradcError with the place of what is neither a formula nor a scan. */
export function readNode(cursor: Cursor): NodeSpec {
  if (!cursor.isObject()) return cursor.located("a formula in quotes");
  const scan = cursor.keys("an object", "a node", ["scan"])("scan");
  if (scan === undefined) throw cursor.missing("scan", "a node");
  return readScan(scan);
}

function readScan(cursor: Cursor): ScanSpec {
  const key = cursor.keys("an object", "a scan", scanKeys),
    names = new NameTable();
  const section = <T>(name: (typeof scanKeys)[number], role: string, read: (at: Cursor) => T): Map<string, T> => {
    const entries = new Map<string, T>();
    for (const [entry, at] of key(name)?.named("an object") ?? []) {
      if (role !== "") names.add(entry, role, at);
      entries.set(entry, read(at));
    }
    return entries;
  };
  const formula = (at: Cursor): Located => at.located("a formula in quotes");
  const carry = section("carry", "a carry", formula),
    over = section("over", "a slice", formula),
    body = section("body", "a node of the body", readNode),
    next = section("next", "", formula);
  const stack = new Map<string, Located>();
  for (const [name, at] of key("stack")?.named("an object") ?? []) {
    if (carry.has(name)) names.add(name, "a stack", at);
    stack.set(name, formula(at));
  }
  if (key("carry") !== undefined && key("next") === undefined) throw cursor.missing("next", "a scan");
  return {
    ...{ carry, over, body, next, stack },
    length: readLength(key("length")),
    reverse: key("reverse")?.truth() ?? false,
    checkpoint: readSegment(key("checkpoint")),
    mistake: (error) => cursor.mistake(error),
  };
}

/** A number of steps, or a formula of sizes. */
function readLength(cursor: Cursor | undefined): number | Located | null {
  if (cursor === undefined) return null;
  if (typeof cursor.value === "string") return cursor.located("a number of steps");
  const length = cursor.number("a number of steps, or a formula of sizes in quotes");
  if (!Number.isInteger(length) || length < 0) throw cursor.mistake(scanLength(length));
  return length;
}

function readSegment(cursor: Cursor | undefined): boolean | number {
  if (cursor === undefined) return false;
  if (typeof cursor.value === "boolean") return cursor.value;
  const steps = cursor.number("true, or the number of steps of a segment");
  if (!Number.isInteger(steps) || steps < 1) throw cursor.mistake(scanSegment(steps));
  return steps;
}
