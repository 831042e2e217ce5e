import { parentPort } from "node:worker_threads";
import { countTrue } from "./coverage-case.ts";
import { COVERAGE_CASES } from "./coverage-cases.ts";

// Counts the trials it is told, one lot after another.

/** Trials from `first` to `end` of a case, by its place in the list. */
export interface Lot {
  readonly place: number;
  readonly first: number;
  readonly end: number;
}

/** How many trials of the lot bore out each claim. */
export interface LotCounts {
  readonly lot: Lot;
  readonly counts: readonly number[];
}

const port = parentPort;
if (port === null) throw new Error("this file runs as a worker of coverage.ts");
port.on("message", (lot: Lot) => {
  const chosen = COVERAGE_CASES[lot.place];
  if (chosen === undefined) throw new RangeError(`there is no case ${lot.place}`);
  const done: LotCounts = { lot, counts: countTrue(chosen, lot.first, lot.end) };
  port.postMessage(done);
});
