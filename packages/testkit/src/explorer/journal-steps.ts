import type { DeliveredRecord, JournalRecord, LostRecord } from "@contactpoint/protocol";

/** Begins another step. */
export function isTrigger(record: JournalRecord): boolean {
  return (
    record.kind === "delivered" ||
    (record.kind === "task" && record.phase === "finished") ||
    (record.kind === "order" && record.phase === "answered")
  );
}

/** Written by a machine in the midst of a step. */
export function isOrder(record: JournalRecord): boolean {
  return (
    record.kind === "sent" ||
    record.kind === "hold" ||
    (record.kind === "order" && record.phase === "sent")
  );
}

/** What becomes of one copy of a message. */
export function isFate(record: JournalRecord): record is DeliveredRecord | LostRecord {
  return record.kind === "delivered" || record.kind === "lost";
}
