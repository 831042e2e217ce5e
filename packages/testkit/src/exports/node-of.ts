import type { JournalRecord } from "@contactpoint/protocol";

/** The contact point or provider where a record's fact took place; null of what concerns all. */
export function nodeOf(record: JournalRecord): string | null {
  switch (record.kind) {
    case "need":
    case "sent":
      return record.from;
    case "order":
      return record.phase === "sent" ? record.node : `provider:${record.provider}`;
    case "inject":
      return record.to;
    case "exposed":
      return record.by;
    case "lost":
    case "no-basis":
    case "fault":
    case "phase":
    case "scenario":
    case "end":
      return null;
    case "state":
    case "relayed":
    case "delivered":
    case "task":
    case "hold":
    case "duty":
    case "call":
    case "crash":
    case "rejected":
    case "audit":
      return record.node;
  }
}
