import { simulate } from "@contactpoint/simulator";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { expect, onTestFinished, test } from "vitest";
import type { Order } from "../log/index.ts";
import { ExerciseFacts } from "../measures/exercise-facts.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type OpenExercise, PlayedExercise } from "../testing/played-exercise.ts";

const clock = (act: "start" | "resume" | "end"): Order => ({ order: "clock", do: { act } });
const XB = "XB/duty-officer";
const HOUR = 3_600_000;

/** A day in little more than a second, whoever owes what. */
const FAST = { rate: 72_000, owed_rate: 72_000 };

/** Needs of XC, whom machines play, at XB, whom people play. */
const ASKED: Record<string, unknown> = {
  register: { wrong_share: 0 },
  workload: [
    {
      id: "asked",
      arrivals: {
        times: [1, 3, 20].map((hour) => ({
          at: `T+${String(hour).padStart(2, "0")}:00`,
          from: "XC",
          provider: "mailhaven",
          form: "preservation",
          urgency: "urgent",
        })),
      },
    },
  ],
};

function exercise(opensAt?: number): PlayedExercise {
  const made = new PlayedExercise(nightScenario(FAST, ASKED), opensAt);
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

function simulated(scenario: ResolvedScenario): JournalRecord[] {
  const journal: JournalRecord[] = [];
  simulate(scenario, { sinks: [(record) => journal.push(record)] });
  return journal;
}

async function acknowledge(open: OpenExercise): Promise<void> {
  const task = await open.task(XB, "acknowledge");
  expect(await open.finish(XB, task, { result: "acknowledged" })).toEqual({ done: true });
}

test("The log alone gives the journal again, of an exercise that was killed and ended early", async () => {
  const played = exercise();
  const first = await played.open();
  await first.order("facilitator", clock("start"));
  await acknowledge(first);
  await first.order("observer/1", { order: "feedback", answers: { how: "well" } });
  await first.kill();
  const second = await played.open();
  await second.order("facilitator", clock("resume"));
  await acknowledge(second);
  await second.order("facilitator", clock("end"));
  await second.ended();
  expect(second.journal.length).toBeGreaterThan(20);
  expect(await played.replayed(second.log.records)).toEqual(second.journal);
});

test("Killed between its end and its report, it ends again at once, and nothing is added", async () => {
  const played = exercise();
  const first = await played.open();
  await first.order("facilitator", clock("start"));
  await acknowledge(first);
  await first.order("facilitator", clock("end"));
  await first.ended();
  const second = await played.open();
  await second.ended();
  expect(second.log.records).toEqual(first.log.records);
  expect(second.journal).toEqual(first.journal);
  expect(second.seen(XB).get("clock")).toMatchObject({ phase: "ended", speed: 0 });
});

test("The log alone gives the journal again, of an exercise that came to its end", async () => {
  const played = exercise();
  const open = await played.open();
  await open.order("facilitator", { order: "seat", seat: XB, act: "give-to-machine" });
  await open.order("facilitator", clock("start"));
  await open.ended();
  expect(await played.replayed(open.log.records)).toEqual(open.journal);
});

test("An exercise is played again whose staff was spoken to or sent away before it did anything", async () => {
  const played = exercise();
  const open = await played.open();
  for (const order of [
    { order: "seat", seat: "observer/1", act: "revoke" },
    { order: "say", to: "evaluator/1", text: "Look at Borealia." },
    clock("start"),
    clock("end"),
  ] satisfies readonly Order[])
    expect(await open.order("facilitator", order)).toEqual({ done: true });
  await open.ended();
  expect(await played.replayed(open.log.records)).toEqual(open.journal);
});

test("Machines play up to the instant at which an exercise opens, as the simulator has it", async () => {
  const { start } = nightScenario().clock;
  const opensAt = start + 4 * HOUR;
  const played = exercise(opensAt);
  const wanted = simulated(played.scenario).filter(({ at }) => at <= opensAt);
  const open = await played.open();
  const shown = await open.until("facilitator", (seen) => seen.get("clock"));
  expect(shown).toMatchObject({ phase: "lobby", speed: 0, exercise: opensAt });
  await open.order("facilitator", { order: "note", text: "all here" });
  expect(open.journal).toEqual(wanted);
  expect(wanted.some((record) => record.kind === "task" && record.node === "XB")).toBe(true);
  expect([...open.seen(XB).values()].filter(({ kind }) => kind === "task")).toEqual([]);

  await open.order("facilitator", clock("start"));
  await acknowledge(open);
  await open.order("facilitator", clock("end"));
  await open.ended();
  expect(open.journal.slice(0, wanted.length)).toEqual(wanted);
  expect(open.journal.find(({ at }) => at > opensAt)).toBeDefined();
  expect(await played.replayed(open.log.records)).toEqual(open.journal);

  const facts = new ExerciseFacts(open.journal, open.log.records);
  expect(facts.casting.of("XB", opensAt)).toBe("machines");
  expect(facts.casting.of("XB", opensAt + 1)).toBe("people");
  expect([start, opensAt].map(facts.realTime)).toEqual([0, 0]);
});
