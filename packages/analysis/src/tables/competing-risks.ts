import { lastAtOrBefore } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";

/** How one member of a risk set ended. At one instant, endings come before censoring. */
export const REACHED = 0;
export const COMPETING = 1;
export const CENSORED = 2;
export type Ending = typeof REACHED | typeof COMPETING | typeof CENSORED;

const ENDINGS = 3;

// Sums of shares err in their last bits; a quantile must not move by a whole event for that.
const ROUNDING = 1e-12;

/**
 * Members of a risk set, each with the time (whole milliseconds) until its ending. It is less than 0
 * where a journal has the ending before the beginning.
 */
export class RiskSet {
  readonly #times: number[] = [];

  /** @throws RangeError if the time is no whole number of milliseconds */
  add(time: Duration, ending: Ending): void {
    if (!Number.isSafeInteger(time)) {
      throw new RangeError(`${time} is no time of a risk set; wanted: whole milliseconds`);
    }
    // Time and ending in one number, so that sorting numbers puts the set in order.
    this.#times.push(time * ENDINGS + ending);
  }

  get n(): number {
    return this.#times.length;
  }

  /**
   * The Aalen–Johansen estimate of the cumulative incidence of the event: the share of all members
   * that reach it by a time, where a competing ending means that the member never will and a
   * censored one was last seen without it (Aalen and Johansen 1978, doi 10.2307/4615704).
   */
  incidence(): CumulativeIncidence {
    const sorted = new Float64Array(this.#times).sort();
    const times: number[] = [];
    const shares: number[] = [];
    const all = { reached: 0, competing: 0, censored: 0 };
    // As of the last time at which somebody was censored: the share that had reached the event, the
    // share that had not ended in any way, and the members left, of which so many ended since. Ends
    // are counted, and not their shares added up, so that equal counts give equal shares.
    let before = 0;
    let free = 1;
    let left = sorted.length;
    let since = { reached: 0, competing: 0 };
    for (let at = 0; at < sorted.length;) {
      const time = Math.floor((sorted[at] ?? 0) / ENDINGS);
      const next = (time + 1) * ENDINGS;
      const ended = [0, 0, 0];
      for (let member = sorted[at] ?? next; member < next; member = sorted[at] ?? next) {
        const ending = member - time * ENDINGS;
        ended[ending] = (ended[ending] ?? 0) + 1;
        at += 1;
      }
      const [reached = 0, competing = 0, censored = 0] = ended;
      since.reached += reached;
      since.competing += competing;
      const share = Math.min(1, before + (free * since.reached) / left);
      if (reached > 0) {
        times.push(time);
        shares.push(share);
      }
      if (censored > 0) {
        before = share;
        free *= (left - since.reached - since.competing) / left;
        left = sorted.length - at;
        since = { reached: 0, competing: 0 };
      }
      all.reached += reached;
      all.competing += competing;
    }
    all.censored = sorted.length - all.reached - all.competing;
    return new CumulativeIncidence(times, shares, { counts: all, knownUntil: knownUntil(sorted) });
  }

  /**
   * How many members reached the event by `time`, itself included, and how many were lost from
   * sight before it without having reached it: of those nobody knows.
   */
  countsBy(time: Duration): { readonly reached: number; readonly unseen: number } {
    let reached = 0;
    let unseen = 0;
    for (const member of this.#times) {
      const ended = Math.floor(member / ENDINGS);
      const ending = member - ended * ENDINGS;
      if (ending === REACHED && ended <= time) reached += 1;
      if (ending === CENSORED && ended < time) unseen += 1;
    }
    return { reached, unseen };
  }

  /** Times of those that reached the event, ascending. */
  reachedTimes(): Float64Array {
    const reached: number[] = [];
    for (const member of this.#times) {
      if (member % ENDINGS === REACHED) {
        reached.push(member / ENDINGS);
      }
    }
    return Float64Array.from(reached).toSorted();
  }
}

// The last of all is censored only if nobody is left to be watched and that one has not ended.
function knownUntil(sorted: Float64Array): Duration {
  const last = sorted.at(-1) ?? 0;
  const time = Math.floor(last / ENDINGS);
  return last - time * ENDINGS === CENSORED ? time : Infinity;
}

/** A step function of time, from 0 up to the share that reached the event. */
export class CumulativeIncidence {
  readonly #times: readonly number[];
  readonly #shares: readonly number[];
  readonly counts: {
    readonly reached: number;
    readonly competing: number;
    readonly censored: number;
  };
  /** Beyond this time nobody was watched, though not all had ended; `Infinity` if all had. */
  readonly knownUntil: Duration;

  constructor(
    times: readonly number[],
    shares: readonly number[],
    { counts, knownUntil }: Pick<CumulativeIncidence, "counts" | "knownUntil">,
  ) {
    this.#times = times;
    this.#shares = shares;
    this.counts = counts;
    this.knownUntil = knownUntil;
  }

  get n(): number {
    return this.counts.reached + this.counts.competing + this.counts.censored;
  }

  /**
   * Share that reached the event by `time`, itself included; `null` of an empty set and beyond
   * `knownUntil`.
   */
  at(time: Duration): number | null {
    if (this.n === 0 || time > this.knownUntil) {
      return null;
    }
    return this.#shares[lastAtOrBefore(this.#times, time)] ?? 0;
  }

  /**
   * Restricted mean: the time that a member spends without the event up to `horizon`, on average,
   * where a member that ends in another way never reaches it. The area above the curve, in
   * milliseconds from 0 to `horizon`; `null` of an empty set, and where the horizon lies beyond
   * `knownUntil`. Members censored before the horizon make it an estimate (Royston and Parmar 2013,
   * doi 10.1186/1471-2288-13-152).
   */
  restrictedMean(horizon: Duration): Duration | null {
    return horizon > this.knownUntil ? null : this.greatestMean(horizon);
  }

  /**
   * The restricted mean at most: as if nobody reached the event beyond `knownUntil`. For tables of
   * small groups, where the restricted mean itself is seldom known; `null` of an empty set.
   */
  greatestMean(horizon: Duration): Duration | null {
    if (this.n === 0) {
      return null;
    }
    let area = horizon;
    let before = 0;
    for (const [step, time] of this.#times.entries()) {
      if (time >= horizon) {
        break;
      }
      const share = this.#shares[step] ?? 0;
      area -= (share - before) * (horizon - time);
      before = share;
    }
    return area;
  }

  /** The end of the curve: the share up to `knownUntil`; `null` of an empty set. */
  final(): number | null {
    return this.at(this.knownUntil);
  }

  /** The first time by which at least this share has reached the event; `null` if it never did. */
  quantile(share: number): Duration | null {
    const step = this.#shares.findIndex((reached) => reached + ROUNDING >= share);
    return this.#times[step] ?? null;
  }
}

/** The smallest of the sorted values that at least this share does not exceed; `null` of none. */
export function quantileOf(sorted: Float64Array, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length - ROUNDING) - 1)] ?? null;
}
