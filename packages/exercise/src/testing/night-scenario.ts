import type { ResolvedScenario } from "@contactpoint/protocol";
import { DocumentResolver } from "@contactpoint/scenario";

/** A short night: XA and XB are played by people, XC by machines; a theft is reported to XA. */
export function nightScenario(
  clock: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): ResolvedScenario {
  const always = { shifts: [{ id: "all", from: "00:00", to: "00:00", officers: 2 }] };
  const resolved = new DocumentResolver().resolve({
    format: "contactpoint/1",
    id: "short-night",
    version: "1.0.0",
    title: "Short night",
    marking: "EXERCISE EXERCISE EXERCISE",
    level: "L2",
    seed: 5,
    clock: {
      start: "2027-03-27T21:30:00Z",
      duration: "P2D",
      rate: 7_200,
      owed_rate: 600,
      owed_budget: "PT10S",
      allowed_rates: [600, 7_200, 72_000],
      ...clock,
    },
    states: {
      XA: { name: "Astoria", zone: "Europe/Paris", played_by: "human" },
      XB: { name: "Borealia", zone: "America/Chicago", played_by: "human" },
      XC: { name: "Cindria", zone: "Asia/Kathmandu" },
    },
    rosters: { default: always },
    profiles: { default: { error: { omit_item: 0, wrong_addressee: 0, wrong_identifier: 0 } } },
    instruments: {
      convention: { basis: "UNCC", parties: "all", in_force_from: "2026-01-01", assumed: true },
    },
    channels: { email: { reach: 1, delay: "PT1M" } },
    escalation: [{ channel: "email", wait: "P1D" }],
    providers: { mailhaven: { state: "XB", retention: "P7D", confirm: "PT1H", not_held_share: 0 } },
    injects: [
      { id: "theft", at: "T+00:05", to: "XA", body: { en: "A wallet was drained." } },
      { id: "spare", at: "manual", to: "XB", body: { en: "A spare one." } },
    ],
    ...more,
  });
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return resolved.scenario;
}
