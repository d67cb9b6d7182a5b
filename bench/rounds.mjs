// Peers on a workload, each in a process of its own. They take turns of some 20 ms: what else the machine does meets all
// of them alike.
import { execFileSync, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

const measure = fileURLToPath(new URL("./measure.mjs", import.meta.url));
/** Who takes longer, in microseconds, takes part in fewer rounds, so that the slowest do not decide how long all takes. */
const patience = 250_000,
  leastTurns = 5;

/**
 * Of each peer its times by round, in microseconds of a step, with how much a step does where it says so; or why it
 * cannot run the workload: { times, amount } or { cannot }. A round in which it takes no part has no time.
 */
export async function compare(name, what, peers, built, rounds) {
  const results = {},
    running = [];
  for (const peer of peers) {
    const started = await start(peer, name, what, built);
    const { cannot, amount } = started;
    results[peer] = cannot === undefined ? { times: [], amount } : { cannot };
    if (cannot === undefined) running.push({ ...started, every: 1 });
  }
  for (let round = 0; round < rounds; round++) {
    for (const each of running) {
      if (round % each.every !== 0) continue;
      const time = await each.ask();
      results[each.peer].times[round] = time;
      each.every = Math.max(1, Math.min(Math.ceil(time / patience), Math.floor(rounds / leastTurns)));
    }
  }
  for (const { end } of running) end();
  return results;
}

/** One peer's process, and what asks it for a time. */
async function start(peer, name, what, built) {
  const child = fork(measure, [peer, name, what, built], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let errors = "";
  child.stderr.on("data", (text) => (errors += text));
  let failed;
  const ended = new Promise((_, reject) => (failed = reject));
  child.once("exit", () => failed(new Error(`${peer} on ${name} ended: ${errors}`)));
  ended.catch(() => undefined);
  const answer = () => Promise.race([ended, new Promise((resolve) => child.once("message", resolve))]);
  const { cannot, amount } = await answer();
  if (cannot === undefined) pin(child.pid);
  else child.kill();
  return { peer, cannot, amount, ask: async () => (child.send("go"), (await answer()).time), end: () => child.kill() };
}

/** Keeps a process on one core, where the system has a command for it: two cores are never equally busy. */
function pin(pid) {
  try {
    execFileSync("taskset", ["-acp", String(availableParallelism() - 1), String(pid)], { stdio: "ignore" });
  } catch {
    // Then the figures spread more.
  }
}
