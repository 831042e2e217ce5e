import type { Instant } from "@contactpoint/engine";
import type { Formula, Timed } from "./formula.ts";
import { brokenBySilence, dueOf, isBroken, owed, progress } from "./progress.ts";
import type { Line, PremiseCount, Remainder } from "./progress.ts";

/** Hears of each violation; the last line of a witness is the fact at which it showed. */
export type OnBroken<R> = (witness: readonly Line<R>[]) => void;

/**
 * Watches one formula for each key, such as each request or each node: facts of different keys know
 * nothing of each other but the time. A key of which nothing is pending takes no memory. After a
 * violation a key begins anew.
 */
export class KeyedMonitor<R extends Timed> implements PremiseCount {
  premises = 0;
  readonly #formula: Formula<R>;
  readonly #onBroken: OnBroken<R>;
  readonly #pending = new Map<string, Remainder<R>>();
  /** No key's silence breaks anything up to this instant. */
  #due: Instant = Infinity;

  constructor(formula: Formula<R>, onBroken: OnBroken<R>) {
    this.#formula = formula;
    this.#onBroken = onBroken;
  }

  /** A fact of a key. Facts come in order of time, and lines grow. */
  add(key: string, record: R, line: number): void {
    this.passTo(record, line);
    const before = this.#pending.get(key) ?? NOTHING;
    const next = progress(this.#formula, before, record, line, this);
    if (next === before) return;
    if (isBroken(next)) {
      this.#pending.delete(key);
      this.#onBroken(next.witness);
    } else if (next.length === 0) this.#pending.delete(key);
    else {
      this.#pending.set(key, next);
      this.#due = Math.min(this.#due, dueOf(next));
    }
  }

  /** Time passes: what was due before `record`, a fact of any key or of none, is overdue. */
  passTo(record: R, line: number): void {
    if (record.at <= this.#due) return;
    this.#due = Infinity;
    for (const [key, remainder] of this.#pending) {
      const broken = brokenBySilence(remainder, record.at);
      if (broken === undefined) this.#due = Math.min(this.#due, dueOf(remainder));
      else {
        this.#pending.delete(key);
        this.#onBroken([...broken, { line, record }]);
      }
    }
  }

  /** Facts that are still owed. */
  get owed(): number {
    let sum = 0;
    for (const remainder of this.#pending.values()) sum += owed(remainder);
    return sum;
  }

  /** Keys of which something is pending. */
  get size(): number {
    return this.#pending.size;
  }
}

const NOTHING: readonly never[] = [];
