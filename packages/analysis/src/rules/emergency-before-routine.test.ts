import type { JournalRecord, RequestForm, TaskRecord, Urgency } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { SAMPLE_START, sampleScenario } from "../testing/index.ts";
import { emergencyBeforeRoutine } from "./emergency-before-routine.ts";
import { judge } from "./judge.ts";

test("A task begun after its emergency was answered no longer waits", () => {
  const journal = [
    ...need("emergency", "emergency"),
    task("emergency", "asked", 1),
    ...ends("emergency", 2),
    task("emergency", "started", 3),
    ...need("routine", "routine"),
    task("routine", "asked", 4),
    task("routine", "started", 5),
  ];
  expect(verdictOf(journal)).toBe("holds");
});

test("A task of an answered emergency that still waits is not overtaken by a routine one", () => {
  const journal = [
    ...need("emergency", "emergency"),
    task("emergency", "asked", 1),
    ...ends("emergency", 2),
    ...need("routine", "routine"),
    task("routine", "asked", 4),
    task("routine", "started", 5),
  ];
  expect(verdictOf(journal)).toBe("violated");
});

function verdictOf(journal: readonly JournalRecord[]): string | undefined {
  const scenario = byUrgency();
  const judging = judge([emergencyBeforeRoutine], scenario);
  journal.forEach((record, line) => judging.add(record, line));
  // Checked counts emergencies begun while their request was open; here only violations matter.
  const [found] = judging.verdicts();
  return found?.verdict.verdict === "undecided" ? "holds" : found?.verdict.verdict;
}

function byUrgency() {
  const plain = sampleScenario();
  const profile = { queue_order: "urgency-oldest" as const, error: NO_ERROR };
  return { ...plain, profiles: { plain: profile, hub: profile } };
}

const NO_ERROR = {
  sleep_through: 0,
  misjudge_urgency: 0,
  omit_item: 0,
  miss_gap: 0,
  wrong_identifier: 0,
  wrong_addressee: 0,
  forget_extension: 0,
  forget_renewal: 0,
};

function need(request: string, urgency: Urgency): JournalRecord[] {
  const form: RequestForm = "location-query";
  const from = "XA";
  const to = "XB";
  const about = { form, urgency, from, to, items: [], circumstances: [] };
  return [{ kind: "need", at: SAMPLE_START, request, ...about }];
}

function task(request: string, phase: TaskRecord["phase"], minute: number): JournalRecord {
  const at = SAMPLE_START + minute * 60_000;
  return { kind: "task", at, node: "XB", request, task: "relay", number: 1, phase, by: "officer" };
}

function ends(request: string, minute: number): JournalRecord[] {
  const at = SAMPLE_START + minute * 60_000;
  const moved = { kind: "state" as const, at, request, from: "open", event: "located" };
  return [
    { ...moved, node: "XB", machine: "requested", to: "answered" },
    { ...moved, node: "XA", machine: "requesting", to: "answered", final: true },
  ];
}
