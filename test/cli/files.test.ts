/** Files are written whole or not at all: refused folders, full disks, interruptions. */
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { writeFiles } from "../../cli/files.js";
import { GradcError } from "../../src/diagnostics.js";
import { command, emptyFolder, gradc, graphs, startGradc } from "../support/command.js";

const digits = `${graphs}digits.json`;

function failureOf(run: () => void): GradcError {
  try {
    run();
  } catch (error) {
    if (error instanceof GradcError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("several files", () => {
  const files = (folder: string): { path: string; content: string }[] =>
    ["a", "b", "c"].map((name) => ({ path: path.join(folder, name), content: `new ${name}` }));

  test("are all written, with the folders that they need, and nothing is left beside them", () => {
    const folder = path.join(emptyFolder(), "deep", "er");
    writeFiles(files(folder));
    writeFiles(files(folder));
    expect(readdirSync(folder).sort()).toEqual(["a", "b", "c"]);
    expect(readFileSync(path.join(folder, "c"), "utf8")).toBe("new c");
  });

  test("stay as they were if the last cannot be written", () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, "a"), "old a");
    mkdirSync(path.join(folder, "c"));
    expect(
      failureOf(() => {
        writeFiles(files(folder));
      }).message,
    ).toBe(`cannot write ${path.join(folder, "c")}: it is a folder; nothing was written`);
    expect(readdirSync(folder).sort()).toEqual(["a", "c"]);
    expect(readFileSync(path.join(folder, "a"), "utf8")).toBe("old a");
  });

  test("leave no folder behind if they cannot be written", () => {
    const folder = emptyFolder();
    const long = "x".repeat(300);
    const failure = failureOf(() => {
      writeFiles([{ path: path.join(folder, "made", long), content: "" }]);
    });
    expect(failure.code).toBe("cannot-write");
    expect(readdirSync(folder)).toEqual([]);
  });
});

test("a folder that cannot be made gives 1 and one message", async () => {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, "file"), "");
  const { code, stdout, stderr } = await gradc(["compile", digits, "-o", path.join(folder, "file", "below")]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toBe(
    `error[cannot-write] cannot write ${path.join(folder, "file", "below", "digits.js")}: a part of its path is no folder; nothing was written\n`,
  );
});

/** Lets the process write so many bytes to files, and then says that the disk is full. */
const simulation = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
let left = 10_000;
const write = fs.writeFileSync;
fs.writeFileSync = (file, text, ...rest) => {
  left -= text.length;
  write(file, left < 0 ? text.slice(0, text.length + left) : text, ...rest);
  if (left < 0) throw Object.assign(new Error("full"), { code: "ENOSPC", syscall: "write" });
};
syncBuiltinESMExports();
`;

/** A folder on a disk of 16 kB, or null where this process may not mount one. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return false;
  }
  onTestFinished(() => {
    execFileSync("umount", [folder]);
  });
  return true;
}

describe("a full disk", () => {
  test("gives 1 and one message, and leaves the old files as they were", async () => {
    const folder = emptyFolder();
    // A real full disk where that can be had, else one that the file system's functions pretend.
    const env: { [name: string]: string } = mountSmallDisk(folder)
      ? {}
      : { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(simulation)}` };
    writeFileSync(path.join(folder, "digits.js"), "old");
    for (const output of [folder, path.join(folder, "new", "folder")]) {
      const { code, stdout, stderr } = await gradc(["compile", digits, "-o", output], { env });
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(
        /^error\[disk-full\] cannot write \S+digits\.\S+: no space is left; nothing was written\n$/,
      );
      expect(readdirSync(folder)).toEqual(["digits.js"]);
    }
    expect(readFileSync(path.join(folder, "digits.js"), "utf8")).toBe("old");
  });

  test("behind stdout gives 1 and one message", () => {
    const full = openSync("/dev/full", "w");
    onTestFinished(() => {
      closeSync(full);
    });
    const { status, stderr } = spawnSync(process.execPath, [command, "compile", digits], {
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([1, "error[disk-full] cannot write to the standard output: no space is left\n"]);
  });
});

test("Ctrl-C ends a compilation at once with 130, and leaves nothing", async () => {
  const folder = emptyFolder();
  const endless = `import { writeSync } from "node:fs";\nwriteSync(2, "running");\nfor (;;);\nexport default null;\n`;
  writeFileSync(path.join(folder, "endless.mjs"), endless);
  const { process: child, finished, says } = startGradc(["compile", "endless.mjs", "-o", "out"], { cwd: folder });
  await says("running");
  child.kill("SIGINT");
  expect(await finished).toEqual({ code: 130, stdout: "", stderr: "running" });
  expect(existsSync(path.join(folder, "out"))).toBe(false);
});

test("a reader that has seen enough is no mistake", async () => {
  const { process: child, finished } = startGradc(["inspect", digits, "--stage", "kernels"]);
  child.stdout.destroy();
  expect(await finished).toEqual({ code: 0, stdout: "", stderr: "" });
});
