import type { ResolvedScenario } from "@contactpoint/protocol";
import type { JudgedCase } from "../conformance/index.ts";
import { CaseJournal } from "../conformance/case-journal.ts";
import type { Door } from "./door.ts";
import { judgeByWire } from "./hidden-from-wire.ts";
import type { LinkCheck } from "./link-check.ts";

/** So long a check may take, in real milliseconds. */
const PATIENCE = 5_000;

/** Makes one check at a node's door. */
export async function tryDoor(
  door: Door,
  check: LinkCheck,
  scenario: ResolvedScenario,
): Promise<JudgedCase> {
  const seen = await inTime(outcome(door, check));
  const journal = new CaseJournal(scenario, false);
  if (check.stranger !== undefined && seen === check.expected)
    journal.rejected(check.stranger, { error: "sender-not-registered" });
  journal.end();
  const { records } = journal;
  const verdicts = judgeByWire(records, scenario);
  const [requirement = ""] = check.musts;
  const sentence = `expected: ${check.expected}; seen: ${seen}`;
  const complaints = seen === check.expected ? [] : [{ requirement, sentence, step: 0, times: 1 }];
  const result = complaints.length === 0 ? "passed" : "failed";
  return { story: check, result, complaints, verdicts, records };
}

/** What a check shows; that the node does what nobody expects is an outcome too. */
async function outcome(door: Door, check: LinkCheck): Promise<string> {
  try {
    return await check.run(door);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function inTime(seen: Promise<string>): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve("nothing"), PATIENCE);
  const first = await Promise.race([seen, promise]);
  clearTimeout(timer);
  return first;
}
