import type { Update } from "@contactpoint/exercise";
import type { LoadReport } from "./load-service.ts";

const LONGEST_MS = 60_000;

/** How long it takes from a change in the service until a client has it, in milliseconds. */
export class Latency {
  readonly #at = new Map<number, number>();
  readonly #counts = new Float64Array(LONGEST_MS + 1);
  #pending: { readonly version: number; readonly at: number }[] = [];
  #known = 0;
  #counted = 0;
  #isCounting = false;

  /** Counts from here on. */
  begin(): void {
    this.#isCounting = true;
  }

  /** The service tells when changes came to be. */
  happened({ first, changed }: LoadReport): void {
    for (const [index, at] of changed.entries()) this.#at.set(first + index, at);
    this.#known = Math.max(this.#known, first + changed.length - 1);
    const ready = this.#pending.filter(({ version }) => version <= this.#known);
    this.#pending = this.#pending.filter(({ version }) => version > this.#known);
    for (const { version, at } of ready) this.#count(at - (this.#at.get(version) ?? at));
    for (const version of this.#at.keys()) {
      if (version > this.#known - 20_000) break;
      this.#at.delete(version);
    }
  }

  /** A client has an update; the change that waited longest in it counts. */
  heard({ documents }: Update): void {
    if (!this.#isCounting || documents.length === 0) return;
    const version = Math.min(...documents.map((document) => document.version));
    this.#pending.push({ version, at: performance.timeOrigin + performance.now() });
  }

  get counted(): number {
    return this.#counted;
  }

  /** The time that this share of updates took at most. */
  quantile(share: number): number {
    let sum = 0;
    for (const [ms, count] of this.#counts.entries()) {
      sum += count;
      if (sum >= share * this.#counted) return ms;
    }
    return LONGEST_MS;
  }

  #count(ms: number): void {
    const bucket = Math.min(LONGEST_MS, Math.max(0, Math.ceil(ms)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#counted += 1;
  }
}
