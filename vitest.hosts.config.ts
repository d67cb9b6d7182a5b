import { defineConfig } from "vitest/config";
import everywhere from "./vitest.config.js";

/** The tests that start browsers and servers: they stand apart, so that `npm test` needs nothing but Node. */
export default defineConfig({
  ...everywhere,
  test: { ...everywhere.test, include: ["test/hosts/*.test.ts"], exclude: [] },
});
