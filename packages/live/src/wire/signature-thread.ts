import type { KeyObject } from "node:crypto";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { carryOutOrder, type SignatureAnswer, type SignatureOrder } from "./signature-order.ts";

/** Orders for the thread, and the keys that are new to it. */
export interface SignatureBatch {
  readonly keys: readonly KeyObject[];
  /** `place` of the key among all that the thread was given. */
  readonly orders: readonly { readonly place: number; readonly order: SignatureOrder }[];
}

/** In the order of the batch. */
export type SignatureAnswers = readonly SignatureAnswer[];

interface Awaiting {
  readonly order: SignatureOrder;
  readonly key: KeyObject;
  readonly settle: (answer: SignatureAnswer) => void;
}

/**
 * As many are carried out at once, where they were ordered: a signature takes 30 µs and a check 70,
 * and so does waking another thread, which then answers later.
 */
const FEW = 4;

/**
 * Signs and verifies what is ordered between two looks at the sockets, in another thread if it is
 * much. One message for all wakes the thread once; the pool of threads would be woken by each. The
 * thread lets the process end when it has nothing to do.
 */
class SignatureThread {
  readonly #places = new WeakMap<KeyObject, number>();
  #keysGiven = 0;
  #worker: Worker | undefined;
  #awaiting: Awaiting[] = [];
  /** Batches that are with the thread, in order. */
  readonly #underWay: (readonly Awaiting[])[] = [];

  /** Rejects if the key cannot sign. */
  async sign(text: string, key: KeyObject): Promise<string> {
    const answer = await this.#order({ text, signature: null }, key);
    if (answer instanceof Error) throw answer;
    return String(answer);
  }

  /** Never rejects. */
  async verify(text: string, signature: string, key: KeyObject): Promise<boolean> {
    return (await this.#order({ text, signature }, key)) === true;
  }

  #order(order: SignatureOrder, key: KeyObject): Promise<SignatureAnswer> {
    if (this.#awaiting.length === 0) setImmediate(() => this.#carryOut());
    return new Promise((settle) => this.#awaiting.push({ order, key, settle }));
  }

  #carryOut(): void {
    const batch = this.#awaiting;
    this.#awaiting = [];
    if (batch.length > FEW) this.#hand(batch);
    else for (const { order, key, settle } of batch) settle(carryOutOrder(order, key));
  }

  #hand(batch: readonly Awaiting[]): void {
    const worker = (this.#worker ??= this.#start());
    const keys: KeyObject[] = [];
    const orders = batch.map(({ order, key }) => ({ place: this.#placeOf(key, keys), order }));
    worker.ref();
    this.#underWay.push(batch);
    worker.postMessage({ keys, orders } satisfies SignatureBatch);
  }

  /** @param fresh takes the key if the thread does not have it */
  #placeOf(key: KeyObject, fresh: KeyObject[]): number {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#keysGiven++;
      this.#places.set(key, place);
      fresh.push(key);
    }
    return place;
  }

  /** Nobody hears its errors, so that one ends the process: nothing could be trusted after it. */
  #start(): Worker {
    const worker = new Worker(ENTRY);
    worker.on("message", (answers: SignatureAnswers) => {
      const batch = this.#underWay.shift() ?? [];
      if (this.#underWay.length === 0) worker.unref();
      for (const [place, answer] of answers.entries()) batch[place]?.settle(answer);
    });
    return worker;
  }
}

/** Compiled if this file is. */
const ENTRY = new URL(`signature-worker${extname(import.meta.filename)}`, import.meta.url);

/** The one of this process, like the pool of threads. */
export const signatureThread = new SignatureThread();
