import { expect, onTestFinished, test } from "vitest";
import type { Order } from "../log/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type OpenExercise, PlayedExercise } from "../testing/played-exercise.ts";

const START: Order = { order: "clock", do: { act: "start" } };
const RESUME: Order = { order: "clock", do: { act: "resume" } };
const XA = "XA/duty-officer";
const XB = "XB/duty-officer";

const STATED = {
  authority: { organisation: "Cybercrime unit of Astoria (EXERCISE)" },
  offence: {
    offence: "Theft",
    provisions: ["section 1"],
    facts: "EXERCISE: a wallet was drained.",
  },
  data: {
    items: [
      {
        provider: "mailhaven",
        data_class: "traffic" as const,
        identifiers: [{ kind: "account" as const, value: "thief@mailhaven.example" }],
        stated_expiry: null,
      },
    ],
    relation_to_offence: "EXERCISE: the mailbox was used.",
  },
  location: { custodian: "mailhaven", location: null },
  necessity: { reasons: "EXERCISE: logs go after a week." },
  intended_assistance: { authority: "Ministry of Justice" },
  confidentiality: { keep_confidential: true, notify_user: false },
};

function seatOf(open: OpenExercise, id: string) {
  const seat = open.play.seats.find((one) => one.id === id);
  if (seat === undefined) throw new RangeError(id);
  return seat;
}

