import { BATCH, type HuntOptions, type HuntOutcome, joined } from "./hunt.ts";
import type { Batch } from "./hunter.ts";
import { NOTHING_YET } from "./tally.ts";

/**
 * Which batches of a hunt were given out and what came back, in whatever order. The outcome is that
 * of batches made one after the other: it ends with the first batch that found something, even if
 * later ones have ended before it.
 */
export class BatchLedger {
  readonly #total: number;
  readonly #runs: number;
  readonly #first: number;
  readonly #findAll: boolean;
  /** Batches that came back before an earlier one. */
  readonly #waiting = new Map<number, Batch>();
  #so: Batch = { tally: NOTHING_YET, finds: [] };
  #joined = 0;
  #given = 0;
  #isStopped = false;
  /** Number of the first batch with a violation that ends the hunt, so far. */
  #last = Infinity;

  constructor({
    runs,
    first = 0,
    findAll = false,
  }: Pick<HuntOptions, "runs" | "first" | "findAll">) {
    this.#runs = runs;
    this.#first = first;
    this.#total = Math.ceil(runs / BATCH);
    this.#findAll = findAll;
  }

  /** The next batch to do, or null if there is none. */
  next(): { readonly number: number; readonly first: number; readonly count: number } | null {
    const number = this.#given;
    if (this.#isStopped || number >= this.#total || number > this.#last) return null;
    this.#given += 1;
    const done = number * BATCH;
    return { number, first: this.#first + done, count: Math.min(BATCH, this.#runs - done) };
  }

  /** Gives out no more. */
  stop(): void {
    this.#isStopped = true;
  }

  settle(number: number, batch: Batch): void {
    this.#waiting.set(number, batch);
    if (batch.finds.length > 0 && !this.#findAll) this.#last = Math.min(this.#last, number);
    let next = this.#waiting.get(this.#joined);
    while (next !== undefined && this.#joined <= this.#last) {
      this.#so = joined(this.#so, next);
      this.#waiting.delete(this.#joined);
      this.#joined += 1;
      next = this.#waiting.get(this.#joined);
    }
  }

  /** Once every batch given out has been settled; before that, of the batches without a gap. */
  outcome(): HuntOutcome {
    const isWhole = this.#joined > this.#last || this.#joined === this.#total;
    return { ...this.#so, cutShort: !isWhole };
  }
}
