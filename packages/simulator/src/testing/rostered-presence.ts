import type { Duration } from "@contactpoint/engine";
import type { JournalRecord, ResolvedDesk, ResolvedScenario } from "@contactpoint/protocol";

/**
 * Officers' time at a desk as the roster gives it, called-out officers included as the journal
 * tells their coming and going. True where no officer is missing and nothing is out of service.
 */
export function rosteredPresence(
  journal: readonly JournalRecord[],
  { clock: { start, end } }: ResolvedScenario,
  id: string,
  desk: ResolvedDesk,
): Duration {
  let presence = 0;
  desk.from.forEach((from, at) => {
    const until = desk.from[at + 1] ?? Infinity;
    const time = Math.max(0, Math.min(until, end) - Math.max(from, start));
    presence += time * (desk.officers[at] ?? 0);
  });
  for (const record of journal) {
    if (record.kind !== "call" || record.node !== id) continue;
    if (record.phase === "arrived") presence += end - record.at;
    if (record.phase === "left") presence -= end - record.at;
  }
  return presence;
}
