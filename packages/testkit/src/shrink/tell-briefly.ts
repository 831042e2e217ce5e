import type { Court } from "./court.ts";
import { shortenClock } from "./shorten-clock.ts";

/** So many other seeds are tried. */
const SEEDS = 60;

/** Lets the same scenario draw anew, and keeps the luck with which the rule is broken in fewest records. */
export function tellBriefly(court: Court): void {
  const { document } = court;
  for (let seed = 1; seed <= SEEDS; seed++) {
    if (court.takes({ ...document, seed }, true)) shortenClock(court);
  }
}
