import type { Order, Outcome } from "@contactpoint/exercise";

/** How long to wait before the next try, in milliseconds, by the number of tries that failed. */
const WAITS = [250, 500, 1_000, 2_000, 5_000];
/** A try that was not answered by then is made again. */
const PATIENCE_MS = 30_000;

/** An order with a random name, under which the service carries it out once. */
export interface GivenOrder {
  readonly id: string;
  readonly person: string;
  readonly order: Order;
}

/** Posts an order until it is answered, however often the connection breaks. */
export async function byPost(given: GivenOrder): Promise<Outcome> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch("/api/orders", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(given),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return (await answer.json()) as Outcome;
    } catch {
      await pause(tries);
    }
  }
}

/** Waits longer the more tries have failed. */
export function pause(tries: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, WAITS[Math.min(tries, WAITS.length - 1)]);
  return promise;
}
