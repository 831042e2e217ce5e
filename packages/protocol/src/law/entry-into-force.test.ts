import { DAY, formatInstant, HOUR, instantOfCivil } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BUDAPEST_IN_FORCE,
  budapestBoundFrom,
  entryIntoForce,
  UNCC_ENTRY,
} from "./entry-into-force.ts";
import type { Deposit } from "./entry-into-force.ts";

const D = instantOfCivil(2027, 3, 1);

/** Forty deposits, the last of them on `D`. */
const FORTY: readonly Deposit[] = Array.from({ length: 40 }, (_, n) => ({
  state: `S${n}`,
  at: D - 7 * n * DAY,
  counts: true,
}));

const depositsArbitrary: fc.Arbitrary<Deposit[]> = fc
  .array(fc.record({ day: fc.nat(900), hour: fc.nat(23), counts: fc.boolean() }), {
    maxLength: 80,
    size: "max",
  })
  .map((list) =>
    list.map(({ day, hour, counts }, n) => ({
      state: `S${n}`,
      at: D + day * DAY + hour * HOUR,
      counts,
    })),
  );

/** A low threshold, so that random lists often pass it. */
const ruleArbitrary = fc.record({
  deposits: fc.integer({ min: 1, max: 40 }),
  wait: fc.nat(120).map((days) => days * DAY),
  later: fc.nat(120).map((days) => days * DAY),
});

test("forty deposits by 1 March 2027 put the convention in force on 30 May", () => {
  const { inForce, boundFrom } = entryIntoForce(
    [
      ...FORTY,
      { state: "TEN", at: instantOfCivil(2027, 3, 10) + 15 * HOUR, counts: true },
      { state: "TWENTY", at: instantOfCivil(2027, 5, 20), counts: true },
    ],
    UNCC_ENTRY,
  );
  expect(inForce).toBe(instantOfCivil(2027, 5, 30));
  expect(boundFrom["S0"]).toBe(inForce);
  expect(boundFrom["S39"]).toBe(inForce);
  expect(boundFrom["TEN"]).toBe(inForce);
  expect(boundFrom["TWENTY"]).toBe(instantOfCivil(2027, 6, 19));
});

test("the hour of the last needed deposit does not matter", () => {
  const late = FORTY.map((deposit) => ({ ...deposit, at: deposit.at + DAY - 1 }));
  expect(entryIntoForce(late, UNCC_ENTRY)).toEqual(entryIntoForce(FORTY, UNCC_ENTRY));
});

test("with fewer than forty nobody is bound, whatever organisations deposit", () => {
  const organisations = Array.from({ length: 5 }, (_, n) => ({
    state: `ORG${n}`,
    at: D,
    counts: false,
  }));
  const result = entryIntoForce([...FORTY.slice(0, 39), ...organisations], UNCC_ENTRY);
  expect(result).toEqual({ inForce: null, boundFrom: {} });
});

test("an organisation that does not count neither hastens nor delays anybody", () => {
  fc.assert(
    fc.property(depositsArbitrary, ruleArbitrary, fc.nat(900), (deposits, rule, day) => {
      const before = entryIntoForce(deposits, rule);
      const union = { state: "EU", at: D + day * DAY, counts: false };
      const { EU: _, ...others } = entryIntoForce([...deposits, union], rule).boundFrom;
      expect(others).toEqual(before.boundFrom);
    }),
  );
});

test("the order of the list does not matter", () => {
  const shuffled = depositsArbitrary.chain((deposits) =>
    fc.tuple(
      fc.constant(deposits),
      fc.shuffledSubarray(deposits, { minLength: deposits.length, maxLength: deposits.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ruleArbitrary, ([one, other], rule) => {
      expect(entryIntoForce(other, rule)).toEqual(entryIntoForce(one, rule));
    }),
  );
});

test("nobody is bound before entry into force, and all who deposited are bound some day", () => {
  fc.assert(
    fc.property(depositsArbitrary, ruleArbitrary, (deposits, rule) => {
      const { inForce, boundFrom } = entryIntoForce(deposits, rule);
      const counted = deposits.filter(({ counts }) => counts).length;
      expect(inForce === null).toBe(counted < rule.deposits);
      expect(Object.keys(boundFrom)).toHaveLength(inForce === null ? 0 : deposits.length);
      for (const { state, at } of deposits) {
        const from = boundFrom[state] ?? Infinity;
        expect(from).toBeGreaterThanOrEqual(inForce ?? 0);
        expect(from).toBeGreaterThan(at - DAY);
        expect(from === Infinity || from % DAY === 0).toBe(true);
      }
    }),
  );
});

test("a further deposit never delays anybody", () => {
  const rule = { ...UNCC_ENTRY, deposits: 5 };
  fc.assert(
    fc.property(depositsArbitrary, fc.nat(900), (deposits, day) => {
      const before = entryIntoForce(deposits, rule);
      const added = { state: "NEW", at: D + day * DAY, counts: true };
      const after = entryIntoForce([...deposits, added], rule);
      expect(after.inForce ?? Infinity).toBeLessThanOrEqual(before.inForce ?? Infinity);
      for (const [state, from] of Object.entries(before.boundFrom)) {
        expect(after.boundFrom[state]).toBeLessThanOrEqual(from);
      }
    }),
  );
});

test("a State listed twice or a rule without deposits is refused", () => {
  const twice = { state: "S0", at: D, counts: true };
  expect(() => entryIntoForce([...FORTY, twice], UNCC_ENTRY)).toThrow(RangeError);
  expect(() => entryIntoForce(FORTY, { ...UNCC_ENTRY, deposits: 0 })).toThrow(RangeError);
});

test("a later Party to Budapest is bound on the first of the month after three months", () => {
  const cases = [
    ["2024-06-20", "2024-10-01"],
    ["2026-09-01", "2027-01-01"],
    ["2026-08-31", "2026-12-01"],
    ["2026-11-30", "2027-03-01"],
    ["2026-12-31", "2027-04-01"],
    ["2001-11-23", "2004-07-01"],
  ] as const;
  for (const [deposit, bound] of cases) {
    const [year, month, day] = deposit.split("-").map(Number);
    const at = instantOfCivil(year ?? 0, month ?? 0, day ?? 0);
    expect(formatInstant(budapestBoundFrom(at)).slice(0, 10)).toBe(bound);
  }
  expect(BUDAPEST_IN_FORCE).toBe(instantOfCivil(2004, 7, 1));
});

test("under Budapest the wait is more than 89 and at most 124 days, and a later deposit never wins", () => {
  const day = fc.integer({ min: 13_000, max: 40_000 });
  fc.assert(
    fc.property(day, day, (a, b) => {
      const wait = (budapestBoundFrom(a * DAY) - a * DAY) / DAY;
      expect(wait).toBeGreaterThan(89);
      expect(wait).toBeLessThanOrEqual(124);
      const [first, second] = [Math.min(a, b), Math.max(a, b)];
      expect(budapestBoundFrom(first * DAY)).toBeLessThanOrEqual(budapestBoundFrom(second * DAY));
    }),
  );
});
