import { expect, onTestFinished, test } from "vitest";
import type { DeskDocument } from "../desk/index.ts";
import type { Order } from "../log/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type OpenExercise, PlayedExercise } from "../testing/played-exercise.ts";

const START: Order = { order: "clock", do: { act: "start" } };
const END: Order = { order: "clock", do: { act: "end" } };
const FACILITATOR = "facilitator";
const EVALUATOR = "evaluator/1";
const XA = "XA/duty-officer";

function exercise(clock = {}, more = {}): PlayedExercise {
  const made = new PlayedExercise(nightScenario(clock, more));
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

const JUDGED = {
  objectives: { reach: "The point answers at night" },
  expectations: [
    {
      id: "asks",
      of: "XA",
      inject: "theft",
      measure: "time-to-request",
      within: { P: "PT20M" },
      objective: "reach",
    },
    { id: "calm", of: "XA", measure: "calm", judged_by: "evaluator", objective: "reach" },
  ],
};

const rating = (open: OpenExercise, key: string, wanted: object) =>
  open.until(EVALUATOR, (seen) => {
    const one = seen.get(key);
    if (one?.kind !== "rating") return undefined;
    return Object.entries(wanted).every(([name, value]) => one[name as keyof typeof one] === value)
      ? one
      : undefined;
  });

test("An evaluator sees what the measures propose, rates otherwise, and both are kept with the history", async () => {
  const played = exercise({}, JUDGED);
  const first = await played.open();
  expect(first.play.seats.find(({ id }) => id === EVALUATOR)?.states).toEqual([]);
  await first.order(FACILITATOR, START);
  await first.until(XA, (seen) => seen.get("inject/theft"));
  await first.act(XA, { act: "read", inject: "theft" });
  const asked = { act: "request", to: "XB", form: "ping", urgency: "routine", stated: {} } as const;
  await first.act(XA, { ...asked, because_of: "theft" });
  const proposal = await rating(first, "rating/asks/XA", { proposed: "P" });
  expect(proposal).toMatchObject({
    rating: null,
    objective: "reach",
    because: /slowest of 1 took/,
  });
  const rate = { order: "rate", about: "asks", state: "XA" } as const;
  await first.order(
    EVALUATOR,
    { ...rate, rating: "S", remark: "In time, to the wrong State." },
    "Eve",
  );
  await first.order(EVALUATOR, { ...rate, rating: "M", remark: "It was never corrected." }, "Eve");
  await first.order(EVALUATOR, { ...rate, about: "reach", rating: "S", remark: "" }, "Eve");
  await rating(first, "rating/asks/XA", { rating: "M" });
  expect(first.seen(XA).has("rating/asks/XA")).toBe(false);
  await first.kill();
  const second = await played.open();
  await second.until(EVALUATOR, (seen) => seen.get("log/1") ?? seen.get("clock"));
  const back = await rating(second, "rating/asks/XA", { rating: "M" });
  expect(back.history).toMatchObject([
    { rating: "S", proposed: "P", person: "Eve", remark: "In time, to the wrong State." },
    { rating: "M", proposed: "P" },
  ]);
  expect(await rating(second, "rating/reach/XA", { rating: "S" })).toMatchObject({
    of: "objective",
  });
  await second.kill();
});

test("What was rated in the last moment stands on the desks of a hot wash, and again on those of the log alone", async () => {
  const played = exercise({}, JUDGED);
  const open = await played.open();
  await open.order(FACILITATOR, START);
  await open.until(XA, (seen) => seen.get("inject/theft"));
  const rate = { order: "rate", about: "asks", state: "XA", rating: "M", remark: "Late." } as const;
  await open.order(EVALUATOR, rate, "Eve");
  await open.order(FACILITATOR, END);
  await open.ended();
  const ratings = (seen: ReadonlyMap<string, DeskDocument>) =>
    [...seen.values()].filter(({ kind }) => kind === "rating");
  const shown = ratings(open.seen(EVALUATOR));
  expect(shown).toHaveLength(3);
  expect(shown).toContainEqual(expect.objectContaining({ about: "asks", rating: "M" }));
  expect(ratings(await played.desksAgain(EVALUATOR, open.log.records))).toEqual(shown);
});

test("What is rated, observed and improved must be there, and evidence be seen by who names it", async () => {
  const played = exercise({}, JUDGED);
  const open = await played.open();
  await open.order(FACILITATOR, START);
  await open.until(XA, (seen) => seen.get("inject/theft"));
  const fieldOf = async (order: Order, seat = EVALUATOR): Promise<unknown> => {
    const outcome = await open.order(seat, order, "Eve");
    return outcome.done ? "done" : outcome.field;
  };
  const rate = { order: "rate", about: "calm", state: "XA", rating: "P", remark: "" } as const;
  expect(await fieldOf({ ...rate, about: "charm" })).toBe("about");
  expect(await fieldOf({ ...rate, state: "XC" })).toBe("state");
  expect(await fieldOf(rate)).toBe("done");
  const seen = { order: "observe", state: "XA", text: "Nobody read it aloud.", cause: "" } as const;
  expect(await fieldOf({ ...seen, evidence: ["request/none"] })).toBe("evidence");
  expect(await fieldOf({ ...seen, state: "XZ", evidence: [] })).toBe("state");
  expect(await fieldOf({ ...seen, about: "charm", evidence: [] })).toBe("about");
  expect(await fieldOf({ ...seen, about: "calm", evidence: ["inject/theft"] })).toBe("done");
  const plan = {
    order: "improve",
    id: "1",
    issue: "Read aloud",
    action: "Say so",
    area: "training",
    owner: "XA",
    starts: "2027-05-01",
    due: "2027-04-01",
  } as const;
  expect(await fieldOf(plan)).toBe("due");
  expect(await fieldOf({ ...plan, due: "2027-06-01" })).toBe("done");
  const kinds = (seat: string): string[] => [...open.seen(seat).values()].map(({ kind }) => kind);
  for (const seat of [EVALUATOR, FACILITATOR])
    expect(kinds(seat)).toEqual(expect.arrayContaining(["observation", "improvement"]));
  for (const seat of [XA, "observer/1"]) {
    expect(kinds(seat)).not.toContain("observation");
    expect(kinds(seat)).not.toContain("improvement");
  }
  await open.order(FACILITATOR, END);
  await open.ended();
  expect(await played.replayed(open.log.records)).toEqual(open.journal);
});
