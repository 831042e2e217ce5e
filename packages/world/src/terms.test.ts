import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { EscalationStep, ResolvedScenario } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { TermsBook } from "./terms.ts";
import { PLAIN_LAW, worldScenario } from "./testing/index.ts";

const wait = { emergency: MINUTE, urgent: HOUR, routine: DAY };
const step = (more: Partial<EscalationStep>): EscalationStep => ({
  kind: "channel",
  channel: "post",
  network: null,
  tries: 1,
  wait,
  ...more,
});
const LADDER = [
  step({ tries: 2 }),
  step({ kind: "network", channel: "old-post", network: "old", tries: 2 }),
  step({ kind: "secretariat", channel: "phone" }),
  step({ kind: "network", channel: "wide-post", network: "wide" }),
];
const anywhere = (): boolean => true;

function book(more: Partial<ResolvedScenario> = {}): TermsBook {
  return new TermsBook(worldScenario({ escalation: LADDER, ...more }));
}

function channels(reachable: (network: string) => boolean): string[] {
  return book()
    .of("preservation", "urgent", PLAIN_LAW, "plain", reachable)
    .ladder.map(({ channel }) => channel);
}

test("The ladder has one rung for each try, in order", () => {
  expect(channels(anywhere)).toEqual([
    "post",
    "post",
    "old-post",
    "old-post",
    "phone",
    "wide-post",
  ]);
});

test("Rungs of networks of which one side is no member are left out", () => {
  expect(channels(() => false)).toEqual(["post", "post", "phone"]);
  expect(channels((network) => network === "wide")).toEqual(["post", "post", "phone", "wide-post"]);
});

test("A rung of no try is no rung", () => {
  const terms = book({ escalation: [step({ tries: 0 }), step({ channel: "phone" })] });
  expect(
    terms.of("ping", "routine", PLAIN_LAW, "plain", anywhere).ladder.map(({ channel }) => channel),
  ).toEqual(["phone"]);
});

test.each(["emergency", "urgent", "routine"] as const)(
  "Every rung waits as long as the urgency %s asks",
  (urgency) => {
    const { ladder } = book().of("preservation", urgency, PLAIN_LAW, "plain", anywhere);
    expect(new Set(ladder.map((rung) => rung.wait))).toEqual(new Set([wait[urgency]]));
  },
);

test("Terms follow the law of the requested State and the practice of the scenario", () => {
  const { practice } = worldScenario();
  const terms = book({
    practice: {
      ...practice,
      preservation: 75 * DAY,
      expiry_notice_before: 9 * DAY,
      extension: { ask_before: 11 * DAY, adds: 30 * DAY, granted_share: 1, most: 3 },
      status_query: { after: { emergency: HOUR, urgent: 2 * HOUR, routine: DAY }, most: 4 },
    },
  });
  const law = { ...PLAIN_LAW, order_by: "judge", order_lasts: 30 * DAY } as const;
  expect(terms.of("preservation", "urgent", law, "strict", anywhere)).toMatchObject({
    form: "preservation",
    status_after: 2 * HOUR,
    status_most: 4,
    extension_before: 11 * DAY,
    extension_adds: 30 * DAY,
    extension_most: 3,
    preservation: 75 * DAY,
    order_lasts: 30 * DAY,
    expiry_notice_before: 9 * DAY,
    police_orders: false,
  });
  expect(terms.of("preservation", "urgent", PLAIN_LAW, "plain", anywhere).police_orders).toBe(true);
});

test("Equal terms are made once, and what differs in form, urgency, law or networks is apart", () => {
  const terms = book();
  const given = ["preservation", "urgent", PLAIN_LAW, "plain", anywhere] as const;
  const first = terms.of(...given);
  expect(terms.of(...given)).toBe(first);
  expect(terms.of("preservation", "urgent", PLAIN_LAW, "plain", (name) => name !== "")).toBe(first);
  const others = [
    terms.of("ping", "urgent", PLAIN_LAW, "plain", anywhere),
    terms.of("preservation", "routine", PLAIN_LAW, "plain", anywhere),
    terms.of("preservation", "urgent", PLAIN_LAW, "other", anywhere),
    terms.of("preservation", "urgent", PLAIN_LAW, "plain", (name) => name === "old"),
    terms.of("preservation", "urgent", PLAIN_LAW, "plain", (name) => name === "wide"),
  ];
  expect(new Set([first, ...others]).size).toBe(6);
});
