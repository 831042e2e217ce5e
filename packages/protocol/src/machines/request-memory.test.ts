import { DAY } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { machineBench } from "../testing/machine-bench.ts";
import { SAMPLE_REQUESTED, SAMPLE_REQUESTING } from "../testing/sample-contexts.ts";
import { sampleTerms, TERMS_START } from "../testing/sample-terms.ts";
import {
  type RequestedEvent,
  requestedMachine,
  type RequestingEvent,
  requestingMachine,
} from "./index.ts";

const requesting = machineBench(requestingMachine, SAMPLE_REQUESTING, {});
const requested = machineBench(requestedMachine, SAMPLE_REQUESTED, {});

type Answer = Extract<RequestingEvent, { type: "itemAnswered" }>;
const UNTIL = TERMS_START + 60 * DAY;
const PREPARED: RequestingEvent = { type: "prepared" };
const answer = (item: number, what: Answer["answer"], until = 0): Answer => ({
  type: "itemAnswered",
  item,
  answer: what,
  until,
});
const THREE = { items: 0b111 };

test.each([
  ["preserved.holding", ["negative", "preserved", "elsewhere"]],
  ["preserved.holding", ["disclosed", "disclosed", "preserved"]],
  ["answered", ["elsewhere", "disclosed", "negative"]],
  ["elsewhere", ["negative", "elsewhere", "negative"]],
  ["negative", ["negative", "negative", "negative"]],
] as const)(
  "Three items end in %s when they are answered %j, in any order (UN-42.8)",
  (state, answers) => {
    const events = answers.map((what, item) => answer(item, what, UNTIL));
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const ordered = order.flatMap((at) => events[at] ?? []);
      expect(requesting.ride([PREPARED, ...ordered.slice(0, 2)], THREE).state).toMatch(/^pursuing/);
      expect(requesting.ride([PREPARED, ...ordered], THREE).state).toBe(state);
    }
  },
);

test("Of several holds the one that ends first sets the requesting side's clock (UN-42.8)", () => {
  const { context, live } = requesting.ride(
    [
      PREPARED,
      answer(0, "preserved", UNTIL + DAY),
      answer(1, "preserved", UNTIL),
      answer(2, "negative"),
    ],
    THREE,
  );
  expect(context).toMatchObject({ answered: 0b111, preserved: 0b011, until: UNTIL });
  expect(live).toEqual({ "extensionReminder@preserved.holding": UNTIL - 10 * DAY });
});

test("The first answer on an item stands, and a repeated or contradicting one changes nothing (UN-42.8)", () => {
  const first = [PREPARED, answer(1, "negative")];
  const before = requesting.ride(first, THREE);
  for (const what of ["negative", "preserved", "disclosed", "elsewhere"] as const) {
    const after = requesting.ride([...first, answer(1, what, UNTIL)], THREE);
    expect(after.context).toEqual(before.context);
    expect(after.orders).toEqual([]);
  }
});

test("An answer on an item that was never asked for changes nothing (UN-42.8)", () => {
  const { context, state } = requesting.ride([PREPARED, answer(3, "preserved", UNTIL)], THREE);
  expect(state).toBe("pursuing.awaiting-acknowledgement");
  expect(context).toMatchObject({ answered: 0, preserved: 0, until: 0 });
});

test("An answer counts although no acknowledgement came before it (UN-42.8)", () => {
  const seen = requesting.ride([PREPARED, answer(0, "preserved", UNTIL)]);
  expect(seen).toMatchObject({ state: "preserved.holding", orders: ["ask lodge"] });
});

const REMINDER = "extensionReminder@preserved.holding";
const ASKED = [
  PREPARED,
  answer(0, "preserved", UNTIL),
  REMINDER,
  { type: "followedUp", asks: true },
] as const satisfies readonly (RequestingEvent | string)[];
const extended = (granted: boolean, until: number): RequestingEvent => ({
  type: "extensionDecided",
  granted,
  until,
});

