import { DAY } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { CLEAN_SCENARIO } from "./clean-journal.ts";
import { judge } from "./judge.ts";
import { noClosingDespiteAnswer } from "./no-closing-despite-answer.ts";
import { delivered, state } from "./record-builders.ts";

const ASKING = "open.awaiting-supplement";

test("Who asks a second question may close the request for want of its answer", () => {
  expect(verdictOn([asks(1), supplied(2), moves(2, ASKING, "open.checking")])).toBe("holds");
  const again = [asks(4), closes(22)];
  const answered = [asks(1), supplied(2), moves(2, ASKING, "open.checking"), ...again];
  expect(verdictOn(answered)).toBe("holds");
  expect(verdictOn([...answered.slice(0, -1), supplied(5), closes(22)])).toBe("violated");
});

test("Who came too late, was heard before or answers something else is no answer", () => {
  expect(verdictOn([asks(1), closes(19), supplied(20)])).toBe("holds");
  expect(verdictOn([supplied(0), asks(1), closes(19)])).toBe("holds");
  const choosing = [
    moves(1, "open.reviewing", "open.awaiting-choice"),
    supplied(2),
    moves(19, "open.awaiting-choice", "closed"),
  ];
  expect(verdictOn(choosing)).toBe("holds");
});

test("A copy of an answer that was taken in, and what arrives at others, changes nothing", () => {
  expect(verdictOn([asks(1), supplied(2, { again: true }), closes(19)])).toBe("undecided");
  expect(verdictOn([asks(1), supplied(2, { node: "XC" }), closes(19)])).toBe("holds");
});

const asks = (day: number) => moves(day, "open.checking", ASKING);
const closes = (day: number) => moves(day, ASKING, "closed");

function moves(day: number, from: string, to: string): JournalRecord {
  return state("case", day * DAY, "requested", from, to);
}

function supplied(day: number, over: { again?: true; node?: string } = {}): JournalRecord {
  return delivered("case", day, day * DAY, "supplement", "XB", over);
}

function verdictOn(journal: readonly JournalRecord[]): string | undefined {
  const judging = judge([noClosingDespiteAnswer], CLEAN_SCENARIO);
  journal.forEach((record, index) => judging.add(record, index + 1));
  return judging.verdicts()[0]?.verdict.verdict;
}
