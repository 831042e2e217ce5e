export interface ScenarioParts {
  readonly id?: string;
  readonly seed?: number;
  readonly duration?: string;
  readonly perDay?: number;
  /** Flow-style YAML, one expectation each. */
  readonly expectations?: readonly string[];
  /** Domestic orders run out after ten days and nobody renews them. */
  readonly lapses?: boolean;
  /** Further top-level lines. */
  readonly more?: string;
}

/** A scenario of three fictitious States; a week of it runs in a few hundredths of a second. */
export function scenarioText(parts: ScenarioParts = {}): string {
  const { id = "small", seed = 5, duration = "P7D", perDay = 6, expectations = [] } = parts;
  const lapses = parts.lapses === true;
  return `format: contactpoint/1
id: ${id}
version: 1.0.0
title: A small network
marking: EXERCISE
seed: ${seed}
clock: { start: 2027-03-27T18:00:00Z, duration: ${duration} }
states:
  XA: { name: Astoria, zone: Europe/Paris }
  XB: { name: Borealia, zone: America/Chicago }
  XC: { name: Cindria, zone: Asia/Kathmandu, weekend: [sat] }
profiles:
  default: { error: { forget_renewal: ${lapses ? 1 : 0} } }
laws:
  default: { order_lasts: ${lapses ? "P10D" : "P90D"} }
instruments:
  convention: { basis: BUDAPEST, parties: all, in_force_from: 2026-01-01, assumed: true }
providers:
  mailhaven: { state: XB, retention: P30D }
  cloudnest: { state: XC, retention: P7D }
workload:
  - id: everyday
    arrivals: { poisson: { per_day: ${perDay} } }
    from: { XA: 3, XB: 1, XC: 1 }
    providers: { mailhaven: 3, cloudnest: 2 }
    mix: [{ share: 1, form: preservation, urgency: urgent }]
expectations: [${expectations.join(", ")}]
${parts.more ?? ""}`;
}
