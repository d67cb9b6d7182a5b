import { expect, test } from "vitest";
import { copiedBytes, loadProbes } from "../../cli/probes.js";

test("the probes are valid WebAssembly, run, and say how much they do", async () => {
  const { multiplyAdds, copy } = await loadProbes();
  const probes = [copy(copiedBytes), copy(1024), ...Object.values(multiplyAdds).flatMap((each) => Object.values(each))];
  for (const { run, amount } of probes) {
    run();
    expect(amount).toBeGreaterThan(0);
  }
  expect(copy(1024).amount).toBe(2048);
});
