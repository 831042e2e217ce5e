import { HOUR } from "@contactpoint/engine";
import type { BadMessageFlaw } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { bareCase, plainProvider, struckRun, type Given } from "./testing/index.ts";

const always = { from: 0, until: 600 };

test("A State that is struck off is turned away where its message arrives", () => {
  const { story } = struckRun([{ kind: "revocation", states: ["XA"], ...always }]);
  expect(story("sent", "delivered", "rejected", "fault")).toEqual([
    "0 fault-0 began",
    "0 XA says request",
    "1 fault-0 fired",
    "1 XB turns away sender-not-registered from XA",
    "600 fault-0 ended",
  ]);
});

test("Nothing reaches a State that is struck off, and whoever tries learns it at once", () => {
  const { story } = struckRun([{ kind: "revocation", states: ["XB"], ...always }]);
  expect(story("sent", "delivered", "lost")).toEqual([
    "0 XA says request",
    "0 lost by wrong-entry, and told",
  ]);
});

test("Slow officers take so many times as long for what they begin meanwhile", () => {
  const slow: Given = { kind: "slowness", states: ["XB"], factor: 3, ...always };
  expect(struckRun([slow]).story("task", "fault")).toEqual(
    expect.arrayContaining(["1 fault-0 fired", "181 XB acknowledge 1 finished"]),
  );
  const later = struckRun([{ ...slow, from: 30 }]);
  expect(later.story("task", "fault")).toContain("61 XB acknowledge 1 finished");
  expect(later.story("fault")).not.toContain("30 fault-0 fired");
});

test.for<[BadMessageFlaw, string]>([
  ["malformed", "malformed from XA"],
  ["oversize", "oversize from XA"],
  ["unknown-version", "unknown-version from XA"],
  ["unknown-sender", "sender-not-registered from ZZ"],
  ["forged-author", "signature-invalid from XA"],
  ["unknown-request", "unknown-request from XA"],
  ["contradiction", "request-id-reused from XA"],
])("Bad input, %s, is turned away as %s and changes nothing", ([flaw, words]) => {
  const bad = {
    kind: "bad-message",
    states: ["XB"],
    flaw,
    every: null,
    from: 70,
    until: 80,
  } as const;
  const { story, of } = struckRun([bad]);
  expect(story("rejected")).toEqual([`70 XB turns away ${words}`]);
  const plain = struckRun([]);
  expect(story("state", "task", "sent", "delivered")).toEqual(
    plain.story("state", "task", "sent", "delivered"),
  );
  expect(of("fault").map(({ phase }) => phase)).toEqual(["began", "fired", "ended"]);
});

test.for<BadMessageFlaw>(["replay", "out-of-order"])(
  "A message that comes again by %s is the duplicate it is",
  (flaw) => {
    const bad = { kind: "bad-message", states: ["XA"], flaw, every: null } as const;
    const { story } = struckRun([{ ...bad, from: 70, until: 80 }]);
    const which = flaw === "replay" ? "confirmation" : "acknowledgement";
    expect(story("delivered").at(-1)).toBe(`70 XA hears ${which} again`);
    expect(story("state")).toEqual(struckRun([]).story("state"));
  },
);

test("Bad input comes piece by piece as long as its fault lasts", () => {
  const { story } = struckRun([
    {
      kind: "bad-message",
      states: ["XB", "XH"],
      flaw: "malformed",
      every: HOUR,
      from: 30,
      until: 100,
    },
  ]);
  expect(story("rejected").map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
    "30 XB",
    "30 XH",
    "90 XB",
    "90 XH",
  ]);
});

test("A provider that tells its user exposes a request that nobody has decided to go on with", () => {
  const providers = [plainProvider("XA"), plainProvider("XB", { tells_user_share: 1 })];
  const { world, agenda, of } = struckRun([], { providers });
  // Officers see the danger and ask; only an order that nobody reviewed exposes anything.
  expect(of("exposed")).toEqual([]);
  world.order(bareCase(world, { id: "test/XA/2" }), 0);
  agenda.runUntil(agenda.now + HOUR);
  expect(of("exposed")).toMatchObject([
    { request: "test/XA/2", to: "subject", by: "p-XB", means: "user-notice" },
  ]);
});
