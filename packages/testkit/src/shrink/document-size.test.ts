import { expect, test } from "vitest";

import { documentSize } from "./document-size.ts";

test("Needs, faults, States beyond two, settings and choices are counted, what is unavoidable not", () => {
  const document = {
    format: "contactpoint/1",
    id: "counted",
    version: "1.0.0",
    title: "Counted",
    marking: "EXERCISE",
    seed: 4,
    clock: { start: "2027-01-04T00:00:00Z", duration: "P1D" },
    states: { XA: { zone: "UTC" }, XB: { zone: "UTC", roster: "day" }, XC: { zone: "UTC" } },
    rosters: { day: { shifts: [{ id: "day", from: "07:00", to: "19:00" }] } },
    providers: { mailhaven: { state: "XB", confirm: { lognormal: { p50: "PT1H", p95: "P1D" } } } },
    topology: { kind: "edges", edges: [["XA", "XB"]] },
    workload: [{ id: "one", arrivals: { times: ["T+00:00"] }, items: [1, 2] }],
    faults: [{ kind: "outage", at: "T+00:00", state: "XB" }],
    choices: [{ draw: "link/XA>XB/one/XA/1/1.0", is: "drop" }],
    expectations: [{ id: "found", rule: "S18", verdict: "violated" }],
  };
  const { items, ...parts } = documentSize(document, { needs: 7, states: 3 });
  // Settings: the roster and its two times, the confirmation, one link and the weights of items.
  expect(parts).toEqual({ needs: 7, faults: 1, states: 1, knobs: 6, choices: 1 });
  expect(items).toBe(16);
});
