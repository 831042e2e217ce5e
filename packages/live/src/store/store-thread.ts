import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { LoggedInput } from "./input-log.ts";
import type { StoreOptions } from "./node-store.ts";
import { revivedError } from "./store-error.ts";
import type { TurnBatch } from "./turn-batch.ts";

/** A store that its owner does not write himself any more. */
export interface LentStore {
  readonly file: string;
  readonly options: Omit<StoreOptions, "random">;
}

/** Something to write, and then to commit or to tell. */
export interface StoreTask {
  readonly batch: TurnBatch;
  /** The inputs of a request at a node are asked for; null: the turn is to be committed. */
  readonly asked: { readonly node: string; readonly request: string } | null;
}

interface Awaiting {
  readonly resolve: (found: readonly LoggedInput[]) => void;
  readonly reject: (error: unknown) => void;
}

/** The thread that writes a store. It ends with the first thing that goes wrong. */
export class StoreThread {
  readonly #worker: Worker;
  /** In the order of the tasks, which is that of the answers. */
  readonly #awaiting: Awaiting[] = [];
  /** With its exit code: 0 if it closed in good order. */
  readonly #ended: Promise<number>;
  #failure: { readonly error: unknown } | null = null;

  constructor(lent: LentStore) {
    this.#worker = new Worker(ENTRY, { workerData: lent });
    this.#worker.on("message", (answer: string) =>
      this.#awaiting.shift()?.resolve(JSON.parse(answer) as readonly LoggedInput[]),
    );
    this.#worker.on("error", (error) => this.#fail(revivedError(error)));
    this.#ended = new Promise((resolve) => {
      this.#worker.on("exit", (code) => {
        this.#fail(new Error(`the thread of the store ended with ${code}`));
        resolve(code);
      });
    });
  }

  /**
   * Resolves with what was asked for, or once the turn is durable.
   *
   * @throws StoreError as the store itself, or what else ended the thread; after that, always
   */
  write(task: StoreTask): Promise<readonly LoggedInput[]> {
    if (this.#failure !== null) return Promise.reject(this.#failure.error);
    this.#worker.postMessage(JSON.stringify(task));
    return new Promise((resolve, reject) => this.#awaiting.push({ resolve, reject }));
  }

  /**
   * Has the files closed after all that is to be written; a turn that is not committed is dropped.
   *
   * @throws what closing throws, or what had ended the thread
   */
  async close(): Promise<void> {
    this.#worker.postMessage(null);
    const code = await this.#ended;
    if (code !== 0) throw this.#failure?.error;
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    for (const { reject } of this.#awaiting.splice(0)) reject(this.#failure.error);
  }
}

/** Compiled if this file is. */
const ENTRY = new URL(`store-worker${extname(import.meta.filename)}`, import.meta.url);
