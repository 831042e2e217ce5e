import type { JournalRecord } from "@contactpoint/protocol";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { MergeCursor } from "./merge-cursor.ts";
import type { RecordLine } from "./merge-cursor.ts";
import type { MergeSource } from "./merge-sources.ts";

/** What is known of the journals when they have been merged. */
export interface MergedJournals {
  /** In the order of the merge. */
  readonly parts: readonly MergedPart[];
  /**
   * Messages that arrive in the instant in which they leave, but at a State that comes first in the
   * order: the merged journal has the effect before its cause, and misjudges their requests.
   */
  readonly reversed: number;
}

export interface MergedPart {
  readonly source: MergeSource;
  /** The States whose facts it holds. */
  readonly nodes: ReadonlySet<string>;
  readonly endedAt: number;
}

/**
 * The facts of all journals by instant, then journal, then place in it, and after them the latest
 * of their ends. Faults belong to no State and come first within an instant. Holds one instant in
 * memory, not a journal.
 *
 * @throws Failure 1 if a line is no record or a journal lacks its end; 65 if a journal goes back in
 *   time, or if a State speaks in two journals or in one whose manifest does not name it
 */
export function* mergeJournals(
  sources: readonly MergeSource[],
): Generator<RecordLine, MergedJournals> {
  using open = new DisposableStack();
  const speakers = new Speakers();
  const cursors = sources.map((source) => ({
    source,
    cursor: open.use(new MergeCursor(source.journal)),
  }));
  let reversed = 0;
  for (;;) {
    const at = Math.min(...cursors.map(({ cursor }) => cursor.at));
    if (at === Infinity) break;
    const later: RecordLine[] = [];
    for (const { source, cursor } of cursors) {
      if (cursor.at !== at) continue;
      for (const fact of cursor.take()) {
        speakers.hear(fact.record, source);
        if (fact.record.kind === "fault") yield fact;
        else later.push(fact);
      }
    }
    reversed += reversedIn(later);
    yield* later;
  }
  const ends = cursors.flatMap(({ cursor: { end } }) => (end === undefined ? [] : [end]));
  const last = ends.toSorted((a, b) => b.record.at - a.record.at)[0];
  if (last !== undefined) yield last;
  const parts = cursors.map(({ source, cursor }) => ({
    source,
    nodes: speakers.of(source),
    endedAt: cursor.end?.record.at ?? Number.NaN,
  }));
  return { parts, reversed };
}

/** Messages that leave a stop after they have arrived at a later one, of one instant. */
function reversedIn(instant: readonly RecordLine[]): number {
  const arrived = new Map<string, string>();
  let reversed = 0;
  for (const { record } of instant) {
    if (record.kind === "delivered") arrived.set(record.message, record.node);
    else if (record.kind === "relayed" && record.phase === "arrived") {
      arrived.set(record.message, record.node);
    } else if (record.kind === "sent" || record.kind === "relayed") {
      const node = record.kind === "sent" ? record.from : record.node;
      const at = arrived.get(record.message);
      if (at !== undefined && at !== node) reversed += 1;
    }
  }
  return reversed;
}

/** Which State speaks in which journal. */
class Speakers {
  readonly #owners = new Map<string, MergeSource>();

  hear(record: JournalRecord, source: MergeSource): void {
    const state = speakerOf(record);
    if (state === undefined) return;
    const owner = this.#owners.get(state);
    if (owner === source) return;
    const { nodes } = source.manifest;
    if (owner !== undefined) {
      throw bad(`${owner.folder} and ${source.folder} both hold facts of ${state}`);
    }
    if (nodes !== undefined && !nodes.includes(state)) {
      throw bad(`${source.folder} is of ${nodes.join(", ")}, but holds facts of ${state}`);
    }
    this.#owners.set(state, source);
  }

  of(source: MergeSource): ReadonlySet<string> {
    const heard = [...this.#owners].filter(([, owner]) => owner === source);
    return new Set([...(source.manifest.nodes ?? []), ...heard.map(([state]) => state)]);
  }
}

/** The State whose contact point a fact is of, where the record tells. */
function speakerOf(record: JournalRecord): string | undefined {
  if ("node" in record) return record.node;
  if (record.kind === "need" || record.kind === "sent") return record.from;
  return record.kind === "inject" ? record.to : undefined;
}

function bad(message: string): Failure {
  return new Failure(EXIT.badInput, message);
}