test("Only a granted extension moves the end (UN-42.9)", () => {
  expect(requesting.ride(ASKED).live).toEqual({ "holdEnd@preserved.extension-asked": UNTIL });
  const later = UNTIL + 30 * DAY;
  const refused = requesting.ride([...ASKED, extended(false, later)]);
  expect(refused).toMatchObject({ context: { until: UNTIL, extensions: 0 } });
  expect(refused.live).toEqual({ "holdEnd@preserved.ending": UNTIL });
  const granted = requesting.ride([...ASKED, extended(true, later)], {
    terms: sampleTerms({ extension_most: 2 }),
  });
  expect(granted).toMatchObject({ context: { until: later, extensions: 1 } });
  expect(granted.live).toEqual({ [REMINDER]: later - 10 * DAY });
});

test("An extension never shortens a hold (UN-42.9)", () => {
  const { context } = requesting.ride([...ASKED, extended(true, UNTIL - DAY)]);
  expect(context).toMatchObject({ until: UNTIL, extensions: 0 });
});

test("After the last extension the hold runs to its new end and is over (UN-42.9)", () => {
  const granted = [...ASKED, extended(true, UNTIL + 30 * DAY), REMINDER];
  expect(requesting.ride(granted).state).toBe("preserved.ending");
  const over = requesting.ride([...granted, "holdEnd@preserved.ending"]);
  expect(over).toMatchObject({ state: "expired", context: { now: UNTIL + 30 * DAY } });
});

test("A decision on an extension that nobody asked for changes nothing (UN-42.9)", () => {
  const seen = requesting.ride([...ASKED.slice(0, 2), extended(true, UNTIL + DAY)]);
  expect(seen).toMatchObject({ taken: false, context: { until: UNTIL, extensions: 0 } });
});

const EXECUTING: readonly RequestedEvent[] = [
  { type: "acknowledged" },
  { type: "foundComplete" },
  { type: "accepted" },
];
const settled = (item: number, held: boolean, until = 0): RequestedEvent => ({
  type: "itemSettled",
  item,
  held,
  until,
});
const ended = (item: number): RequestedEvent => ({ type: "itemEnded", item });

test("A request of which one item is held closes when that one ends (UN-42.8)", () => {
  const held = [...EXECUTING, settled(0, false), settled(2, true, UNTIL), settled(1, false)];
  const seen = requested.ride(held, THREE);
  expect(seen).toMatchObject({
    state: "open.holding.idle",
    context: { held: 0b100, until: UNTIL },
  });
  expect(requested.ride([...held, ended(0)], THREE).state).toBe("open.holding.idle");
  expect(requested.ride([...held, ended(2)], THREE).state).toBe("closed");
});

test("Two held items close the request when the second ends, in either order (UN-42.8)", () => {
  const held = [...EXECUTING, settled(0, true, UNTIL + DAY), settled(1, true, UNTIL)];
  const two = { items: 0b11 };
  expect(requested.ride(held, two).context.until).toBe(UNTIL);
  for (const [first, second] of [
    [0, 1],
    [1, 0],
  ] as const) {
    expect(requested.ride([...held, ended(first)], two).state).toBe("open.holding.idle");
    expect(requested.ride([...held, ended(second)], two).state).toBe("open.holding.idle");
    expect(requested.ride([...held, ended(first), ended(second)], two).state).toBe("closed");
  }
});

test("A hold that ended before the last item was settled still lets the request close (UN-42.8)", () => {
  const seen = requested.ride(
    [...EXECUTING, settled(0, true, UNTIL), ended(0), settled(1, false)],
    { items: 0b11 },
  );
  expect(seen).toMatchObject({ state: "closed" });
  expect(seen.moves.at(-1)).toBe("open.holding.idle|always|closed");
});

test("Thirty items fit the masks of both sides (UN-42.8)", () => {
  const items = 2 ** 30 - 1;
  const all = Array.from({ length: 30 }, (_, item) => item);
  const answers = all.map((item) => answer(item, item === 29 ? "preserved" : "negative", UNTIL));
  expect(requesting.ride([PREPARED, ...answers], { items }).state).toBe("preserved.holding");
  const holds = all.map((item) => settled(item, item === 29, UNTIL));
  const seen = requested.ride([...EXECUTING, ...holds], { items });
  expect(seen).toMatchObject({ state: "open.holding.idle", context: { held: 2 ** 29 } });
  expect(requested.ride([...EXECUTING, ...holds, ended(29)], { items }).state).toBe("closed");
});
