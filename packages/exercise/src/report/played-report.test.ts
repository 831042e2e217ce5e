import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readLog } from "../log/index.ts";
import type { JournalRecord } from "@contactpoint/protocol";
import type { ExerciseRecord, Order } from "../log/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type OpenExercise, PlayedExercise } from "../testing/played-exercise.ts";
import { afterActionHtml } from "./aar-html.ts";
import { afterActionReport } from "./after-action-report.ts";

const digests = { journal_sha256: "1".repeat(64), log_sha256: "2".repeat(64) };
const clock = (act: "start" | "resume" | "end"): Order => ({ order: "clock", do: { act } });
const XA = "XA/duty-officer";
const XB = "XB/duty-officer";

async function ask(open: OpenExercise): Promise<void> {
  await open.until(XA, (seen) => seen.get("inject/theft"));
  await open.act(XA, { act: "read", inject: "theft" });
  const asked = { act: "request", to: "XB", form: "preservation", urgency: "urgent" } as const;
  const authority = { organisation: "Cybercrime unit (EXERCISE)" };
  expect(await open.act(XA, { ...asked, stated: { authority } })).toEqual({ done: true });
}

test("A killed and resumed exercise has one report, from its files as from memory", async () => {
  const played = new PlayedExercise(nightScenario());
  onTestFinished(() => played[Symbol.dispose]());
  const first = await played.open();
  await first.order("facilitator", clock("start"));
  await ask(first);
  await first.finish(XB, await first.task(XB, "acknowledge"), { result: "acknowledged" });
  await first.kill();
  const second = await played.open();
  await second.order("facilitator", clock("resume"));
  await second.finish(XB, await second.task(XB, "check"), {
    result: "incomplete",
    missing: ["necessity"],
    question: "Why is it needed?",
  });
  await second.order("facilitator", clock("end"));
  await second.ended();

  const report = (journal: readonly JournalRecord[], log: readonly ExerciseRecord[]) =>
    afterActionReport({ journal, log, digests });
  const told = report(second.journal, second.log.records);
  const { records } = readLog(readFileSync(join(played.folder, "exercise.jsonl")));
  const journal = JSON.parse(JSON.stringify(second.journal)) as JournalRecord[];
  const again = report(journal, records);
  expect(JSON.stringify(again)).toBe(JSON.stringify(told));
  expect(afterActionHtml(again)).toBe(afterActionHtml(told));

  expect(told.timeline.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["started", "service came back", "interrupted", "resumed", "ended"]),
  );
  const [response] = told.latencies.filter(
    ({ measure, state }) => measure === "response-time" && state === "XB",
  );
  expect(response).toMatchObject({ by: "people", n: 1, reached: 1, accelerated: true });
  expect(told.shares).toContainEqual(
    expect.objectContaining({ measure: "vigilance", cut: "key", key: "necessity", held: 1 }),
  );
});
