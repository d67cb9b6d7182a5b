import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const minute = 60_000;
/** GRADC_FULL=1 asks each test for its whole amount of cases instead of a fixed part. */
const full = process.env["GRADC_FULL"] === "1";

export default defineConfig({
  resolve: {
    // A spec in graphs/ imports "gradc" as a user's does; in tests that must be the sources, not a second copy in dist/.
    alias: [{ find: /^gradc$/, replacement: fileURLToPath(new URL("compiler/index.ts", import.meta.url)) }],
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/hosts/**", "test/golden/**"],
    testTimeout: full ? 20 * minute : minute,
    hookTimeout: full ? 10 * minute : 2 * minute,
    allowOnly: false,
    setupFiles: ["test/support/turn.ts"],
    poolOptions: {
      forks: {
        // By default a core is left idle, which of two is half.
        ...{ minForks: 1, maxForks: Math.max(2, availableParallelism() - 1) },
        // Numbers of 60 digits and graphs that are dropped at once: with room for the young, half of the collecting is spared.
        execArgv: ["--max-semi-space-size=64"],
      },
    },
  },
});
