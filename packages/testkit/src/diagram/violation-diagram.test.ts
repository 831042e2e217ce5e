import { RULES, type JournalLine, type RuleVerdict } from "@contactpoint/analysis";
import { journalArbitrary } from "@contactpoint/analysis/testing";
import type { JournalRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";

import { spaceTime } from "./space-time.ts";
import { timeRows } from "./time-rows.ts";
import { violationDiagram } from "./violation-diagram.ts";

function linesOf(journal: readonly JournalRecord[]): JournalLine[] {
  return journal.map((record, index) => ({ line: index + 1, record }));
}

function scenarioOf(journal: readonly JournalRecord[]) {
  const [first] = journal;
  if (first?.kind !== "scenario") throw new Error("a journal begins with its scenario");
  return first.scenario;
}

/** A rule said to be violated at a line of any journal. */
function judgedAt(witness: readonly JournalLine[]): RuleVerdict {
  const [rule] = RULES;
  if (rule === undefined) throw new Error("there is a rule");
  const because = "it <differs> & more";
  return {
    rule,
    verdict: { verdict: "violated", checked: 1, violations: 1, since: 1, because, witness },
  };
}

test("Of every message that leaves there is an arrow, broken where it is lost", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => {
      const drawn = spaceTime(linesOf(journal), scenarioOf(journal));
      const lanes = new Set(drawn.lanes.map(({ id }) => id));
      for (const { from, to } of drawn.arrows) {
        expect(lanes).toContain(from);
        expect(lanes).toContain(to);
      }
      const drawnLines = new Set(drawn.arrows.flatMap(({ lines }) => lines));
      const sent = new Set<string>();
      linesOf(journal).forEach(({ line, record }) => {
        if (record.kind !== "sent" || sent.has(record.message)) return;
        sent.add(record.message);
        expect(drawnLines).toContain(line);
      });
      const lost = drawn.arrows.filter(({ end }) => end === "lost");
      const records = journal.filter(({ kind }) => kind === "lost");
      expect(lost.length).toBeLessThanOrEqual(records.length);
    }),
    { numRuns: 60 },
  );
});

test("Rows follow time, each distinct instant on its own", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), (instants) => {
      const rows = [...timeRows(instants, 10)];
      expect(rows).toHaveLength(new Set(instants).size);
      expect(rows[0]?.[1]).toBe(10);
      rows.slice(1).forEach(([at, y], index) => {
        expect(at).toBeGreaterThan(rows[index]?.[0] ?? Infinity);
        expect(y - (rows[index]?.[1] ?? 0)).toBeGreaterThanOrEqual(20);
      });
    }),
  );
});

test("The diagram of any journal is well-formed, stands alone and marks the step", () => {
  fc.assert(
    fc.property(journalArbitrary(), fc.nat(), (journal, at) => {
      const lines = linesOf(journal);
      const step = lines[at % lines.length];
      const judged = judgedAt(step === undefined ? [] : [step]);
      const svg = violationDiagram({ scenario: scenarioOf(journal), journal: lines, judged });
      const elements = new Map<string, number>();
      const parser = new SaxesParser({ fragment: false });
      parser.on("opentag", ({ name }) => elements.set(name, (elements.get(name) ?? 0) + 1));
      parser.on("error", (error) => {
        throw error;
      });
      parser.write(svg).close();
      expect(elements.get("svg")).toBe(1);
      expect(elements.get("style")).toBe(1);
      for (const loaded of ["script", "image", "use", "link"])
        expect(elements).not.toContain(loaded);
      expect(svg).toContain(`line ${step?.line}: it &lt;differs&gt; &amp; more`);
      expect(svg).toContain("prefers-color-scheme:dark");
    }),
    { numRuns: 60 },
  );
});
