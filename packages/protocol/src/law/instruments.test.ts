import { DAY } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Circumstance, InstrumentBasis } from "../resolved/index.ts";
import { article } from "./articles.ts";
import { groundOf, INSTRUMENT_RULES, refusalGrounds } from "./instruments.ts";
import { OTHER_CLOCKS } from "./other-clocks.ts";
import { REFUSAL_GROUNDS } from "./refusal-ground.ts";
import { groundStands } from "./refusal-rule.ts";

const CIRCUMSTANCES: readonly Circumstance[] = [
  "political-offence",
  "essential-interests",
  "domestic-bar",
  "discrimination",
  "outside-convention",
  "outside-scope",
  "no-dual-criminality",
];
const BASES: readonly InstrumentBasis[] = ["UNCC", "BUDAPEST", "BUDAPEST-2AP"];
const basisArbitrary = fc.constantFrom(...BASES);
const circumstancesArbitrary = fc.shuffledSubarray([...CIRCUMSTANCES]);

function closedList(basis: InstrumentBasis): readonly string[] {
  return INSTRUMENT_RULES[basis].preservation_grounds
    .filter(({ by }) => by === "closed-list")
    .map(({ ground }) => ground);
}

test("the UN Convention closes its list with essential interests, domestic bar, discrimination", () => {
  expect(closedList("UNCC")).toEqual(["essential-interests", "domestic-bar", "discrimination"]);
});

test("Budapest closes its list with political offence and essential interests", () => {
  expect(closedList("BUDAPEST")).toEqual(["political-offence", "essential-interests"]);
  expect(closedList("BUDAPEST-2AP")).toEqual(closedList("BUDAPEST"));
});

test("beside the closed list stand the reservation and, where the scope is limited, the scope", () => {
  expect(new Set(refusalGrounds("UNCC"))).toEqual(
    new Set([...closedList("UNCC"), "dual-criminality", "outside-scope"]),
  );
  expect(new Set(refusalGrounds("BUDAPEST"))).toEqual(
    new Set([...closedList("BUDAPEST"), "dual-criminality"]),
  );
  for (const basis of BASES) {
    expect(refusalGrounds(basis).includes("outside-scope")).toBe(
      INSTRUMENT_RULES[basis].scope.limited,
    );
  }
});

test("traffic data are withheld only on the closed list of the preservation", () => {
  for (const basis of BASES) {
    const { traffic_data_grounds, articles } = INSTRUMENT_RULES[basis];
    expect(traffic_data_grounds.map(({ ground }) => ground)).toEqual(closedList(basis));
    for (const rule of traffic_data_grounds) {
      expect(rule.article).toBe(articles["traffic-data-refusal"]);
    }
  }
});

test("every ground of the registry belongs to some instrument", () => {
  expect(new Set(BASES.flatMap((basis) => refusalGrounds(basis)))).toEqual(
    new Set(REFUSAL_GROUNDS),
  );
});

test("a political offence is no ground under the UN Convention", () => {
  expect(refusalGrounds("UNCC")).not.toContain("political-offence");
  expect(groundOf("UNCC", ["political-offence"], true)).toBeNull();
  expect(groundOf("BUDAPEST", ["political-offence"], false)).toBe("political-offence");
});

test("a domestic bar and discrimination are no grounds under Budapest", () => {
  expect(groundOf("BUDAPEST", ["domestic-bar", "discrimination"], true)).toBeNull();
  expect(groundOf("UNCC", ["domestic-bar"], false)).toBe("domestic-bar");
  expect(groundOf("UNCC", ["discrimination"], false)).toBe("discrimination");
});

test("dual criminality is a ground only by reservation, outside the convention, and lacking", () => {
  fc.assert(
    fc.property(
      basisArbitrary,
      circumstancesArbitrary,
      fc.boolean(),
      (basis, circumstances, reservation) => {
        if (groundOf(basis, circumstances, reservation) === "dual-criminality") {
          expect(reservation).toBe(true);
          expect(circumstances).toContain("no-dual-criminality");
          expect(
            circumstances.includes("outside-convention") || circumstances.includes("outside-scope"),
          ).toBe(true);
        }
      },
    ),
  );
  for (const basis of BASES) {
    expect(groundOf(basis, ["outside-convention", "no-dual-criminality"], true)).toBe(
      "dual-criminality",
    );
    expect(groundOf(basis, ["outside-convention", "no-dual-criminality"], false)).toBeNull();
    expect(groundOf(basis, ["no-dual-criminality"], true)).toBeNull();
    expect(groundOf(basis, ["outside-convention"], true)).toBeNull();
  }
});

