/** After each test the worker answers its messages: one that is silent for a minute is taken for dead. */
import { afterEach } from "vitest";

afterEach(() => new Promise<void>((resolve) => setImmediate(resolve)));
