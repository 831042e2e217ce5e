import { DAY } from "@contactpoint/engine";
import { expect, test } from "vitest";

import { explainScenario } from "../explain/explain-scenario.ts";
import { wrongEntryShare } from "../explain/wrong-entry-share.ts";
import { readText } from "../testing/index.ts";

const read = (register: Record<string, unknown>, duration = "P730D") =>
  readText({
    format: "contactpoint/1",
    id: "register",
    version: "1.0.0",
    title: "Register",
    marking: "EXERCISE",
    seed: 7,
    clock: { start: "2027-01-01T00:00:00Z", duration },
    states: { XF: { zone: "UTC", count: 200 } },
    register,
  });

const share = (register: Record<string, unknown>): number => wrongEntryShare(read(register));

test("one change in five years and a yearly circulation leave 5 to 15 % of entries wrong", () => {
  expect(share({ changes: {} })).toBeGreaterThan(0.05);
  expect(share({ changes: {} })).toBeLessThan(0.15);
  expect(share({ changes: { per_year: 0.1 } })).toBeLessThan(share({ changes: { per_year: 0.3 } }));
});

test("a register that is kept up, or tested, has fewer wrong entries", () => {
  const yearly = share({ changes: {} });
  const monthly = share({ changes: {}, circulation: "P30D" });
  const live = share({ changes: {}, circulation: "live" });
  expect(monthly).toBeLessThan(yearly);
  expect(live).toBeLessThan(monthly);
  expect(share({ changes: {}, pings: { every: "P90D" } })).toBeLessThan(yearly / 2);
  expect(share({ changes: { notified_after: "PT0S" }, circulation: "live" })).toBe(0);
});

test("the mean share is the rate times the time that a change stays unknown", () => {
  const register = { changes: { per_year: 0.5, notified_after: "P73D" }, circulation: "live" };
  // 0.1 in the mean; two changes of one State within 73 days count once.
  expect(share(register)).toBeGreaterThan(0.08);
  expect(share(register)).toBeLessThan(0.115);
});

test("details that changed stay wrong until the next New Year after the notice", () => {
  const { register } = read({ changes: { per_year: 2, notified_after: "P10D" } });
  expect(register.changes.length).toBeGreaterThan(400);
  for (const { changed_at, circulated_at } of register.changes) {
    const day = new Date(circulated_at).toISOString().slice(4);
    expect(day).toBe("-01-01T00:00:00.000Z");
    expect(circulated_at - changed_at).toBeGreaterThan(10 * DAY);
    expect(circulated_at - changed_at).toBeLessThanOrEqual(376 * DAY);
  }
});

test("changes follow from the seed and the State, whoever else there is, and however long the run", () => {
  const of = (duration: string, state: string) =>
    read({ changes: { per_year: 1 } }, duration).register.changes.filter(
      (change) => change.state === state,
    );
  const longer = of("P730D", "XF-007");
  expect(of("P365D", "XF-007")).toEqual(longer.slice(0, of("P365D", "XF-007").length));
});

test("without changes the register is as it was, and no copy is taken for wrong twice", () => {
  expect(read({}).register).toEqual({ ...read({}).register, wrong_share: 0.1, changes: [] });
  expect(read({ changes: {} }).register.wrong_share).toBe(0);
  expect(explainScenario(read({ changes: {} }))).toContain("entries are wrong");
});
