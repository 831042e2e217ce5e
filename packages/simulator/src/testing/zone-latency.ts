import type { RequestTable } from "@contactpoint/analysis";
import { type Duration, HOUR, MINUTE } from "@contactpoint/engine";

/** Times of many runs, gathered by the pair of zones from which and to which a request went. */
export class ZoneLatency {
  readonly #byPair = new Map<string, Duration[]>();
  /** Times gathered. */
  count = 0;

  add(requestingZone: string, requestedZone: string, time: Duration): void {
    const pair = `${requestingZone} > ${requestedZone}`;
    const times = this.#byPair.get(pair);
    if (times === undefined) this.#byPair.set(pair, [time]);
    else times.push(time);
    this.count += 1;
  }

  /** The times to acknowledge of all acknowledged rows. */
  addTable({ rows, text, measures }: RequestTable): void {
    for (let row = 0; row < rows; row += 1) {
      const time = measures.time_to_acknowledge[row] ?? Number.NaN;
      const from = text.requesting_zone[row] ?? "";
      if (!Number.isNaN(time)) this.add(from, text.requested_zone[row] ?? "", time);
    }
  }

  /** A line for each of the pairs with most times, and one for all: number, p50, p90 and p99. */
  table(title: string, pairs = 6): string {
    const all = [...this.#byPair].toSorted(([, a], [, b]) => b.length - a.length);
    const lines = all.slice(0, pairs).map(([pair, times]) => line(pair, times));
    const rest = line(
      `all ${all.length} pairs`,
      all.flatMap(([, times]) => times),
    );
    return [`${title} (${this.count} requests)`, HEAD, ...lines, rest, ""].join("\n");
  }
}

const HEAD = `  ${"zones".padEnd(52)}${["n".padStart(7), ...["p50", "p90", "p99"].map((name) => name.padStart(9))].join("")}`;

function line(name: string, times: readonly Duration[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const shares = [0.5, 0.9, 0.99].map((share) => {
    const time = sorted[Math.ceil(share * sorted.length) - 1];
    return (time === undefined ? "" : brief(time)).padStart(9);
  });
  return `  ${name.padEnd(52)}${String(times.length).padStart(7)}${shares.join("")}`;
}

function brief(time: Duration): string {
  const hours = Math.floor(time / HOUR);
  const minutes = Math.floor((time % HOUR) / MINUTE);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes).padStart(2, "0")}`;
}
