import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { ReplicationFault } from "./executor.ts";
import type { Executor } from "./executor.ts";
import type { StudyBundle } from "./study-bundle.ts";
import type { ThreadAnswer, ThreadOrder, ThreadStart } from "./thread-message.ts";

export interface ThreadExecutorOptions {
  /** One for each core unless said. */
  readonly threads?: number;
  /** Folder into which threads write the requests of each replication, for `keep: requests`. */
  readonly requests?: string;
  /** Entry of a thread; a test puts its own in place. */
  readonly entry?: URL;
}

/** Of each thread: one unit that it works on and one that waits, so that it never idles. */
const UNITS_PER_THREAD = 2;

/** Room for records until they are folded: fewer collections. */
const YOUNG_GENERATION_MB = 64;

interface Ordered {
  readonly unit: Unit;
  readonly resolve: (result: ReplicationResult) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** By number of the order, in their order. */
  readonly ordered: Map<number, Ordered>;
}

/** Runs replications in threads of this process, each of which reads the study once. */
export class ThreadExecutor implements Executor {
  readonly capacity: number;
  readonly #threads: Thread[];
  #orders = 0;
  #isClosed = false;

  constructor(bundle: StudyBundle, options: ThreadExecutorOptions = {}) {
    const { threads = availableParallelism(), entry = ownEntry() } = options;
    this.capacity = UNITS_PER_THREAD * threads;
    const start: ThreadStart = { bundle, requests: options.requests ?? null };
    this.#threads = Array.from({ length: threads }, () => this.#start(entry, start));
  }

  run(unit: Unit): Promise<ReplicationResult> {
    const { promise, resolve, reject } = Promise.withResolvers<ReplicationResult>();
    const [first] = this.#threads.toSorted((one, other) => one.ordered.size - other.ordered.size);
    if (this.#isClosed || first === undefined) {
      reject(new ReplicationFault(unit, "no thread is left to run it"));
      return promise;
    }
    const order: ThreadOrder = { number: this.#orders++, unit };
    first.ordered.set(order.number, { unit, resolve, reject });
    first.worker.postMessage(order);
    return promise;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #start(entry: URL, start: ThreadStart): Thread {
    const worker = new Worker(entry, {
      workerData: start,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    const thread: Thread = { worker, ordered: new Map() };
    worker.on("message", (answer: ThreadAnswer) => settle(thread, answer));
    // A thread that dies takes with it what it works on, which is the first of its orders.
    worker.on("error", (error) => this.#give(thread, error));
    worker.on("exit", (code) => this.#give(thread, new Error(`the thread ended with ${code}`)));
    return thread;
  }

  #give(thread: Thread, cause: unknown): void {
    const place = this.#threads.indexOf(thread);
    if (place >= 0) this.#threads.splice(place, 1);
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    for (const { unit, reject } of thread.ordered.values()) {
      reject(new ReplicationFault(unit, text, { cause }));
    }
    thread.ordered.clear();
  }
}

/** Beside this file, and compiled if this file is. */
function ownEntry(): URL {
  return new URL(`worker${extname(import.meta.filename)}`, import.meta.url);
}

function settle({ ordered }: Thread, answer: ThreadAnswer): void {
  const order = ordered.get(answer.number);
  ordered.delete(answer.number);
  if (answer.kind === "result") order?.resolve(answer.result);
  else order?.reject(new ReplicationFault(order.unit, answer.error));
}
