import type { HostStore } from "./host-store.ts";
import type { Input, LoggedInput } from "./input-log.ts";
import type { NodeStore } from "./node-store.ts";
import { StoreThread } from "./store-thread.ts";
import { emptyBatch } from "./turn-batch.ts";

/**
 * A store that another thread writes, so that encrypting, chaining and the disk cost this one
 * nothing. What a turn writes collects here and is handed over whole or, if something is asked
 * meanwhile that needs the keys of cases, in parts of the one transaction; so whatever is asked sees
 * what was written before.
 */
export class StoreBeside implements HostStore {
  /** This thread's own connection, which sees what is committed. */
  readonly #kept: NodeStore;
  readonly #thread = Promise.withResolvers<StoreThread>();
  #isBegun = false;
  #batch = emptyBatch();
  /** Digests of inputs that are not committed yet, by node and key. */
  readonly #digests = new Map<string, string>();
  /** Names of those of this turn. */
  #fresh: string[] = [];

  constructor(kept: NodeStore) {
    this.#kept = kept;
  }

  /** Hands the store over. What it holds of an earlier life has to be read by then. */
  begin(): void {
    this.#isBegun = true;
    this.#thread.resolve(new StoreThread(this.#kept.lend()));
  }

  readonly inputs: HostStore["inputs"] = {
    append: (input) => {
      const name = nameOf(input);
      this.#batch.inputs.push(input);
      this.#digests.set(name, input.digest);
      this.#fresh.push(name);
    },
    has: (node, key) =>
      this.#digests.get(nameOf({ node, key })) ?? this.#kept.inputs.has(node, key),
    of: (node, request) => this.#handOver({ node, request }),
    each: (node) => this.#kept.inputs.each(node),
  };

  readonly outbox: HostStore["outbox"] = {
    put: (node, frame) => void this.#batch.outbox.push({ node, put: frame }),
    settle: (node, key) => void this.#batch.outbox.push({ node, settled: key }),
    pending: (node) => this.#kept.outbox.pending(node),
  };

  readonly audit: HostStore["audit"] = {
    append: (entry) => void this.#batch.entries.push(entry),
  };

  readonly progress: HostStore["progress"] = {
    get: (node) => this.#kept.progress.get(node),
    set: (node, progress) => void this.#batch.marks.push({ node, progress }),
  };

  async commit(): Promise<void> {
    // A host that could not begin stores what it has as well, and closes.
    if (!this.#isBegun) this.begin();
    const fresh = this.#fresh;
    this.#fresh = [];
    await this.#handOver(null);
    for (const name of fresh) this.#digests.delete(name);
  }

  /** Lets the other thread close its files; a turn that was not committed is dropped. */
  async close(): Promise<void> {
    if (this.#isBegun) await (await this.#thread.promise).close();
  }

  /** Parts and what is asked arrive in the order of the calls. */
  async #handOver(
    asked: (Pick<Input, "node"> & { request: string }) | null,
  ): Promise<readonly LoggedInput[]> {
    const batch = this.#batch;
    this.#batch = emptyBatch();
    const thread = await this.#thread.promise;
    return await thread.write({ batch, asked });
  }
}

function nameOf({ node, key }: Pick<Input, "node" | "key">): string {
  return `${node} ${key}`;
}
