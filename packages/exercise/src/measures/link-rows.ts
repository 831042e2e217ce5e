import type { JournalRecord } from "@contactpoint/protocol";

/** What became of the messages of a link, both directions together. */
export interface LinkRow {
  /** Two States, in code-unit order. */
  readonly link: readonly [string, string];
  readonly sent: number;
  readonly delivered: number;
  readonly lost: number;
  /** Further tries of a request. */
  readonly retried: number;
}

/** In code-unit order of the links. */
export function linkRows(journal: readonly JournalRecord[]): readonly LinkRow[] {
  const links = new Map<string, { -readonly [Key in keyof LinkRow]: LinkRow[Key] }>();
  const linkOf = new Map<string, string>();
  for (const record of journal) {
    if (record.kind === "sent") {
      const [one, other] =
        record.from < record.to ? [record.from, record.to] : [record.to, record.from];
      const key = `${one} ${other}`;
      const row = links.get(key) ?? {
        link: [one, other],
        sent: 0,
        delivered: 0,
        lost: 0,
        retried: 0,
      };
      row.sent += 1;
      if ((record.try ?? 1) > 1) row.retried += 1;
      links.set(key, row);
      linkOf.set(record.message, key);
    }
    if (record.kind !== "delivered" && record.kind !== "lost") continue;
    const row = links.get(linkOf.get(record.message) ?? "");
    if (row === undefined) continue;
    if (record.kind === "lost") row.lost += 1;
    else if (record.again !== true) row.delivered += 1;
  }
  return [...links].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
