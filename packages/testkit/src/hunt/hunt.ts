import { type Batch, type Find, Hunter, type HuntGround } from "./hunter.ts";
import { addTally, NOTHING_YET, type Tally } from "./tally.ts";

export interface HuntOptions extends HuntGround {
  /** How many runs at most; a whole number from 1. */
  readonly runs: number;
  /** Number of the first run; 0 unless given. */
  readonly first?: number;
  /** Goes on after a violation and gives the first of each rule; else the first ends the hunt. */
  readonly findAll?: boolean;
  /** Asked after every 100 runs; true cuts the hunt short. */
  readonly timeIsUp?: () => boolean;
  /** Called after every 100 runs with what has been done so far. */
  readonly onProgress?: (tally: Tally) => void;
}

export interface HuntOutcome {
  readonly tally: Tally;
  readonly finds: readonly Find[];
  /** Whether time was up before the last run, with nothing found. */
  readonly cutShort: boolean;
}

/** Runs between two looks at the clock. */
export const BATCH = 100;

/**
 * Hunts for a violation of a rule: draws scenarios, runs each in virtual time and judges its
 * journal. The same ground and seed give the same runs, whatever their number.
 *
 * @throws RangeError if `runs` is no such number
 * @throws Error if the base has problems, or nobody in it can ask
 * @throws HuntFault if a run breaks off
 */
export function hunt(options: HuntOptions): HuntOutcome {
  const { runs, first = 0, findAll = false, timeIsUp, onProgress } = options;
  if (!Number.isSafeInteger(runs) || runs < 1)
    throw new RangeError(`runs is ${runs}; a hunt makes a whole number of runs, from 1`);
  const hunter = new Hunter(options);
  let so: Batch = { tally: NOTHING_YET, finds: [] };
  for (let done = 0; done < runs; done += BATCH) {
    if (done > 0 && timeIsUp?.() === true) return { ...so, cutShort: true };
    so = joined(so, hunter.batch(first + done, Math.min(BATCH, runs - done), findAll));
    onProgress?.(so.tally);
    if (so.finds.length > 0 && !findAll) break;
  }
  return { ...so, cutShort: false };
}

/** Two batches as one; of each rule the earlier violation counts. */
export function joined(one: Batch, next: Batch): Batch {
  const known = new Set(one.finds.map(({ rule }) => rule));
  return {
    tally: addTally(one.tally, next.tally),
    finds: [...one.finds, ...next.finds.filter(({ rule }) => !known.has(rule))],
  };
}
