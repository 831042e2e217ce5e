import { DAY } from "@contactpoint/engine";
import { holdMachine } from "@contactpoint/protocol";
import type { ScenarioDocument } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import { inMachine } from "../mutants/index.ts";
import { Court } from "./court.ts";
import { tellBriefly } from "./tell-briefly.ts";

/** Ends each hold a day early. */
const SHORT_HOLDS = inMachine(holdMachine, {
  updates: {
    begin: (draft, event) => {
      holdMachine.updates["begin"]?.(draft, event);
      draft.until -= DAY;
    },
  },
});

const TWO_POINTS: ScenarioDocument = {
  format: "contactpoint/1",
  id: "two-points",
  version: "1.0.0",
  title: "Two points and one need",
  marking: "EXERCISE",
  seed: 1,
  clock: { start: "2027-01-04T00:00:00Z", duration: "P70D" },
  states: { XA: { zone: "UTC" }, XB: { zone: "UTC" } },
  providers: { mailhaven: { state: "XB" } },
  workload: [{ id: "some", arrivals: { times: ["T+24:00"] }, from: { XA: 1 } }],
};

test("With other luck the same scenario breaks the rule in fewer records, and nothing else changes", () => {
  const court = new Court(TWO_POINTS, { rule: "S18", around: SHORT_HOLDS, budget: 1_000 });
  const before = court.trial.records;
  tellBriefly(court);
  expect(court.trial.violated).toEqual(["S18"]);
  expect(court.trial.records).toBeLessThan(before);
  const { seed = 0, clock = {} } = court.document;
  expect(court.document).toEqual({ ...TWO_POINTS, seed, clock });
});
