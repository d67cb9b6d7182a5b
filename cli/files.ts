/**
 * Writing files: all of them or none. Each goes to a new file beside its target; only when all are complete are
 * they renamed. Every step is synchronous, so that no signal is answered in between.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import path from "node:path";
import { cannotWrite } from "../src/diagnostics.js";
import { systemCode } from "./failure.js";

export interface WrittenFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What must happen, last first, so that everything is as it was. */
type Undo = (() => void)[];

/**
 * Writes the files, and makes the folders that they need.
 * @throws GradcError if that cannot be; then everything is as it was before.
 */
export function writeFiles(files: readonly WrittenFile[]): void {
  const undo: Undo = [];
  const done: (() => void)[] = [];
  for (const { path: target, content } of files) attempt(target, undo, () => done.push(draft(target, content, undo)));
  files.forEach(({ path: target }, at) => {
    attempt(target, undo, () => done[at]?.());
  });
  for (const { path: target } of files) rmSync(formerName(target), { force: true });
}

function attempt(target: string, undo: Undo, step: () => void): void {
  try {
    step();
  } catch (error) {
    for (const back of undo.reverse()) back();
    const code = systemCode(error);
    throw code === null ? error : cannotWrite(target, code);
  }
}

/** Writes the content to a new file; the result is what puts it in its place. */
function draft(target: string, content: WrittenFile["content"], undo: Undo): () => void {
  makeFolder(path.dirname(target), undo);
  const known = statOf(target);
  // A device or a pipe is written to; a file of its name must not take its place.
  if (known !== null && !known.isFile() && !known.isDirectory()) return () => writeFileSync(target, content);
  const place = known === null ? target : realpathSync(target);
  const temporary = hiddenName(target, "new");
  const handle = openSync(temporary, "wx");
  undo.push(() => {
    rmSync(temporary, { force: true });
  });
  try {
    writeFileSync(handle, content);
  } finally {
    closeSync(handle);
  }
  return () => {
    if (known !== null) keepFormer(place, formerName(target), undo);
    renameSync(temporary, place);
    undo.push(known === null ? () => rmSync(place) : () => renameSync(formerName(target), place));
  };
}

function statOf(target: string): Stats | null {
  return statSync(target, { throwIfNoEntry: false }) ?? null;
}

/** A second name for the file that will be replaced. */
function keepFormer(place: string, former: string, undo: Undo): void {
  undo.push(() => {
    rmSync(former, { force: true });
  });
  try {
    linkSync(place, former);
  } catch {
    // Not every file system has links.
    copyFileSync(place, former);
  }
}

/** Folder by folder: mkdir's own recursion never ends in file systems that refuse folders as missing ones. */
function makeFolder(folder: string, undo: Undo): void {
  const missing: string[] = [];
  for (let at = path.resolve(folder); !existsSync(at); at = path.dirname(at)) missing.push(at);
  for (const at of missing.reverse()) {
    mkdirSync(at);
    undo.push(() => {
      rmdirSync(at);
    });
  }
}

function hiddenName(target: string, kind: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.${kind}`);
}

function formerName(target: string): string {
  return hiddenName(target, "old");
}
