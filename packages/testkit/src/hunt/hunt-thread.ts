// The thread's own entry: `hunt-in-threads.ts` starts it and orders batches.
import { parentPort, workerData } from "node:worker_threads";
import { Hunter, HuntFault } from "./hunter.ts";
import type { BatchOrder, ThreadAnswer, ThreadStart } from "./hunt-order.ts";
import { namedGround } from "./named-ground.ts";

const { findAll, ...ground } = workerData as ThreadStart;
const hunter = new Hunter(namedGround(ground));

parentPort?.on("message", ({ number, first, count }: BatchOrder) => {
  try {
    answer({ number, batch: hunter.batch(first, count, findAll) });
  } catch (error) {
    if (!(error instanceof HuntFault)) throw error;
    const { run, document, cause } = error;
    answer({
      fault: {
        run,
        document,
        cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      },
    });
  }
});

function answer(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}
