import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR } from "@contactpoint/engine";
import type { ResolvedFault, ResolvedProvider } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import type { PlacedOrder } from "./provider-desk.ts";
import type { Case, CaseItem } from "./case.ts";
import {
  bareCase,
  listedWorkload,
  plainProvider,
  worldBench,
  worldScenario,
} from "./testing/index.ts";

const OTHERS = [plainProvider("XA"), plainProvider("XH")];

function deskOf(more: Partial<ResolvedProvider>, faults: readonly ResolvedFault[] = []) {
  const providers = [plainProvider("XB", more), ...OTHERS];
  const { world, agenda } = worldBench(worldScenario({ providers, faults }));
  const desk = world.providerOf("p-XB");
  const answer = (item: Partial<CaseItem> = {}, index = 0, of = bareCase(world, { item })) => {
    return desk.answer(orderOf(of, index));
  };
  return { world, agenda, desk, answer };
}

function orderOf({ facts, readUrgency }: Case, index: number): PlacedOrder {
  return {
    facts,
    provider: "p-XB",
    item: 0,
    attempt: 0,
    index,
    by: facts.to.id,
    urgency: readUrgency,
  };
}

test("Data that still exist when the provider acts are preserved, and others are gone", () => {
  const { agenda, answer } = deskOf({});
  const expires_at = SAMPLE_START + 2 * HOUR;
  const answers = [expires_at - 1, expires_at, expires_at + 1].map((at) => {
    agenda.runUntil(at);
    return answer({ expires_at });
  });
  expect(answers).toEqual(["preserved", "deleted", "deleted"]);
});

test("In an emergency the provider hands the data over", () => {
  const { world, answer } = deskOf({});
  expect(answer({}, 0, bareCase(world, { form: "emergency-disclosure" }))).toBe("disclosed");
});

test("A provider refuses the orders of States that it does not answer to", () => {
  expect(deskOf({ answers_to: ["XA"] }).answer()).toBe("refused");
  expect(deskOf({ answers_to: ["XA", "XB"] }).answer()).toBe("preserved");
});

test("A wrong identifier, data not held and a path elsewhere are found before the data are looked for", () => {
  const expires_at = SAMPLE_START - DAY;
  expect(deskOf({ not_held_share: 1 }).answer({ wrong_identifier: true })).toBe("wrong-identifier");
  expect(deskOf({ not_held_share: 1, leads_to: { "p-XH": 1 } }).answer({ expires_at })).toBe(
    "not-held",
  );
  expect(deskOf({ leads_to: { "p-XH": 1 } }).answer({ expires_at })).toBe("elsewhere");
});

test("An order that failed is drawn anew when it is served again, while what is held stays what it is", () => {
  const { answer } = deskOf({ failure_share: 0.5 });
  const answers = [...Array(400).keys()].map((index) => answer({}, index));
  // Four standard deviations are 40.
  expect(Math.abs(answers.filter((one) => one === "failed").length - 200)).toBeLessThan(40);
  const held = deskOf({ not_held_share: 0.5 });
  expect(new Set([...Array(50).keys()].map((index) => held.answer({}, index))).size).toBe(1);
});

test("A refusal that a fault imposes comes before everything else", () => {
  const strike: ResolvedFault = {
    id: "strike",
    group: null,
    kind: "provider-refusal",
    providers: ["p-XB"],
    share: 1,
    from: SAMPLE_START,
    until: SAMPLE_START + HOUR,
  };
  const { agenda, answer } = deskOf({}, [strike]);
  agenda.runUntil(SAMPLE_START);
  expect(answer({ wrong_identifier: true })).toBe("refused");
  agenda.runUntil(SAMPLE_START + HOUR);
  expect(answer()).toBe("preserved");
});

