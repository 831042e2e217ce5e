import { gracefulStop } from "@contactpoint/live/operate";
import type { NodeLog } from "@contactpoint/live/operate";
import { StoreError } from "@contactpoint/live/store";

import { Failure } from "../exit/failure.ts";

/** Longer than links, health port and disk take together; then something hangs. */
const STOP_MS = 60_000;

/**
 * Runs a service; SIGINT and SIGTERM ask it to end in order. A second one ends the process at once.
 *
 * @param service ends soon after its signal
 */
export async function untilStopped<T>(
  log: NodeLog,
  service: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const { promise: begun, resolve: begin } = Promise.withResolvers<unknown>();
  const { dispose } = gracefulStop({
    signals: process,
    limit: STOP_MS,
    steps: [
      {
        name: "service",
        run: async () => {
          stop.abort();
          await begun;
        },
      },
    ],
    watcher: {
      requested: (signal) => log.info("stop-requested", { signal }),
      overran: (check) => log.error("stop-overran", { check }),
      forced: (signal) => log.warn("stop-forced", { signal }),
    },
  });
  const ended = service(stop.signal);
  begin(ended.catch(() => undefined));
  try {
    return await ended;
  } catch (error) {
    if (!(error instanceof Failure))
      log.error(error instanceof StoreError ? "commit-failed" : "turn-failed", { error });
    throw error;
  } finally {
    dispose();
  }
}
