import { transport } from "./connection.ts";
import { pause } from "./deliver-order.ts";

/** What an order for readiness tells of the link. */
export interface Link {
  readonly round_trip_ms: number;
  readonly transport: "socket" | "poll";
}

const TRIES = 3;

/**
 * Asks the service for something small and measures how long it takes there and back; the median of
 * a few. What fails on the way is asked again.
 */
export async function measureLink(): Promise<Link> {
  const trips: number[] = [];
  let failures = 0;
  while (trips.length < TRIES) {
    const begun = performance.now();
    try {
      await (await fetch("/api/seat", { cache: "no-store" })).text();
      trips.push(performance.now() - begun);
    } catch {
      await pause(failures++);
    }
  }
  const median = trips.toSorted((a, b) => a - b)[Math.floor(TRIES / 2)] ?? 0;
  return { round_trip_ms: Math.round(median), transport: transport() };
}
