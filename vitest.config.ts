import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const browserTests = "test/browser/**/*.test.ts";
const minute = 60_000;

/** Three suites by mode: the fast one (no mode given), `full` (the same tests with GRADC_FULL=1) and `browser`. */
export default defineConfig(({ mode }) => ({
  resolve: {
    // A spec in graphs/ imports "gradc" as a user's does; in tests that must be the sources, not a second copy in dist/.
    alias: [{ find: /^gradc$/, replacement: fileURLToPath(new URL("compiler/index.ts", import.meta.url)) }],
  },
  test: {
    include: [mode === "browser" ? browserTests : "test/**/*.test.ts"],
    exclude: mode === "browser" ? [] : [browserTests, "test/golden/**"],
    env: mode === "full" ? { GRADC_FULL: "1" } : {},
    testTimeout: mode === "full" ? 20 * minute : minute,
    hookTimeout: 2 * minute,
    allowOnly: false,
  },
}));
