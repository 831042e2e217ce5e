import { Queue, QueueEvents } from "bullmq";
import { Redis } from "ioredis";

import { type Executor, ReplicationFault, ServiceUnreachable } from "../executor/executor.ts";
import type { StudyBundle } from "../executor/study-bundle.ts";
import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import type { QueueAddress } from "./queue-address.ts";
import { lastingConnection, requireReachable } from "./queue-connection.ts";
import { bundleKey, jobIdOf, type QueuedUnit, queueName } from "./queue-names.ts";

export interface QueueExecutorOptions {
  /** Units in the queue at once: enough for all workers there may be. */
  readonly capacity?: number;
  /** Hears, at most once a minute, that nobody works on the queue. */
  readonly onIdle?: (queue: string) => void;
  /** How long the server may be away before the study is given up. */
  readonly patienceMs?: number;
}

const CAPACITY = 64;
/** Restarts take seconds; after this long the server is gone. */
const PATIENCE_MS = 120_000;
/** Events tell of finished jobs at once; whatever they miss, in a restart say, this finds. */
const REVIEW_MS = 2_000;
const IDLE_NOTICE_MS = 60_000;
const IDLE_FIRST_MS = 5_000;
/** Bundles and results outlive a study that is taken up again within a week. */
const KEEP_S = 7 * 86_400;

