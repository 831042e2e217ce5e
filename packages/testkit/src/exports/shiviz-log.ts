import type { JournalRecord } from "@contactpoint/protocol";

import { nodeOf } from "./node-of.ts";

/** What ShiViz must be told to read such a log: an event on one line, its host and clock on the next. */
export const SHIVIZ_PARSER = String.raw`(?<event>.*)\n(?<host>\S*) (?<clock>\{.*\})`;

/**
 * A journal as a log for ShiViz (bestchai.bitbucket.io/shiviz), which draws who knew what when: each
 * fact of a contact point or provider with a vector clock, which a message carries to whoever it
 * reaches. Facts that belong to nobody, such as a loss, are left out.
 */
export function shivizLog(records: readonly JournalRecord[]): string {
  const clocks = new Map<string, Clock>();
  /** Clocks on their way, by message or order. */
  const sent = new Map<string, Clock>();
  const lines: string[] = [];
  const happen = (host: string, event: string, heard?: Clock): Clock => {
    const own = merged(clocks.get(host) ?? {}, heard ?? {});
    const clock = { ...own, [host]: (own[host] ?? 0) + 1 };
    clocks.set(host, clock);
    lines.push(event, `${host.replaceAll(/\s/gu, "_")} ${JSON.stringify(clock)}`);
    return clock;
  };
  for (const record of records) {
    const host = nodeOf(record);
    if (host === null) continue;
    const clock = happen(host, eventText(record), sent.get(carriedTo(record) ?? ""));
    const carrier = carriedFrom(record);
    if (carrier !== null) sent.set(carrier, clock);
    if (record.kind !== "order") continue;
    // A provider keeps no journal: that an order reached it, and an answer its sender, follows.
    const other = record.phase === "sent" ? `provider:${record.provider}` : record.node;
    happen(other, `${eventText(record)} arrives`, clock);
  }
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

type Clock = Readonly<Record<string, number>>;

function merged(one: Clock, other: Clock): Clock {
  const both = { ...one };
  for (const [host, count] of Object.entries(other)) both[host] = Math.max(both[host] ?? 0, count);
  return both;
}

/** What a record receives. */
function carriedTo(record: JournalRecord): string | null {
  const isArrival =
    record.kind === "delivered" || (record.kind === "relayed" && record.phase === "arrived");
  return isArrival ? record.message : null;
}

/** What a record sends on its way. */
function carriedFrom(record: JournalRecord): string | null {
  return record.kind === "sent" || record.kind === "relayed" ? record.message : null;
}

function eventText(record: JournalRecord): string {
  const { kind, at, ...facts } = record;
  const words = Object.entries(facts)
    .filter(([, value]) => typeof value === "string" || typeof value === "number")
    .map(([key, value]) => `${key}=${String(value)}`);
  return [kind, `at=${at}`, ...words].join(" ").replaceAll(/\s*\n\s*/gu, " ");
}