test("Paths lead on to the providers named, as often as their shares say", () => {
  const { world, desk } = deskOf({ leads_to: { "p-XA": 0.1, "p-XH": 0.4 } });
  const counts = new Map<string | null, number>();
  for (let n = 0; n < 2000; n++) {
    const next = desk.leadsTo(bareCase(world, { id: `test/XA/${n}` }).facts, 0);
    counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  // Four standard deviations are 54, 88 and 90.
  expect(Math.abs((counts.get("p-XA") ?? 0) - 200)).toBeLessThan(54);
  expect(Math.abs((counts.get("p-XH") ?? 0) - 800)).toBeLessThan(88);
  expect(Math.abs((counts.get(null) ?? 0) - 1000)).toBeLessThan(90);
  expect(deskOf({ leads_to: { "p-XH": 0 } }).answer()).toBe("preserved");
});

test("An order is taken up when the provider opens, and answered after its time", () => {
  const hours = [SAMPLE_START + 5 * HOUR, SAMPLE_START + 9 * HOUR];
  const confirm = { kind: "deterministic", value: 3 * HOUR } as const;
  const { world, agenda, desk } = deskOf({ hours, confirm });
  const of = bareCase(world);
  expect(desk.answersAt(orderOf(of, 0))).toBe(SAMPLE_START + 8 * HOUR);
  agenda.runUntil(SAMPLE_START + 7 * HOUR);
  expect(desk.answersAt(orderOf(of, 0))).toBe(SAMPLE_START + 10 * HOUR);
  agenda.runUntil(SAMPLE_START + 9 * HOUR);
  expect(desk.answersAt(orderOf(of, 0))).toBeGreaterThan(SAMPLE_START + 10_000 * DAY);
});

test("Whether the user would learn of it is one fact of the request, as often as the share says", () => {
  const { world, desk } = deskOf({ tells_user_share: 0.3 });
  const told = [...Array(1000).keys()].filter((n) =>
    desk.wouldTellUser(bareCase(world, { id: `test/XA/${n}` }).facts),
  );
  expect(Math.abs(told.length - 300)).toBeLessThan(58);
  const of = bareCase(world, { id: `test/XA/${told[0] ?? 0}` });
  expect([desk.wouldTellUser(of.facts), desk.wouldTellUser(of.facts)]).toEqual([true, true]);
});

/** What a whole run made of one request of XA for data of `p-XB` that vanish after so many hours. */
function played(provider: Partial<ResolvedProvider>, expiresAfter = 999 * HOUR) {
  const need = {
    at: SAMPLE_START,
    from: "XA",
    provider: "p-XB",
    form: null,
    urgency: null,
    expires_at: SAMPLE_START + expiresAfter,
  };
  const providers = [plainProvider("XB", provider), ...OTHERS];
  const bench = worldBench(worldScenario({ providers, workload: [listedWorkload([need])] }));
  bench.agenda.runUntil(SAMPLE_START + 20 * DAY);
  return bench;
}

test("Failed orders are served again after the provider's wait, as often as it allows, and then denied", () => {
  const { of } = played({ failure_share: 1, retries: 2, retry_after: 4 * HOUR });
  const orders = of("order").map(({ at, phase, answer }) => [
    Math.floor((at - SAMPLE_START) / HOUR),
    answer ?? phase,
  ]);
  expect(orders).toEqual([
    [0, "sent"],
    [0, "failed"],
    [4, "sent"],
    [4, "failed"],
    [8, "sent"],
    [8, "failed"],
  ]);
  expect(of("sent").map(({ type, body }) => body?.negative ?? type)).toContain("not-held");
});

test("Data that vanish while the provider is closed are reported as deleted", () => {
  const hours = [SAMPLE_START + 5 * HOUR, SAMPLE_START + 9 * HOUR];
  expect(
    played({ hours }, 4 * HOUR)
      .of("order")
      .at(-1)?.answer,
  ).toBe("deleted");
  expect(
    played({ hours }, 6 * HOUR)
      .of("order")
      .at(-1)?.answer,
  ).toBe("preserved");
});

test("A path is followed by a child request to the next provider's State, which asks for the same item", () => {
  const { of } = played({ leads_to: { "p-XH": 1 } });
  const [parent, child] = of("need");
  expect(child).toMatchObject({
    request: `${parent?.request}/c1`,
    parent: parent?.request,
    parent_item: 0,
    to: "XH",
    items: [{ ...parent?.items[0], provider: "p-XH" }],
  });
  expect(of("order").map(({ provider, answer }) => [provider, answer])).toContainEqual([
    "p-XH",
    "preserved",
  ]);
});

test("A path that leads home needs no child request", () => {
  expect(played({ leads_to: { "p-XA": 1 } }).of("need")).toHaveLength(1);
});

test("Paths in a circle are followed five requests deep", () => {
  const providers = [
    plainProvider("XB", { leads_to: { "p-XH": 1 } }),
    plainProvider("XH", { leads_to: { "p-XB": 1 } }),
  ];
  const need = {
    at: SAMPLE_START,
    from: "XA",
    provider: "p-XB",
    form: null,
    urgency: null,
    expires_at: null,
  };
  const bench = worldBench(worldScenario({ providers, workload: [listedWorkload([need])] }));
  bench.agenda.runUntil(SAMPLE_START + DAY);
  expect(bench.of("need").map(({ to }) => to)).toEqual(["XB", "XH", "XB", "XH", "XB"]);
});
