import { HOUR } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { struckRun, type Given } from "./testing/index.ts";

type Crash = Extract<Given, { kind: "crash" }>;

/** XB is down from the middle of its work until two hours have passed. */
function crashOf(more: Partial<Crash> = {}): Crash {
  const crash = { kind: "crash", states: ["XB"], store: "full", loses: 0, from: 30 } as const;
  return { ...crash, point: "before-send", until: 120, ...more };
}

const TWO_TRIES = [
  {
    kind: "channel",
    channel: "post",
    network: null,
    tries: 2,
    wait: { emergency: 4 * HOUR, urgent: 4 * HOUR, routine: 4 * HOUR },
  },
] as const;

test("What was written before it could be sent is sent after the restart", () => {
  const { story } = struckRun([crashOf()]);
  expect(story("crash", "sent", "delivered", "state").slice(0, 12)).toEqual([
    "0 XA says request",
    "0 XA requesting pursuing.awaiting-acknowledgement",
    "1 XB hears request",
    "61 XB requested open.checking",
    "61 XB crashed before-send full",
    "120 XB restarted full",
    "120 XB says acknowledgement",
    "120 XB requested open.reviewing",
    "120 XB recovered",
    "120 XB requested open.executing",
    "120 XB hold ordered",
    "120 XB says confirmation",
  ]);
});

test("An input that was not written comes again after the restart", () => {
  const { story } = struckRun([crashOf({ point: "before-write" })]);
  expect(story("crash", "state").slice(0, 5)).toEqual([
    "0 XA requesting pursuing.awaiting-acknowledgement",
    "61 XB crashed before-write full",
    "120 XB restarted full",
    "120 XB requested open.checking",
    "120 XB recovered",
  ]);
});

test("What was sent and not noted is sent again, and changes nothing the second time", () => {
  const { story, of } = struckRun([crashOf({ point: "after-send" })]);
  expect(story("delivered").slice(0, 3)).toEqual([
    "1 XB hears request",
    "62 XA hears acknowledgement",
    "121 XA hears acknowledgement again",
  ]);
  const acknowledged = of("state").filter(
    ({ event, node }) => event === "acknowledged" && node === "XA",
  );
  expect(acknowledged).toHaveLength(1);
});

test("What arrives while a contact point is down arrives after the restart, in its order", () => {
  const { story } = struckRun([crashOf({ point: "before-write", from: 0, until: 45 })]);
  expect(story("crash", "delivered").slice(0, 3)).toEqual([
    "1 XB crashed before-write full",
    "45 XB restarted full",
    "45 XB hears request",
  ]);
  expect(story("fault")).toEqual(["0 fault-0 began", "1 fault-0 fired", "45 fault-0 ended"]);
});

test("Where nothing comes in, a process stops and starts at the end of the fault", () => {
  const { story } = struckRun([crashOf({ states: ["XH"] })]);
  expect(story("crash")).toEqual([
    "120 XH crashed before-send full",
    "120 XH restarted full",
    "120 XH recovered",
  ]);
  expect(story("fault")).toEqual(["30 fault-0 began", "120 fault-0 ended"]);
});

test("Of crashes that overlap the last to end brings the contact point back", () => {
  const { story } = struckRun([crashOf(), crashOf({ from: 90, until: 180 })]);
  expect(story("crash")).toEqual([
    "61 XB crashed before-send full",
    "180 XB restarted full",
    "180 XB recovered",
  ]);
});

test("A contact point that is down for good holds everything back", () => {
  const { story } = struckRun([crashOf({ from: 0, until: 48 * 60 })]);
  expect(story("crash", "delivered")).toEqual([
    "1 XB hears request",
    "1 XB crashed before-send full",
  ]);
});

test("An empty store knows no request, and takes the next try for the first", () => {
  const { story } = struckRun([crashOf({ store: "empty" })], { escalation: TWO_TRIES });
  const all = story("crash", "sent", "delivered", "task");
  const from = all.indexOf("240 XA says request");
  expect(all.slice(from, from + 8)).toEqual([
    "240 XA says request",
    "241 XB hears request",
    "241 XB acknowledge 3 asked",
    "241 XB acknowledge 3 started",
    "301 XB acknowledge 3 finished",
    "301 XB says acknowledgement",
    "301 XB check 4 asked",
    "301 XB check 4 started",
  ]);
});

test("Who has lost its own request refuses answers to it", () => {
  const { story } = struckRun([crashOf({ states: ["XA"], store: "empty", from: 10, until: 20 })]);
  expect(story("crash", "delivered", "rejected")).toEqual([
    "1 XB hears request",
    "20 XA crashed before-send empty",
    "20 XA restarted empty",
    "20 XA recovered",
    "62 XA turns away unknown-request from XB",
    "62 XA turns away unknown-request from XB",
  ]);
});

test("A stale store falls back to what it was, and asks for what its state waits for", () => {
  const { story } = struckRun([crashOf({ store: "stale", loses: HOUR / 2, from: 50, until: 90 })]);
  expect(story("crash", "task", "sent").filter((line) => !line.startsWith("0"))).toEqual(
    expect.arrayContaining([
      "61 XB acknowledge 1 finished",
      "61 XB crashed before-send stale",
      "90 XB restarted stale",
      "90 XB acknowledge 3 asked",
      "150 XB acknowledge 3 finished",
      "150 XB says acknowledgement",
      "150 XB says confirmation",
    ]),
  );
  // The first acknowledgement was written and lost before it was sent.
  expect(story("sent").filter((line) => line.includes("acknowledgement"))).toHaveLength(1);
});

test("Files opened since a stale store was written are gone", () => {
  const { story } = struckRun([crashOf({ store: "stale", loses: HOUR })], {
    escalation: TWO_TRIES,
  });
  expect(story("sent").filter((line) => line.includes("acknowledgement"))).toEqual([
    "301 XB says acknowledgement",
  ]);
});

test("After a restart the timers are pending that the states imply", () => {
  const { of } = struckRun([crashOf({ from: 70, until: 120 })]);
  const [restarted] = of("crash").filter(({ phase }) => phase === "restarted");
  expect(restarted?.timers?.pending).toEqual(restarted?.timers?.implied);
  expect(restarted?.timers?.pending).toContain("test/XA/1 hold/0 holdEnd@preserved");
});
