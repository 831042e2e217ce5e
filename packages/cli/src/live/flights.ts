/** Frames that wait for a receipt, by node and key, with the instant at which they were handed over. */
export class Flights {
  readonly #nodes = new Map<string, Map<string, number>>();
  readonly #now: () => number;
  /** Frames handed over so far. */
  sent = 0;

  /** @param now milliseconds since the Unix epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  begin(node: string, key: string): void {
    this.sent += 1;
    let flights = this.#nodes.get(node);
    if (flights === undefined) this.#nodes.set(node, (flights = new Map()));
    if (!flights.has(key)) flights.set(key, this.#now());
  }

  /** @returns the seconds it took, or null if no such frame waited */
  end(node: string, key: string): number | null {
    const flights = this.#nodes.get(node);
    const begun = flights?.get(key);
    if (begun === undefined) return null;
    flights?.delete(key);
    return Math.max(0, this.#now() - begun) / 1000;
  }

  /** `oldest`: when the oldest of them was handed over; null if none waits. */
  waiting(node: string): { readonly frames: number; readonly oldest: number | null } {
    const flights = this.#nodes.get(node);
    return { frames: flights?.size ?? 0, oldest: flights?.values().next().value ?? null };
  }
}
