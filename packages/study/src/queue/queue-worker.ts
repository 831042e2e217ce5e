import { setTimeout } from "node:timers/promises";

import { UnrecoverableError, Worker } from "bullmq";
import { Redis } from "ioredis";

import type { Executor } from "../executor/executor.ts";
import type { StudyBundle } from "../executor/study-bundle.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import type { QueueAddress } from "./queue-address.ts";
import { lastingConnection, requireReachable } from "./queue-connection.ts";
import { bundleKey, type QueuedUnit, queueName } from "./queue-names.ts";

export interface QueueWorkerOptions {
  readonly versions: StudyBundle["versions"];
  /** Units at once. */
  readonly threads: number;
  /** Threads of this machine for one study. */
  readonly executorFor: (bundle: StudyBundle) => Executor;
  readonly onFinished?: (unit: QueuedUnit, elapsedMs: number) => void;
  /** Hears once that the server went away. */
  readonly onProblem?: (message: string) => void;
}

/**
 * A worker that says nothing for this long is taken for dead, and its units go to others. It
 * renews its hold at half this time by its main thread, which replications never block.
 */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 5_000;
const BUNDLE_LOOKS = 40;
const BUNDLE_LOOK_AGAIN_MS = 250;
/** So many workers may die over one unit before it is blamed. */
const DEATHS_MOST = 5;

/** Takes replications from a queue, whatever study they are of, and runs them in this machine's threads. */
export class QueueWorker {
  readonly name: string;
  readonly #options: QueueWorkerOptions;
  readonly #redis: Redis;
  readonly #worker: Worker<QueuedUnit, ReplicationResult>;
  /** By bundle, with the number of units under way. */
  readonly #opened = new Map<string, { readonly executor: Promise<Executor>; running: number }>();

  #complained = false;

  private constructor(address: QueueAddress, options: QueueWorkerOptions) {
    this.#options = options;
    this.name = queueName(options.versions);
    const connection = lastingConnection(address);
    this.#redis = new Redis(connection);
    this.#worker = new Worker(this.name, async ({ data }) => this.#perform(data), {
      connection,
      concurrency: options.threads,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: DEATHS_MOST,
    });
    // Every attempt to connect again fails with an error; one of them is news.
    this.#redis.on("error", ({ message }) => this.#complain(message));
    this.#worker.on("error", () => undefined);
    this.#redis.on("ready", () => (this.#complained = false));
  }

  /** Rejects with a ServiceUnreachable if the server does not answer. */
  static async open(address: QueueAddress, options: QueueWorkerOptions): Promise<QueueWorker> {
    await requireReachable(address);
    const worker = new QueueWorker(address, options);
    await worker.#worker.waitUntilReady();
    return worker;
  }

  /** Finishes what is under way, then lets go; at once if the server is away. */
  async close(): Promise<void> {
    if (this.#redis.status === "ready") await this.#worker.close();
    else void this.#worker.close(true).catch(() => undefined);
    await Promise.all([...this.#opened.keys()].map((bundle) => this.#release(bundle)));
    this.#redis.disconnect();
  }

  #complain(message: string): void {
    if (this.#complained) return;
    this.#complained = true;
    this.#options.onProblem?.(`the queue is away, waiting for it: ${message}`);
  }

  async #perform(unit: QueuedUnit): Promise<ReplicationResult> {
    const begun = performance.now();
    const { bundle, point, replication } = unit;
    const opened = this.#opened.get(bundle) ?? { executor: this.#open(bundle), running: 0 };
    this.#opened.set(bundle, opened);
    opened.running += 1;
    try {
      const executor = await opened.executor;
      const result = await executor.run({ point, replication });
      this.#options.onFinished?.(unit, performance.now() - begun);
      return result;
    } catch (error) {
      // Threads that failed are not given the study's next unit.
      if (opened.running === 1) await this.#release(bundle);
      throw error;
    } finally {
      opened.running -= 1;
      await this.#releaseIdle(bundle);
    }
  }

  async #open(bundle: string): Promise<Executor> {
    // A server that lost everything gets the files again from the study, within seconds.
    for (let look = 0; look < BUNDLE_LOOKS; look++) {
      const text = await this.#redis.get(bundleKey(bundle));
      if (text !== null) return this.#options.executorFor(JSON.parse(text) as StudyBundle);
      await setTimeout(BUNDLE_LOOK_AGAIN_MS);
    }
    throw new UnrecoverableError("the files of the study are not in the queue");
  }

  /** The study worked on last keeps its threads; those of others end when they are idle. */
  async #releaseIdle(latest: string): Promise<void> {
    const idle = [...this.#opened].filter(
      ([bundle, { running }]) => running === 0 && bundle !== latest,
    );
    await Promise.all(idle.map(([bundle]) => this.#release(bundle)));
  }

  async #release(bundle: string): Promise<void> {
    const opened = this.#opened.get(bundle);
    this.#opened.delete(bundle);
    const executor = await opened?.executor.catch(() => null);
    await executor?.close();
  }
}