test("what lies outside the scope is refused under the UN Convention and served under Budapest", () => {
  expect(groundOf("UNCC", ["outside-scope"], false)).toBe("outside-scope");
  expect(groundOf("BUDAPEST", ["outside-scope"], false)).toBeNull();
  expect(groundOf("BUDAPEST", ["outside-scope", "no-dual-criminality"], true)).toBe(
    "dual-criminality",
  );
});

test("a ground is found exactly if one stands, is listed, and does not hang on the order of facts", () => {
  fc.assert(
    fc.property(
      basisArbitrary,
      circumstancesArbitrary,
      fc.boolean(),
      (basis, circumstances, reservation) => {
        const ground = groundOf(basis, circumstances, reservation);
        const standing = INSTRUMENT_RULES[basis].preservation_grounds.filter((rule) =>
          groundStands(rule, circumstances, reservation),
        );
        expect(ground === null).toBe(standing.length === 0);
        expect(ground === null || refusalGrounds(basis).includes(ground)).toBe(true);
        expect(groundOf(basis, [...circumstances].reverse(), reservation)).toBe(ground);
      },
    ),
  );
});

test("more facts or a reservation never take a ground away", () => {
  fc.assert(
    fc.property(
      basisArbitrary,
      circumstancesArbitrary,
      circumstancesArbitrary,
      fc.boolean(),
      (basis, some, more, reservation) => {
        if (groundOf(basis, some, reservation) !== null) {
          expect(groundOf(basis, [...some, ...more], true)).not.toBeNull();
        }
      },
    ),
  );
});

test("without a circumstance nobody may refuse", () => {
  for (const basis of BASES) {
    expect(groundOf(basis, [], true)).toBeNull();
  }
});

test("preservation lasts 60 days at least, one domestic order 90 at most", () => {
  for (const basis of BASES) {
    expect(INSTRUMENT_RULES[basis].minimum_preservation_ms).toBe(60 * DAY);
    expect(INSTRUMENT_RULES[basis].domestic_order_cap_ms).toBe(90 * DAY);
  }
});

test("the UN Convention asks seven items, Budapest six, without confidentiality", () => {
  expect(INSTRUMENT_RULES.UNCC.items).toHaveLength(7);
  expect(INSTRUMENT_RULES.BUDAPEST.items).toEqual(
    INSTRUMENT_RULES.UNCC.items.filter((item) => item !== "confidentiality"),
  );
});

test("only the UN Convention writes of extension and location; emergencies need it or the protocol", () => {
  const steps = BASES.map((basis) => {
    const { articles } = INSTRUMENT_RULES[basis];
    return [articles.extension, articles["location-query"], articles["emergency-disclosure"]];
  });
  expect(steps).toEqual([
    ["UN-42.9", "UN-42.2", "UN-41.3"],
    [null, null, null],
    [null, null, "2AP-9"],
  ]);
});

test("an instrument is verified only if each article it cites is", () => {
  for (const rules of Object.values(INSTRUMENT_RULES)) {
    const cited = [
      ...Object.values(rules.articles),
      rules.scope.article,
      rules.register.article,
      ...rules.preservation_grounds.flatMap((ground) => [ground.article, ground.wording]),
      ...rules.traffic_data_grounds.flatMap((ground) => [ground.article, ground.wording]),
    ].filter((id) => id !== null);
    expect(rules.verified).toBe(cited.every((id) => article(id).verified));
  }
});

test("steps of both treaties cite twins", () => {
  const budapest = new Map(Object.entries(INSTRUMENT_RULES.BUDAPEST.articles));
  for (const [step, id] of Object.entries(INSTRUMENT_RULES.UNCC.articles)) {
    const twin = id === null ? null : article(id).twin;
    // Confidentiality is an item of the UN Convention's request and a rule of its own in Budapest.
    if (twin !== null && step !== "confidentiality") {
      expect([step, budapest.get(step)]).toEqual([step, twin]);
    }
  }
});

test("other clocks have unique ids and agree with the articles on what was read", () => {
  expect(new Set(OTHER_CLOCKS.map(({ id }) => id)).size).toBe(OTHER_CLOCKS.length);
  for (const { article: id, checked } of OTHER_CLOCKS) {
    expect(id !== null && article(id).verified).toBe(id !== null && checked === "text");
  }
});
