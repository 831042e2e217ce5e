import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { JournalRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { mergeJournals } from "./merge-journals.ts";
import type { MergeSource } from "./merge-sources.ts";

const folder = mkdtempSync(join(tmpdir(), "contactpoint-journals-"));
afterAll(() => rmSync(folder, { recursive: true }));

const STATES = ["XC", "XA", "XB"];

/** Facts of one State: gaps of time, many of them none, and whether the fact is a fault. */
const journal = fc.record({
  facts: fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 12 }),
  rest: fc.nat(3),
});
const journals = fc.array(journal, { minLength: 1, maxLength: STATES.length });

type Journal = typeof journal extends fc.Arbitrary<infer T> ? T : never;

function recordsOf({ facts, rest }: Journal, node: string): JournalRecord[] {
  let at = 0;
  const records = facts.map(([gap, isFault], index): JournalRecord => {
    at += gap;
    return isFault
      ? { kind: "fault", at, fault: `${node}-${index}`, phase: "fired" }
      : { kind: "duty", at, node, duty: "desk", present: index, on_call: 0 };
  });
  return [...records, { kind: "end", at: at + rest }];
}

/** The merge only asks a source for its journal and who speaks in it. */
function sourceOf(records: readonly JournalRecord[], node: string): MergeSource {
  const path = join(folder, `${node}.jsonl`);
  const lines = [{ kind: "scenario" }, ...records].map((record) => JSON.stringify(record));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
  return { folder: node, journal: path, manifest: { nodes: [node] } } as unknown as MergeSource;
}

test("a merge is the sort by instant, faults first, then journal, then place, with one end", () => {
  fc.assert(
    fc.property(journals, (drawn) => {
      const parts = drawn.map((each, index) => recordsOf(each, STATES[index] ?? ""));
      const merged = [
        ...mergeJournals(parts.map((records, index) => sourceOf(records, STATES[index] ?? ""))),
      ];
      const rankOf = ({ kind }: JournalRecord): number => (kind === "fault" ? 0 : 1);
      const facts = parts.flatMap((records) => records.slice(0, -1));
      // The sort is stable: what compares equal stays in the order of the journals.
      const sorted = facts.toSorted((a, b) => a.at - b.at || rankOf(a) - rankOf(b));
      const end = Math.max(...parts.map((records) => records.at(-1)?.at ?? Number.NaN));
      expect(merged.map(({ record }) => record)).toEqual([...sorted, { kind: "end", at: end }]);
      expect(merged.map(({ text }) => text)).toEqual(
        merged.map(({ record }) => JSON.stringify(record)),
      );
    }),
  );
});
