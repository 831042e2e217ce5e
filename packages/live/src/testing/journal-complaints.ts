import type { JournalRecord } from "@contactpoint/protocol";

/**
 * What went wrong in a network whose scenario loses and doubles nothing: messages that were not
 * delivered exactly once, and requests that came to rest elsewhere than when nobody disturbed them.
 * Each is a sentence.
 */
export function journalComplaints(
  journal: readonly JournalRecord[],
  undisturbed: readonly JournalRecord[],
): readonly string[] {
  return [...deliveryComplaints(journal), ...endComplaints(endsOf(undisturbed), endsOf(journal))];
}

function* deliveryComplaints(journal: readonly JournalRecord[]): Generator<string, void> {
  const sent = new Set<string>();
  const delivered = new Map<string, number>();
  for (const record of journal) {
    if (record.kind === "sent") {
      if (sent.has(record.message)) yield `${record.message} was sent twice`;
      sent.add(record.message);
    } else if (record.kind === "delivered")
      delivered.set(record.message, (delivered.get(record.message) ?? 0) + 1);
    else if (record.kind === "lost") yield `${record.message} was lost: ${record.reason}`;
  }
  for (const message of sent) {
    const times = delivered.get(message) ?? 0;
    if (times !== 1) yield `${message} was delivered ${times} times`;
  }
  for (const message of delivered.keys())
    if (!sent.has(message)) yield `${message} was delivered and never sent`;
}

/** The state in which each machine of each request came to rest. */
function endsOf(journal: readonly JournalRecord[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const record of journal)
    if (record.kind === "state" && record.machine !== "desk")
      ends.set(
        `${record.machine} ${record.request ?? ""} ${record.item ?? ""} at ${record.node}`,
        record.to,
      );
  return ends;
}

function* endComplaints(
  wanted: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): Generator<string, void> {
  for (const name of new Set([...wanted.keys(), ...found.keys()])) {
    const [was = "nothing", is = "nothing"] = [wanted.get(name), found.get(name)];
    if (was !== is) yield `${name} ends in ${is} instead of ${was}`;
  }
}