function exercise(clock = {}): PlayedExercise {
  const made = new PlayedExercise(nightScenario(clock));
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

/** XA reads of the theft and asks XB, whose officer brings it to an order. */
async function askAndOrder(open: OpenExercise): Promise<void> {
  await open.until(XA, (seen) => seen.get("inject/theft"));
  await open.act(XA, { act: "read", inject: "theft" });
  const asked = { act: "request", to: "XB", form: "preservation", urgency: "urgent" } as const;
  expect(await open.act(XA, { ...asked, stated: STATED })).toEqual({ done: true });
  await open.finish(XB, await open.task(XB, "acknowledge"), { result: "acknowledged" });
  await open.finish(XB, await open.task(XB, "check"), { result: "complete" });
  await open.finish(XB, await open.task(XB, "review"), { result: "accepted" });
  await open.finish(XB, await open.task(XB, "order"), { result: "ordered" });
}

function heard(open: OpenExercise, type: string): Promise<true> {
  return open.until(XA, (seen) => {
    for (const document of seen.values())
      if (document.kind === "message" && document.letter.type === type) return true;
    return undefined;
  });
}

const confirmed = (open: OpenExercise): Promise<true> => heard(open, "confirmation");

test("Two people bring a request from a report to a confirmation, in their own words", async () => {
  const open = await exercise().open();
  await open.order("facilitator", START);
  await askAndOrder(open);
  await confirmed(open);
  await open.order("facilitator", { order: "clock", do: { act: "end" } });
  await open.ended();
  const letters = [...open.seen(XB).values()].flatMap((document) =>
    document.kind === "message" && document.direction === "in" ? [document.letter] : [],
  );
  expect(letters[0]).toMatchObject({ type: "request", ...STATED });
  expect(open.journal.at(-1)?.kind).toBe("end");
  expect(open.log.records.map(({ number }) => number)).toEqual(
    open.log.records.map((_, index) => index + 1),
  );
});

test("A seat sees its own traffic, the staff sees all, and an observer none of it", async () => {
  const open = await exercise().open();
  await open.order("facilitator", START);
  await askAndOrder(open);
  await confirmed(open);
  await open.kill();
  const kinds = (seat: string): Set<string> =>
    new Set([...open.seen(seat).values()].map(({ kind }) => kind));
  expect(kinds("facilitator")).toContain("log");
  expect(kinds(XA)).not.toContain("log");
  expect(kinds(XA)).not.toContain("latencies");
  expect([...kinds("observer/1")].toSorted()).toEqual([
    "clock",
    "exercise",
    "latencies",
    "link",
    "seat",
    "state",
  ]);
  const theirs = [...open.seen(XB)].filter(([key]) => key.startsWith("inject/"));
  expect(theirs).toEqual([]);
  for (const document of open.seen(XA).values())
    if (document.kind === "task") expect(document.node).toBe("XA");
});

test("Killed in the middle, it comes back where it was: nothing lost, nothing twice", async () => {
  const played = exercise();
  const first = await played.open();
  await first.order("facilitator", START);
  await askAndOrder(first);
  await first.kill();
  const second = await played.open();
  await second.until("facilitator", (seen) => {
    const clock = seen.get("clock");
    return clock?.kind === "clock" && clock.phase === "paused" ? clock : undefined;
  });
  const before = first.journal.length;
  expect(second.journal.slice(0, before - 1)).toEqual(first.journal.slice(0, before - 1));
  expect(await second.order("facilitator", RESUME)).toEqual({ done: true });
  await confirmed(second);
  await second.order("facilitator", { order: "clock", do: { act: "end" } });
  await second.ended();
  const orders = second.journal.filter(({ kind }) => kind === "order");
  expect(orders.map((record) => record.kind === "order" && record.phase)).toEqual([
    "sent",
    "answered",
  ]);
});

test("Before the start and in a pause no exercise time passes, and acts still count", async () => {
  const open = await exercise().open();
  const clock = () => open.until("facilitator", (seen) => seen.get("clock"));
  const lobby = await clock();
  expect(lobby).toMatchObject({ phase: "lobby", speed: 0, exercise: nightScenario().clock.start });
  expect(await open.order(XA, { order: "note", text: "ready" })).toEqual({ done: true });
  await open.order("facilitator", START);
  await open.order("facilitator", { order: "clock", do: { act: "pause" } });
  const paused = await clock();
  await open.order(XA, { order: "note", text: "still here" });
  expect(await clock()).toMatchObject({ phase: "paused", speed: 0 });
  expect(paused).toMatchObject({ phase: "paused" });
  await open.kill();
  const notes = [...open.seen(XA).values()].filter(({ kind }) => kind === "note");
  expect(notes.map((note) => note.kind === "note" && note.text)).toEqual(["ready", "still here"]);
});

test("An order that comes again, also after a restart, is carried out once and comes to the same", async () => {
  const played = exercise();
  const [note, resume] = ["a".repeat(32), "b".repeat(32)];
  const give = (open: OpenExercise, seat: string, order: Order, id: string) =>
    open.play.perform({ seat: seatOf(open, seat), person: "P" }, order, id);
  const notes = (open: OpenExercise) =>
    [...open.seen("facilitator").values()].filter(({ kind }) => kind === "note").length;
  const text = { order: "note", text: "once" } as const;
  const first = await played.open();
  const both = await Promise.all([give(first, XA, text, note), give(first, XA, text, note)]);
  expect(both).toEqual([{ done: true }, { done: true }]);
  expect(await give(first, "facilitator", RESUME, resume)).toMatchObject({ error: "conflict" });
  await first.kill();
  const second = await played.open();
  expect(await give(second, XA, text, note)).toEqual({ done: true });
  expect(await give(second, "facilitator", RESUME, resume)).toMatchObject({ error: "conflict" });
  // Another seat cannot hold the name of somebody else's order against them.
  expect(await give(second, XB, { order: "note", text: "mine" }, note)).toEqual({ done: true });
  expect(notes(second)).toBe(2);
  await second.kill();
});

test("Orders that were given together with the end are answered, too", async () => {
  const open = await exercise().open();
  await open.order("facilitator", START);
  const note = { order: "note", text: "a moment too late" } as const;
  const end = open.order("facilitator", { order: "clock", do: { act: "end" } });
  const late = [open.order(XA, note), open.order(XB, note)];
  expect(await end).toEqual({ done: true });
  await open.ended();
  for (const one of [...late, open.order(XA, note)])
    expect(await one).toMatchObject({ error: "conflict", sentence: /its log is closed/ });
  expect(open.log.records.at(-1)).toMatchObject({ kind: "clock", act: "ended" });
});

test("Orders that do not fit are refused and change nothing", async () => {
  const open = await exercise().open();
  const refused = async (seat: string, order: Order): Promise<unknown> => {
    const outcome = await open.order(seat, order);
    return outcome.done ? "done" : outcome.error;
  };
  expect(await refused("facilitator", RESUME)).toBe("conflict");
  expect(await refused("facilitator", START)).toBe("done");
  expect(await refused("facilitator", START)).toBe("conflict");
  const rate = { order: "clock", do: { act: "set-rate", rate: 13 } } as const;
  expect(await refused("facilitator", rate)).toBe("conflict");
  const strange = { act: "finish", task: "XB/nothing/1", finding: { result: "complete" } } as const;
  expect(await refused(XB, { order: "act", act: strange })).toBe("unknown");
  const nowhere = { order: "say", to: "XZ", text: "hello" } as const;
  expect(await refused(XA, nowhere)).toBe("unknown");
  expect(
    await refused("facilitator", { order: "inject", inject: "none", do: { act: "skip" } }),
  ).toBe("unknown");
  await open.kill();
  const all = open.log.records.filter(({ kind }) => kind === "refused");
  expect(all).toHaveLength(6);
  for (const record of all)
    expect(open.seen("facilitator").get(`log/${record.number}`)).toEqual({ kind: "log", record });
});

test("What one seat owes, another cannot finish", async () => {
  const open = await exercise().open();
  await open.order("facilitator", START);
  await open.until(XA, (seen) => seen.get("inject/theft"));
  const asked = { act: "request", to: "XB", form: "preservation", urgency: "urgent" } as const;
  await open.act(XA, { ...asked, stated: STATED });
  const task = await open.task(XB, "acknowledge");
  expect(await open.finish(XA, task, { result: "acknowledged" })).toMatchObject({
    error: "unknown",
  });
  expect(await open.finish(XB, task, { result: "complete" })).toMatchObject({ error: "malformed" });
  expect(await open.finish(XB, task, { result: "acknowledged" })).toEqual({ done: true });
  expect(await open.finish(XB, task, { result: "acknowledged" })).toMatchObject({
    error: "unknown",
  });
  await open.kill();
});

test("A State that is given to machines is played on by them", async () => {
  const open = await exercise().open();
  await open.order("facilitator", START);
  await open.until(XA, (seen) => seen.get("inject/theft"));
  const asked = { act: "request", to: "XB", form: "preservation", urgency: "urgent" } as const;
  await open.act(XA, { ...asked, stated: STATED });
  await open.task(XB, "acknowledge");
  await open.order("facilitator", { order: "seat", seat: XB, act: "give-to-machine" });
  await heard(open, "acknowledgement");
  await open.kill();
  const persons = [...open.seen(XB).values()].filter(({ kind }) => kind === "task");
  expect(persons.map((task) => task.kind === "task" && task.phase)).toEqual(["dropped"]);
});

test("An inject in reserve is sent when the facilitator says so", async () => {
  const open = await exercise().open();
  await open.order("facilitator", START);
  expect(open.seen("facilitator").get("inject/spare")).toMatchObject({ status: "reserve" });
  await open.order("facilitator", { order: "inject", inject: "spare", do: { act: "send-now" } });
  expect(await open.until(XB, (seen) => seen.get("inject/spare"))).toMatchObject({
    status: "sent",
    body: { en: "A spare one." },
  });
  expect(open.seen(XA).get("inject/spare")).toBe(undefined);
  await open.kill();
});

test("A request by script reaches people as the request that it is, and not as words", async () => {
  const asks = { at: "T+00:05", from: "XC", request: { form: "ping", urgency: "urgent" } };
  const injects = [{ id: "gap", to: "XB", ...asks }];
  const register = { wrong_share: 0 };
  const made = new PlayedExercise(nightScenario({}, { injects, register }));
  onTestFinished(() => made[Symbol.dispose]());
  const open = await made.open();
  await open.order("facilitator", START);
  const task = await open.task(XB, "acknowledge");
  expect(open.seen("facilitator").get("inject/gap")).toMatchObject({ status: "sent" });
  expect(open.seen(XB).get("inject/gap")).toBe(undefined);
  expect(open.seen(XB).get("clock")).toMatchObject({ debts: [{ task }] });
  expect(await open.act(XB, { act: "read", inject: "gap" })).toMatchObject({ error: "unknown" });
  await open.kill();
});

test("A note to the white cell reaches the staff, and nobody else", async () => {
  const injects = [{ id: "prompt", at: "T+00:05", to: "white-cell", body: "Ring Astoria." }];
  const made = new PlayedExercise(nightScenario({}, { injects }));
  onTestFinished(() => made[Symbol.dispose]());
  const open = await made.open();
  await open.order("facilitator", START);
  await open.until("white-cell", (seen) => {
    const inject = seen.get("inject/prompt");
    return inject?.kind === "inject" && inject.status === "sent" ? inject : undefined;
  });
  expect(open.seen(XA).get("inject/prompt")).toBe(undefined);
  await open.kill();
});

test("At the end of the scenario the exercise has ended for everybody", async () => {
  const open = await exercise({ duration: "PT1H" }).open();
  await open.order("facilitator", START);
  await open.ended();
  expect(open.seen(XA).get("clock")).toMatchObject({ phase: "ended", speed: 0 });
});
