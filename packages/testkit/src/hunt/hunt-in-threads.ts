import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { BatchLedger } from "./batch-ledger.ts";
import type { HuntOptions, HuntOutcome } from "./hunt.ts";
import { HuntFault } from "./hunter.ts";
import type { NamedGround, ThreadAnswer, ThreadStart } from "./hunt-order.ts";

export interface ThreadedHuntOptions
  extends NamedGround, Pick<HuntOptions, "runs" | "first" | "findAll" | "timeIsUp" | "onProgress"> {
  /** Threads, 1 or more. */
  readonly workers: number;
  /** Ends the threads at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * `hunt` in threads of this process, with the same outcome whatever their number, unless time is up
 * before the end.
 *
 * @throws HuntFault if a run breaks off
 */
export async function huntInThreads(options: ThreadedHuntOptions): Promise<HuntOutcome> {
  const { seed, base, rules, plant, findAll = false, workers, signal } = options;
  const start: ThreadStart = {
    seed,
    findAll,
    ...(base === undefined ? {} : { base }),
    ...(rules === undefined ? {} : { rules }),
    ...(plant === undefined ? {} : { plant }),
  };
  const ledger = new BatchLedger(options);
  const threads = Array.from({ length: workers }, () => new Worker(ENTRY, { workerData: start }));
  const stopped = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  try {
    const work = Promise.all(threads.map((thread) => worked(thread, ledger, options)));
    await Promise.race([work, stopped]);
    return ledger.outcome();
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

const ENTRY = new URL(`hunt-thread${extname(import.meta.filename)}`, import.meta.url);

/** Keeps a thread at work until no batch is left. */
function worked(
  thread: Worker,
  ledger: BatchLedger,
  { timeIsUp, onProgress }: ThreadedHuntOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const order = (): void => {
      if (timeIsUp?.() === true) ledger.stop();
      const batch = ledger.next();
      if (batch === null) resolve();
      else thread.postMessage(batch);
    };
    thread.on("message", (answer: ThreadAnswer) => {
      if ("fault" in answer) {
        const { run, document, cause } = answer.fault;
        reject(new HuntFault(run, document, cause));
        return;
      }
      ledger.settle(answer.number, answer.batch);
      onProgress?.(ledger.outcome().tally);
      order();
    });
    thread.on("error", reject);
    thread.on("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
    order();
  });
}
