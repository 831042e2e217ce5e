import type { Instant } from "@contactpoint/engine";
import type { RequestRecord } from "./request-diagram.ts";

// More instants than this do not fit a printed page legibly.
const MOST_INSTANTS = 44;

export interface DrawnRecords {
  readonly records: readonly RequestRecord[];
  /** True if status queries, their reports or answers given again are left out. */
  readonly isThinned: boolean;
  /** Records at the end that are left out. */
  readonly cut: number;
}

/** The records that a drawing shows: what repeats itself is left out, then what is beyond a page. */
export function drawnRecords(records: readonly RequestRecord[]): DrawnRecords {
  const repeated = repeatedMessages(records);
  const told = records.filter((record) => !("message" in record && repeated.has(record.message)));
  const instants = new Set<Instant>();
  const end = told.findIndex(({ at }) => instants.add(at).size > MOST_INSTANTS);
  const kept = end < 0 ? told : told.slice(0, end);
  return { records: kept, isThinned: repeated.size > 0, cut: told.length - kept.length };
}

// A request sent again is no repetition: it is what the requesting side does about silence.
function repeatedMessages(records: readonly RequestRecord[]): Set<string> {
  const delivered = new Set<string>();
  const repeated = new Set<string>();
  for (const record of records) {
    if (record.kind !== "sent" && record.kind !== "delivered") {
      continue;
    }
    const { type, message } = record;
    const answer = `${record.request}/${type}/${record.item ?? ""}`;
    if (record.kind === "delivered") {
      delivered.add(answer);
    } else if (
      type === "status-query" ||
      type === "status-report" ||
      (type !== "request" && delivered.has(answer))
    ) {
      repeated.add(message);
    }
  }
  return repeated;
}
