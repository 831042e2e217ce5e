import { expect, onTestFinished, test } from "vitest";
import type { DeskDocument, MessageDocument } from "../desk/index.ts";
import type { Order, PlayerAct } from "../log/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type OpenExercise, PlayedExercise } from "../testing/played-exercise.ts";
import { RecordedRun } from "./recorded-run.ts";
import { RunHistory } from "./run-history.ts";

type Letter = MessageDocument["letter"];

const XA = "XA/duty-officer";
const XB = "XB/duty-officer";
const FIRST = "seat/XA/1";
const SECOND = "seat/XA/2";

const clock = (act: "start" | "pause" | "resume" | "end"): Order => ({
  order: "clock",
  do: { act },
});

const asking = (to: string, organisation: string): PlayerAct => ({
  act: "request",
  to,
  form: "preservation",
  urgency: "urgent",
  stated: { authority: { organisation: `${organisation} (EXERCISE)` } },
});

/** Two requests of one instant, one after another that was refused; then a question and a warning. */
async function playNight(open: OpenExercise): Promise<void> {
  await open.order("facilitator", clock("start"));
  await open.order("facilitator", clock("pause"));
  expect(await open.act(XA, asking("XZ", "Nobody"))).toMatchObject({ error: "unknown" });
  expect(await open.act(XA, asking("XB", "First unit"))).toEqual({ done: true });
  // The staff, too, asks in a State's name.
  const second = { ...asking("XB", "Second unit"), from: "XA" };
  expect(await open.act("facilitator", second as PlayerAct)).toEqual({ done: true });
  await open.order("facilitator", clock("resume"));
  const finish = async (task: string, finding: Parameters<OpenExercise["finish"]>[2]) => {
    expect(await open.finish(XB, task, finding)).toEqual({ done: true });
  };
  const waiting = (request: string, task: string): Promise<string> =>
    open.until(XB, (seen) => {
      for (const [key, document] of seen)
        if (document.kind === "task" && document.task === task && key.includes(`/${request}/`))
          return key.slice("task/".length);
      return undefined;
    });
  for (const request of [FIRST, SECOND])
    await finish(await waiting(request, "acknowledge"), { result: "acknowledged" });
  await finish(await waiting(FIRST, "check"), {
    result: "incomplete",
    missing: ["necessity"],
    question: "Why is it needed?",
  });
  await finish(await waiting(SECOND, "check"), { result: "complete" });
  await finish(await waiting(SECOND, "review"), {
    result: "prejudice",
    explanation: "The suspect would be told.",
  });
  await open.order("facilitator", clock("end"));
  await open.ended();
}

function lettersAmong(documents: Iterable<DeskDocument>, request: string): readonly Letter[] {
  return [...documents].flatMap((document) =>
    document.kind === "message" && document.letter.request === request ? [document.letter] : [],
  );
}

test("The letters of a recorded run are those that people saw when it was played", async () => {
  const played = new PlayedExercise(nightScenario());
  onTestFinished(() => played[Symbol.dispose]());
  const open = await played.open();
  await playNight(open);
  const history = new RunHistory(played.scenario, false);
  for (const record of open.journal) history.note(record);
  const run = new RecordedRun(history, open.log.records, (lines) =>
    lines.flatMap((line) => open.journal[line - 1] ?? []),
  );
  const seen = open.seen("facilitator");
  const told = [FIRST, SECOND].flatMap((request) => {
    const letters = lettersAmong(run.story(request)?.messages ?? [], request);
    expect(new Set(letters)).toEqual(new Set(lettersAmong(seen.values(), request)));
    return letters;
  });
  const words = JSON.stringify(told);
  for (const said of [
    "First unit",
    "Second unit",
    "Why is it needed?",
    "The suspect would be told.",
  ])
    expect(words).toContain(said);
});
