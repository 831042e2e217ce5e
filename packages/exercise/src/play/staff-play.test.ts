import { MINUTE } from "@contactpoint/engine";
import { expect, onTestFinished, test } from "vitest";
import type { Order } from "../log/index.ts";
import { ExerciseFacts, realTimeOf } from "../measures/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type OpenExercise, PlayedExercise } from "../testing/played-exercise.ts";

const START: Order = { order: "clock", do: { act: "start" } };
const END: Order = { order: "clock", do: { act: "end" } };
const FACILITATOR = "facilitator";
const EVALUATOR = "evaluator/1";
const XA = "XA/duty-officer";
const XB = "XB/duty-officer";

function exercise(clock = {}, more = {}): PlayedExercise {
  const made = new PlayedExercise(nightScenario(clock, more));
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

const editing = (inject: string, change: object): Order =>
  ({ order: "inject", inject, do: { act: "edit", ...change } }) as Order;

const phase = (open: OpenExercise, wanted: string) =>
  open.until(FACILITATOR, (seen) => {
    const clock = seen.get("clock");
    return clock?.kind === "clock" && clock.phase === wanted ? clock : undefined;
  });

const START_AT = nightScenario().clock.start;

test("When its real time is over the exercise stands for good, at that very instant, over a restart", async () => {
  const played = exercise({ ends_within: "PT1S", rate: 600, owed_rate: 600, allowed_rates: [600] });
  const first = await played.open();
  await first.order(FACILITATOR, START);
  const clock = await phase(first, "time-up");
  expect(clock).toMatchObject({ exercise: START_AT + 600_000, speed: 0 });
  const limit = first.log.records.find(
    ({ kind, ...one }) => kind === "clock" && "act" in one && one.act === "time-up",
  );
  expect(limit).toMatchObject({ seat: "service", run: 1_000, exercise: START_AT + 600_000 });
  expect(await first.order(FACILITATOR, { order: "clock", do: { act: "resume" } })).toMatchObject({
    error: "conflict",
  });
  expect(await first.act(XA, { act: "read", inject: "theft" })).toMatchObject({
    error: "conflict",
  });
  expect(
    await first.order(FACILITATOR, { order: "inject", inject: "spare", do: { act: "send-now" } }),
  ).toMatchObject({ error: "conflict" });
  const leap: Order = { order: "clock", do: { act: "leap", to: START_AT + 900_000 } };
  expect(await first.order(FACILITATOR, leap)).toMatchObject({ error: "conflict" });
  // What the staff writes down is still taken.
  expect(await first.order(EVALUATOR, { order: "note", text: "hot wash" })).toEqual({ done: true });
  await first.kill();
  const second = await played.open();
  await second.until(FACILITATOR, () => second.log.records.at(-1)?.kind === "clock" || undefined);
  expect(await phase(second, "time-up")).toMatchObject({ exercise: START_AT + 600_000 });
  await second.order(FACILITATOR, END);
  await second.ended();
  expect(second.journal.at(-1)).toEqual({ kind: "end", at: START_AT + 600_000 });
  expect(second.journal.slice(0, -1)).toEqual(first.journal.slice(0, -1));
  expect(await played.replayed(second.log.records)).toEqual(second.journal);
});

test("Facilitator and white cell see how long the rest takes and what may be dropped; nobody else does", async () => {
  const open = await exercise({
    ends_within: "PT1H",
    rate: 60,
    owed_rate: 60,
    allowed_rates: [60],
  }).open();
  await open.order(FACILITATOR, START);
  const seen = await open.until("white-cell", (all) => all.get("forecast"));
  expect(seen).toMatchObject({ kind: "forecast", step: 2 * MINUTE });
  if (seen.kind !== "forecast") throw new Error("no forecast");
  expect(seen.limit).toBeLessThanOrEqual(60 * MINUTE);
  expect(seen.left).toBeGreaterThan(40 * MINUTE);
  expect(seen.longest).toBeGreaterThanOrEqual(seen.left);
  for (const seat of [XA, EVALUATOR, "observer/1"])
    expect(open.seen(seat).has("forecast")).toBe(false);
  await open.kill();
});

test("An inject that is edited comes as it was edited, and the log tells what it was before", async () => {
  const played = exercise();
  const open = await played.open();
  const at = START_AT + 20 * MINUTE;
  const change = { body: { en: "Two wallets were drained." }, to: "XB", via: "phone", at };
  expect(await open.order(FACILITATOR, editing("theft", change))).toEqual({ done: true });
  expect(open.log.records.at(-1)).toMatchObject({
    kind: "inject",
    act: "edited",
    before: {
      body: { en: "A wallet was drained." },
      to: "XA",
      via: null,
      at: START_AT + 5 * MINUTE,
    },
    after: change,
  });
  expect(open.seen(FACILITATOR).get("inject/theft")).toMatchObject({
    to: "XB",
    via: "phone",
    planned_at: at,
    status: "planned",
    script: { planned_at: START_AT + 5 * MINUTE, edits: 1 },
  });
  await open.order(FACILITATOR, START);
  const told = await open.until(XB, (seen) => seen.get("inject/theft"));
  expect(told).toMatchObject({
    body: { en: "Two wallets were drained." },
    via: "phone",
    sent_at: at,
  });
  expect(told).not.toHaveProperty("script");
  await open.kill();
  expect(open.journal.filter(({ kind }) => kind === "inject")).toMatchObject([{ at, to: "XB" }]);
  expect(open.seen(XA).has("inject/theft")).toBe(false);
  const again = await played.open();
  const back = await again.until(XB, (seen) => seen.get("inject/theft"));
  expect(back).toEqual(told);
  await again.order(FACILITATOR, END);
  await again.ended();
  expect(await played.replayed(again.log.records)).toEqual(again.journal);
});

test("What comes after an inject that is moved is planned anew, and what comes after that", async () => {
  const body = { en: "EXERCISE" };
  const injects = [
    { id: "one", at: "T+01:00", to: "XA", body },
    { id: "two", after: { of: "one", plus: "PT10M" }, to: "XA", body },
    { id: "three", after: { of: "two", plus: "PT10M" }, to: "XA", body },
  ];
  const open = await exercise({}, { injects }).open();
  await open.order(FACILITATOR, editing("one", { at: START_AT + 120 * MINUTE }));
  const planned = (id: string) => open.seen(FACILITATOR).get(`inject/${id}`);
  expect(planned("two")).toMatchObject({ planned_at: START_AT + 130 * MINUTE });
  expect(planned("three")).toMatchObject({ planned_at: START_AT + 140 * MINUTE });
  await open.kill();
});

test("What has come from the reserve can come again, and not be changed or skipped", async () => {
  const open = await exercise().open();
  const send: Order = { order: "inject", inject: "spare", do: { act: "send-now" } };
  const skip: Order = { order: "inject", inject: "spare", do: { act: "skip" } };
  await open.order(FACILITATOR, START);
  expect(await open.order(FACILITATOR, send)).toEqual({ done: true });
  await open.until(XB, (seen) => seen.get("inject/spare"));
  const edit = editing("spare", { to: "XA" });
  expect(await open.order(FACILITATOR, edit)).toMatchObject({ error: "conflict" });
  expect(await open.order(FACILITATOR, skip)).toMatchObject({ error: "conflict" });
  expect(await open.order(FACILITATOR, send)).toEqual({ done: true });
  await open.kill();
});

test("A change of an inject that cannot be is refused by its field and changes nothing", async () => {
  const asked = { form: "ping", urgency: "routine" };
  const injects = [
    { id: "theft", at: "T+00:05", to: "XA", body: { en: "A wallet was drained." } },
    { id: "ping", at: "T+01:00", from: "XC", to: "XB", request: asked },
    { id: "hint", after: { of: "theft", plus: "PT1H" }, to: "XA", body: "A hint." },
  ];
  const open = await exercise({}, { injects }).open();
  const before = [...open.seen(FACILITATOR)].filter(([key]) => key.startsWith("inject/"));
  const fieldOf = async (inject: string, change: object): Promise<unknown> => {
    const outcome = await open.order(FACILITATOR, editing(inject, change));
    return outcome.done ? "done" : (outcome.field ?? outcome.error);
  };
  expect(await fieldOf("theft", { to: "XZ" })).toBe("to");
  expect(await fieldOf("theft", { body: { en: "Another." }, at: START_AT - 1 })).toBe("at");
  expect(await fieldOf("theft", { at: nightScenario().clock.end })).toBe("at");
  expect(await fieldOf("theft", { body: {} })).toBe("body");
  expect(await fieldOf("ping", { body: { en: "A text." } })).toBe("body");
  expect(await fieldOf("ping", { to: "XA" })).toBe("to");
  expect(await fieldOf("none", { to: "XB" })).toBe("unknown");
  const after = [...open.seen(FACILITATOR)].filter(([key]) => key.startsWith("inject/"));
  expect(after).toEqual(before);
  // What comes after a moved one is planned anew with it.
  await open.order(FACILITATOR, editing("theft", { at: START_AT + 30 * MINUTE }));
  expect(open.seen(FACILITATOR).get("inject/hint")).toMatchObject({
    planned_at: START_AT + 90 * MINUTE,
  });
  await open.kill();
});

test("What is sent to the white cell reaches it", async () => {
  const injects = [{ id: "prompt", at: "T+00:05", to: "white-cell", body: { en: "Ring them." } }];
  const open = await exercise({}, { injects }).open();
  await open.order(FACILITATOR, START);
  const sent = await open.until("white-cell", (seen) => {
    const inject = seen.get("inject/prompt");
    return inject?.kind === "inject" && inject.status === "sent" ? inject : undefined;
  });
  expect(sent).toMatchObject({ to: "white-cell", sent_at: START_AT + 5 * MINUTE });
  await open.kill();
});

test("The facilitator reads an inject in the place of a State, and it is owed no more", async () => {
  const open = await exercise().open();
  await open.order(FACILITATOR, START);
  await open.until(FACILITATOR, (seen) => {
    const clock = seen.get("clock");
    return clock?.kind === "clock" && clock.debts.length > 0 ? true : undefined;
  });
  const takeOver: Order = { order: "seat", seat: XA, act: "take-over" };
  const { version } = open.play.board;
  expect(await open.order(FACILITATOR, takeOver)).toEqual({ done: true });
  // Those who look already are told who plays it now.
  const [seat] = open.play.seats;
  const told = seat === undefined ? [] : open.play.board.since(seat, version).documents;
  expect(told.find(({ key }) => key === "state/XA")?.document).toMatchObject({
    played_by: "facilitator",
  });
  const read = { act: "read", inject: "theft" } as const;
  expect(await open.act(XB, read)).toMatchObject({ error: "unknown" });
  expect(await open.act(FACILITATOR, read)).toEqual({ done: true });
  expect(open.seen(FACILITATOR).get("clock")).toMatchObject({ debts: [] });
  await open.order(FACILITATOR, END);
  await open.ended();
  // The clock of the report, too, knows that the debt was paid.
  const realTime = realTimeOf(open.journal, open.log.records);
  const { run = 0, exercise: at = 0 } = open.log.records.at(-1) ?? {};
  expect(Math.abs(realTime(at) - run)).toBeLessThanOrEqual(open.log.records.length);
});

test("What a State has not read is owed no more when machines play it, over a restart and in the report", async () => {
  const played = exercise();
  const first = await played.open();
  await first.order(FACILITATOR, START);
  const debts = async (open: OpenExercise, wanted: readonly string[]) =>
    open.until(FACILITATOR, (seen) => {
      const clock = seen.get("clock");
      const tasks = clock?.kind === "clock" ? clock.debts.map(({ task }) => task) : [];
      return JSON.stringify(tasks) === JSON.stringify(wanted) ? tasks : undefined;
    });
  await debts(first, ["XA/inject/theft"]);
  const give = (act: "give-to-machine" | "give-back"): Order => ({ order: "seat", seat: XA, act });
  expect(await first.order(FACILITATOR, give("give-to-machine"))).toEqual({ done: true });
  expect(first.seen(FACILITATOR).get("clock")).toMatchObject({ debts: [], speed: 7_200 });
  await first.kill();
  const second = await played.open();
  await phase(second, "paused");
  expect(second.seen(FACILITATOR).get("clock")).toMatchObject({ debts: [] });
  await second.order(FACILITATOR, give("give-back"));
  expect(second.seen(XA).get("inject/theft")).toMatchObject({ read: false });
  await second.order(FACILITATOR, END);
  await second.ended();
  const realTime = realTimeOf(second.journal, second.log.records);
  const { run = 0, exercise: at = 0 } = second.log.records.at(-1) ?? {};
  expect(Math.abs(realTime(at) - run)).toBeLessThanOrEqual(second.log.records.length);
});

test("The staff asks in the name of a State that people play, and players in that of their own", async () => {
  const played = exercise();
  const open = await played.open();
  await open.order(FACILITATOR, START);
  const ping = { act: "request", form: "ping", urgency: "routine", stated: {} } as const;
  const act = (seat: string, from: string | undefined, to: string) =>
    open.act(seat, from === undefined ? { ...ping, to } : { ...ping, from, to });
  const because = { ...ping, from: "XA", to: "XB", because_of: "theft" };
  expect(await open.act("white-cell", because)).toEqual({ done: true });
  expect(await act(XA, undefined, "XB")).toEqual({ done: true });
  expect(await act(XA, "XA", "XB")).toEqual({ done: true });
  for (const number of [1, 2, 3]) expect(open.seen(XA).has(`case/seat/XA/${number}`)).toBe(true);
  const refused: [string, string | undefined, string][] = [
    [XA, "XB", "XA"],
    [FACILITATOR, undefined, "XB"],
    [FACILITATOR, "XZ", "XB"],
    [FACILITATOR, "XA", "XA"],
  ];
  for (const asked of refused) expect(await act(...asked)).toMatchObject({ error: "unknown" });
  await open.order(FACILITATOR, { order: "seat", seat: XA, act: "give-to-machine" });
  expect(await act(FACILITATOR, "XA", "XB")).toMatchObject({ error: "unknown" });
  await open.order(FACILITATOR, END);
  await open.ended();
  expect(open.journal.filter(({ kind }) => kind === "need")).toHaveLength(3);
  const facts = new ExerciseFacts(open.journal, open.log.records);
  expect(facts.injectOf("seat/XA/1")).toBe("theft");
  expect(await played.replayed(open.log.records)).toEqual(open.journal);
});

test("A request that is refused takes no number, in this life of the service or the next", async () => {
  const played = exercise();
  const asked = { act: "request", to: "XB", form: "ping", urgency: "routine", stated: {} } as const;
  const first = await played.open();
  await first.order(FACILITATOR, START);
  expect(await first.act(XA, { ...asked, to: "XZ" })).toMatchObject({ error: "unknown" });
  expect(await first.act(XA, asked)).toEqual({ done: true });
  expect(first.seen(XA).has("case/seat/XA/1")).toBe(true);
  await first.kill();
  const second = await played.open();
  await second.until(XA, (seen) => seen.get("case/seat/XA/1"));
  await second.order(FACILITATOR, { order: "clock", do: { act: "resume" } });
  expect(await second.act(XA, asked)).toEqual({ done: true });
  expect(second.seen(XA).has("case/seat/XA/2")).toBe(true);
  await second.kill();
});
