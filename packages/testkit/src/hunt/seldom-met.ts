import type { ScenarioDocument } from "@contactpoint/scenario";

/** Scenarios for what hunts come upon too seldom for a short lane: rare turns of the machines. */
export const SELDOM_MET: Readonly<Record<string, ScenarioDocument>> = {
  "assistance that is never decided": scenario({
    clock: { start: "2027-01-04T00:00:00Z", duration: "P800D" },
    practice: { assistance: { share: 1, lodged_after: "P1D", decided_after: "P799D" } },
  }),
  "a withdrawal while a failed order is repeated": scenario({
    providers: {
      mailhaven: { ...provider(), failure_share: 1, retries: 9, retry_after: "PT10H" },
    },
    workload: [{ ...need(), withdrawn_after: "P1D" }],
  }),
  "a hold that ends while nobody has decided whether to extend it": scenario({
    clock: { start: "2027-01-04T00:00:00Z", duration: "P70D" },
    practice: {
      assistance: { share: 0 },
      extension: { ask_before: "PT1H" },
      expiry_notice_before: "PT0S",
    },
    profiles: { default: { ...carefulProfile(), follow_up: "P1D" } },
  }),
  // Who has forgotten the answer withdraws what was asked, and assistance is pending by then.
  "a withdrawal while assistance is pending": scenario({
    practice: { assistance: { share: 1, lodged_after: "P1DT12H", decided_after: "P10D" } },
    workload: [{ ...need(), withdrawn_after: "P2DT1H5M" }],
    faults: [
      {
        kind: "crash",
        at: "T+2d00:00",
        for: "PT1H",
        state: "XA",
        store: "stale",
        loses: "P1DT16H",
      },
    ],
  }),
};

function scenario(more: ScenarioDocument): ScenarioDocument {
  return {
    format: "contactpoint/1",
    id: "seldom-met",
    version: "1.0.0",
    title: "Seldom met",
    marking: "EXERCISE",
    seed: 1,
    clock: { start: "2027-01-04T00:00:00Z", duration: "P30D" },
    states: { XA: { zone: "UTC" }, XB: { zone: "UTC" } },
    rosters: {
      default: { shifts: [{ id: "always", from: "00:00", to: "00:00", officers: 2 }] },
    },
    profiles: { default: carefulProfile() },
    providers: { mailhaven: provider() },
    register: { wrong_share: 0 },
    workload: [need()],
    ...more,
  };
}

function carefulProfile() {
  return { error: { omit_item: 0, wrong_addressee: 0, wrong_identifier: 0, forget_renewal: 0 } };
}

function provider() {
  return {
    state: "XB",
    retention: "P900D",
    confirm: "PT1H",
    not_held_share: 0,
    failure_share: 0,
    tells_user_share: 0,
  };
}

function need() {
  return {
    id: "first",
    arrivals: {
      times: [
        {
          at: "T+00:00",
          from: "XA",
          provider: "mailhaven",
          form: "preservation",
          urgency: "urgent",
        },
      ],
    },
    items: [1],
    circumstances: {},
  };
}
