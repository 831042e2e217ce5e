import { expect, test } from "vitest";
import { MUTANTS } from "../mutants/index.ts";
import { Court } from "./court.ts";

const around = MUTANTS.find(({ id }) => id === "holds-for-59-days")?.plant ?? ((host) => host);

/** One hold, whose order has to be renewed once. */
function held(forget_renewal: number) {
  return {
    format: "contactpoint/1",
    id: "held",
    version: "1.0.0",
    title: "Held",
    marking: "EXERCISE",
    seed: 3,
    clock: { start: "2027-01-04T00:00:00Z", duration: "P50D" },
    states: { XA: { zone: "UTC" }, XB: { zone: "UTC" } },
    laws: { default: { order_lasts: "P30D" } },
    profiles: { default: { error: { forget_renewal } } },
    providers: { mailhaven: { state: "XB", not_held_share: 0, leads_to: {} } },
    workload: [{ id: "one", arrivals: { times: ["T+24:00"] }, from: { XA: 1 } }],
  };
}

test("A simpler scenario in which somebody forgets to renew shows nothing of one in which nobody does", () => {
  const court = new Court(held(0), { rule: "S18", around, budget: 10 });
  expect(court.takes(held(1))).toBe(false);
  expect(court.takes({ ...held(0), version: "2.0.0" })).toBe(true);
  const forgetful = new Court(held(1), { rule: "S18", around, budget: 10 });
  expect(forgetful.takes({ ...held(1), version: "2.0.0" })).toBe(true);
});
