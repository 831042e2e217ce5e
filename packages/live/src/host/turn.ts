import type { HostStore } from "../store/index.ts";
import type { OutgoingFrame } from "./host-context.ts";
import type { HostObserver } from "./host-observer.ts";
import type { Stop } from "./live-agenda.ts";

/** A day: longer timers fire at once in Node. */
const REST_MOST_MS = 86_400_000;

interface Leaving {
  readonly node: string;
  readonly frame: OutgoingFrame | null;
}

/**
 * What is done between two looks at the sockets. It is stored as one, and nothing of it leaves
 * before: neither frames nor receipts. When storing fails, the process has to end.
 */
export class Turn {
  readonly #store: HostStore;
  readonly #send: (node: string, frame: OutgoingFrame) => void;
  readonly #mark: () => void;
  readonly #observer: HostObserver | undefined;
  #leaving: Promise<Leaving>[] = [];
  #stored = Promise.withResolvers<void>();
  #committing = Promise.resolve();
  #awoken = Promise.withResolvers<void>();
  #isAwake = false;
  #failure: { readonly error: unknown } | null = null;

  /** @param mark notes in the store how far things have come */
  constructor(
    store: HostStore,
    send: (node: string, frame: OutgoingFrame) => void,
    mark: () => void,
    observer: HostObserver | undefined,
  ) {
    this.#store = store;
    this.#send = send;
    this.#mark = mark;
    this.#observer = observer;
  }

  dispatch(node: string, frame: OutgoingFrame | Promise<OutgoingFrame | null>): void {
    const leaving = Promise.resolve(frame).then((finished) => ({ node, frame: finished }));
    // What goes wrong is heard of when the turn is stored, which may be some time from now.
    leaving.catch(() => undefined);
    this.#leaving.push(leaving);
  }

  /** A receipt came. That it did need not be stored before anything else is. */
  settle(node: string, key: string): void {
    this.#store.outbox.settle(node, key);
  }

  /** Resolves when what has been done so far is stored; rejects if it never will be. */
  stored(): Promise<void> {
    return this.#stored.promise;
  }

  /** There is something to do or to store. */
  wake(): void {
    this.#isAwake = true;
    this.#awoken.resolve();
  }

  /**
   * Something of the turn failed, so the rest of it must not be stored either: half of what a frame
   * does would outlive the frame, and its sender would not send it again.
   */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#stored.promise.catch(() => undefined);
    this.#stored.reject(error);
    this.wake();
  }

  /**
   * Stores what has been done.
   *
   * @throws what the turn failed with, now and ever after
   */
  async store(): Promise<void> {
    await this.handOver();
    await this.#committing;
  }

  /**
   * Gives what has been done to the store, once all frames of it are signed and sealed and the turn
   * before is durable. The next turn may go on while this one is being committed.
   *
   * @throws what this turn or an earlier one failed with
   */
  async handOver(): Promise<void> {
    await this.#committing;
    // What is done meanwhile is part of the turn, and somebody else may have stored it by then. No
    // await may follow the last look: what is marked as done must have its frames in the outbox.
    let dispatched = this.#leaving;
    let leaving = await Promise.all(dispatched);
    while (dispatched !== this.#leaving || leaving.length !== dispatched.length) {
      dispatched = this.#leaving;
      leaving = await Promise.all(dispatched);
    }
    if (this.#failure !== null) throw this.#failure.error;
    this.#leaving = [];
    for (const { node, frame } of leaving) if (frame !== null) this.#store.outbox.put(node, frame);
    this.#mark();
    this.#committing = this.#commit(leaving);
    // Whoever rests is woken by a failure, and hears of it from whatever is to be stored next.
    this.#committing.catch((error: unknown) => this.fail(error));
  }

  async #commit(leaving: readonly Leaving[]): Promise<void> {
    // Whoever waits from here on waits for the next one.
    const { promise, resolve, reject } = this.#stored;
    this.#stored = Promise.withResolvers();
    const begun = this.#observer?.now() ?? 0;
    try {
      await this.#store.commit();
    } catch (error) {
      promise.catch(() => undefined);
      reject(error);
      throw error;
    }
    this.#observer?.committed((this.#observer.now() - begun) / 1000);
    resolve();
    for (const { node, frame } of leaving) if (frame !== null) this.#send(node, frame);
  }

  /** Waits until there is something to do: now if more is due, else for a call or `ms`. */
  async rest(stop: Stop, ms: number, signal: AbortSignal): Promise<void> {
    if (stop === "more" || this.#isAwake)
      await new Promise<void>((resolve) => setImmediate(resolve));
    else await this.#sleep(stop === "awaiting" ? REST_MOST_MS : Math.min(ms, REST_MOST_MS), signal);
    if (!this.#isAwake) return;
    this.#isAwake = false;
    this.#awoken = Promise.withResolvers();
  }

  async #sleep(ms: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    const end = (): void => resolve();
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) resolve();
    await Promise.race([promise, this.#awoken.promise]);
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}