interface Awaited {
  readonly unit: QueuedUnit;
  readonly resolve: (result: ReplicationResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs replications by workers that listen to a BullMQ queue. The queue is a means of transport:
 * what it loses in a restart is put in again, what a dead worker held goes to another, and a unit
 * that ran twice counts once, since its results are equal.
 */
export class QueueExecutor implements Executor {
  readonly capacity: number;
  readonly #address: QueueAddress;
  readonly #bundle: StudyBundle;
  readonly #options: QueueExecutorOptions;
  readonly #name: string;
  readonly #redis: Redis;
  readonly #queue: Queue<QueuedUnit, ReplicationResult>;
  readonly #events: QueueEvents;
  readonly #awaited = new Map<string, Awaited>();
  readonly #review: NodeJS.Timeout;
  #reviewing = false;
  /** Since when the server has not answered; null while it does. */
  #awaySince: number | null = null;
  #idleSince: number | null = null;
  #noticedAt = -Infinity;
  #closed = false;

  private constructor(address: QueueAddress, bundle: StudyBundle, options: QueueExecutorOptions) {
    this.#address = address;
    this.#bundle = bundle;
    this.#options = options;
    this.capacity = options.capacity ?? CAPACITY;
    this.#name = queueName(bundle.versions);
    const connection = lastingConnection(address);
    this.#redis = new Redis(connection);
    // A queue closes a connection of its own in good manners, which a server that is gone never
    // answers; this one is only lent to it.
    this.#queue = new Queue(this.#name, { connection: this.#redis });
    this.#events = new QueueEvents(this.#name, { connection });
    // Errors of connections are no news: each connects again, and the review minds the time.
    this.#redis.on("error", ignore);
    this.#queue.on("error", ignore);
    this.#events.on("error", ignore);
    this.#events.on("completed", ({ jobId }) => void this.#look(jobId));
    this.#events.on("failed", ({ jobId }) => void this.#look(jobId));
    this.#review = setInterval(() => this.#mindServer(), REVIEW_MS);
  }

  /** Rejects with a ServiceUnreachable if the server does not answer. */
  static async open(
    address: QueueAddress,
    bundle: StudyBundle,
    options: QueueExecutorOptions = {},
  ): Promise<QueueExecutor> {
    await requireReachable(address);
    const executor = new QueueExecutor(address, bundle, options);
    await executor.#publish();
    return executor;
  }

  run(unit: Unit): Promise<ReplicationResult> {
    const queued = { ...unit, bundle: this.#bundle.content_hash };
    const id = jobIdOf(queued);
    return new Promise((resolve, reject) => {
      this.#awaited.set(id, { unit: queued, resolve, reject });
      this.#enter(id, queued).catch(ignore);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#review);
    const waiting = [...this.#awaited.keys()];
    this.#awaited.clear();
    if (this.#redis.status !== "ready") {
      // Nobody would answer a farewell.
      this.#redis.disconnect();
      void this.#events.close().catch(ignore);
      return;
    }
    await Promise.all(waiting.map((id) => this.#withdraw(id)));
    await this.#events.close();
    await this.#queue.close();
    this.#redis.disconnect();
  }

  /** The files lie there for whoever takes a unit, also after the server lost them. */
  async #publish(): Promise<void> {
    const key = bundleKey(this.#bundle.content_hash);
    if ((await this.#redis.expire(key, KEEP_S)) === 1) return;
    await this.#redis.set(key, JSON.stringify(this.#bundle), "EX", KEEP_S);
  }

  /** A job that is there already, from before an interruption, is not entered twice. */
  async #enter(id: string, unit: QueuedUnit): Promise<void> {
    await this.#queue.add("replication", unit, {
      jobId: id,
      removeOnComplete: { age: KEEP_S },
      removeOnFail: { age: KEEP_S },
    });
    // It may have been finished for an earlier run of the study, whose event is long past.
    await this.#look(id);
  }

  async #withdraw(id: string): Promise<void> {
    const job = await this.#queue.getJob(id).catch(() => undefined);
    // One that a worker holds cannot be withdrawn; its result waits for the study's resumption.
    await job?.remove().catch(ignore);
  }

  async #look(id: string): Promise<void> {
    if (!this.#awaited.has(id)) return;
    try {
      await this.#settle(id);
    } catch {
      // The server is away; the review looks again.
    }
  }

  /** Whether the server knows the unit at all. */
  async #settle(id: string): Promise<boolean> {
    const state = await this.#queue.getJobState(id);
    if (state === "unknown") return false;
    if (state !== "completed" && state !== "failed") return true;
    // Only now: a job that was fetched before it was finished has no result.
    const job = await this.#queue.getJob(id);
    const awaited = this.#awaited.get(id);
    if (job === undefined || awaited === undefined) return job !== undefined;
    this.#awaited.delete(id);
    if (state === "completed") {
      awaited.resolve(job.returnvalue);
    } else {
      // It must not fail a later attempt, made with mended code say.
      await job.remove().catch(ignore);
      const { point, replication } = awaited.unit;
      awaited.reject(new ReplicationFault({ point, replication }, job.failedReason));
    }
    return true;
  }

  #mindServer(): void {
    if (this.#redis.status === "ready") {
      this.#awaySince = null;
      void this.#reviewAll();
    } else {
      this.#mindAbsence();
    }
  }

  /** Puts in again what the server lost, and takes what its events did not tell. */
  async #reviewAll(): Promise<void> {
    // While the server is away a review waits for it, as every call does.
    if (this.#reviewing || this.#closed) return;
    this.#reviewing = true;
    try {
      await this.#publish();
      for (const [id, { unit }] of this.#awaited) {
        if (!(await this.#settle(id))) await this.#enter(id, unit);
      }
      await this.#mindWorkers();
    } catch {
      // The connection was closed under it; the next review finds the rest.
    } finally {
      this.#reviewing = false;
    }
  }

  #mindAbsence(): void {
    const now = performance.now();
    this.#awaySince ??= now;
    if (now - this.#awaySince < (this.#options.patienceMs ?? PATIENCE_MS)) return;
    const seconds = Math.round((now - this.#awaySince) / 1_000);
    const gone = new ServiceUnreachable(
      `the queue ${this.#address.shown} has not answered for ${seconds} s`,
    );
    for (const { reject } of this.#awaited.values()) reject(gone);
    this.#awaited.clear();
  }

  async #mindWorkers(): Promise<void> {
    const workers = await this.#queue.getWorkersCount();
    const now = performance.now();
    if (workers > 0 || this.#awaited.size === 0) {
      this.#idleSince = null;
      return;
    }
    this.#idleSince ??= now;
    if (now - this.#idleSince < IDLE_FIRST_MS || now - this.#noticedAt < IDLE_NOTICE_MS) return;
    this.#noticedAt = now;
    this.#options.onIdle?.(this.#name);
  }
}

function ignore(): void {}
