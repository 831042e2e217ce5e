/**
 * Every default of the model, once, with its basis. `sourced`: the value has a published source;
 * `calculated`: it follows from one; `assumption`: a design choice that nothing validates.
 * Values are written as in a scenario file. Working times are those of one officer.
 */
export const DEFAULTS = {
  "channels.email.reach": sourced(
    0.99,
    "WHO Exercise Crystal 2008-2024, e-mail (doi 10.5365/wpsar.2025.16.2.1240); transfer to contact points is an assumption",
  ),
  "channels.phone.reach": sourced(
    0.64,
    "WHO Exercise Crystal 2008-2024, telephone (doi 10.5365/wpsar.2025.16.2.1240); transfer to contact points is an assumption",
  ),
  "channels.email.delay": assumed(
    { exponential: { mean: "PT1M" } },
    "mail passes in about a minute",
  ),
  "channels.phone.delay": assumed("PT0S", "a call arrives at once"),
  "channels.other.reach": assumed(0.9, "no figure for this channel"),
  "channels.other.delay": assumed("PT0S", "no figure for this channel"),
  "channels.hours": assumed("always", "a registered channel takes messages at any hour"),
  "channels.email.tells_failure": assumed(false, "filtered mail does not bounce"),
  "channels.phone.tells_failure": assumed(true, "the caller hears that nobody answers"),
  "channels.other.tells_failure": assumed(false, "silence"),

  "profile.prepare": assumed(skewed("PT45M", "PT3H"), "working time"),
  "profile.translate": assumed(skewed("PT1H", "PT6H"), "working time"),
  "profile.supplement": assumed(skewed("PT20M", "PT2H"), "working time"),
  "profile.choose": assumed(skewed("PT15M", "PT1H"), "working time"),
  "profile.relay": assumed(skewed("PT10M", "PT40M"), "working time"),
  "profile.acknowledge": assumed(skewed("PT6M", "PT40M"), "working time"),
  "profile.check": assumed(skewed("PT15M", "PT1H"), "working time"),
  "profile.review": assumed(
    skewed("PT30M", "PT3H"),
    "working time; a part of the 8 h median that review and order by police are assumed to take in all",
  ),
  "profile.order": assumed(
    skewed("PT30M", "PT2H"),
    "working time; a part of the 8 h median that review and order by police are assumed to take in all",
  ),
  "profile.locate": assumed(skewed("PT30M", "PT3H"), "working time"),
  "profile.extend": assumed(skewed("PT15M", "PT1H"), "working time"),
  "profile.follow-up": assumed(skewed("PT20M", "PT2H"), "working time"),
  "profile.renew": assumed(skewed("PT20M", "PT90M"), "working time"),
  "profile.error.sleep_through": assumed(0.1, "no figure found"),
  "profile.error.misjudge_urgency": assumed(0.05, "no figure found"),
  "profile.error.omit_item": sourced(
    0.2,
    "1 - 0.80, asked step completed in WHO Exercise Crystal (80 and 77 %); transfer to forms is an assumption",
  ),
  "profile.error.miss_gap": assumed(0.2, "no figure found"),
  "profile.error.wrong_identifier": assumed(
    0.05,
    "first among providers' reasons for refusal (SIRIUS 2020), without a share",
  ),
  "profile.error.wrong_addressee": assumed(0.05, "no figure found"),
  "profile.error.forget_extension": assumed(0.1, "no figure found"),
  "profile.error.forget_renewal": assumed(0.02, "no figure found"),
  "profile.background": assumed(null, "no other work unless the scenario says so"),
  "profile.queue_order": assumed("urgency-oldest", "emergency, urgent, routine; then oldest"),

  roster: assumed(
    "09:00-17:00 on working days 2 officers, else 1 on call",
    "a desk by day, on call at other times",
  ),
  "roster.officers": assumed(1, "one officer a shift"),
  "roster.call_out": assumed(skewed("PT25M", "PT2H"), "call to presence"),

  "law.order_by": assumed(
    "police",
    "most points sit in specialised police or prosecution units (coe.int, 24/7 Network)",
  ),
  "law.order": assumed(
    skewed("PT48H", "P7D"),
    "judge or prosecutor: median 48 h, range 1 h to 14 d",
  ),
  "law.emergency_order": assumed(
    skewed("PT2H", "PT12H"),
    "a magistrate on call decides within hours; no figure found",
  ),
  "law.hours": assumed(
    { from: "09:00", to: "17:00", days: "working" },
    "office hours of courts and prosecutors",
  ),
  "law.emergency_at_any_hour": assumed(true, "a magistrate on call for emergencies"),
  "law.order_lasts": sourced("P90D", "BC-16.2: at most 90 days, renewable"),
  "law.dual_criminality_reservation": assumed(false, "no reservation (BC-29.4, UN-42.5)"),
  "law.languages": assumed(["en"], "English in practice; no treaty sets a language for points"),

  "provider.retention": assumed("P90D", "middle of the mix 7, 30, 90, 180, 365 d"),
  "provider.confirm": assumed(
    skewed("PT6H", "P2D"),
    "snapshot within two working days; anchor 18 USC 2704",
  ),
  "provider.not_held_share": calculated(
    0.33,
    "1 - 0.67, provider success for EU disclosure requests 2018-2019 (eucrim on SIRIUS); likely too high for preservation",
  ),
  "provider.failure_share": assumed(0.05, "no figure found"),
  "provider.retry_after": assumed("PT1H", "design choice"),
  "provider.retries": assumed(3, "design choice"),
  "provider.tells_user_share": assumed(0.05, "no figure found"),
  "provider.leads_on_share": assumed(
    0.2,
    "hops in a chain: 1: 80 %, 2: 15 %, 3 and more: 5 %; spread over the providers in other States",
  ),

  "topology.kind": assumed("mesh", "everybody reaches everybody"),
  "topology.relay": assumed("forward", "a hub forwards sealed messages"),
  "topology.latency": assumed("PT2S", "transit over a link"),
  "topology.loss": assumed(0.001, "no figure found"),
  "topology.duplicate": assumed(0.001, "no figure found"),

  "topology.introduction.wait": assumed(
    { emergency: "PT15M", urgent: "PT1H", routine: "PT8H" },
    "design choice",
  ),
  "topology.introduction.remembered_for": assumed("P30D", "design choice"),
  "topology.effects.authentication.takes": assumed(
    skewed("PT20M", "PT2H"),
    "call back by a number of the register, ask who is in charge; no figure found",
  ),
  "topology.effects.provider_knowledge.known_share": assumed(
    0.8,
    "a hub sees more requests than others; no figure found",
  ),
  "topology.effects.deduplication.recognised_share": assumed(0.8, "no figure found"),
  "topology.effects.onward_consent.share": assumed(
    0.2,
    "UN-36.2 asks for authorisation of onward transfer; how often it is not given in advance, no figure says",
  ),
  "topology.effects.onward_consent.takes": assumed(skewed("PT4H", "P2D"), "no figure found"),
  "topology.voluntary.willing_share": assumed(
    0.8,
    "no figure apart from the success share of such requests, which provider.not_held_share uses",
  ),
  "topology.voluntary.response": assumed(
    skewed("P7D", "P30D"),
    "no figure found; anchor: 10 days of the EU production order (EU-10.1)",
  ),
  "topology.voluntary.emergency_response": assumed(
    skewed("PT8H", "P2D"),
    "no figure found; anchor: 8 hours of the EU production order (EU-10.4)",
  ),
  "topology.assistance.drafting": assumed(skewed("P14D", "P60D"), "no figure found"),
  "topology.assistance.transmission": assumed(
    skewed("P14D", "P60D"),
    "through diplomatic channels; no figure found",
  ),
  "topology.assistance.execution": assumed(
    skewed("P270D", "P660D"),
    "with drafting and transmission about 10 months (EU 2018), 6 to 24 (T-CY 2014); both unchecked",
  ),
  "topology.assistance.emergency_execution": assumed(
    skewed("P14D", "P60D"),
    "no figure found; 2AP-10 asks for rapid expedition",
  ),
  "topology.assistance.hours": assumed(
    { from: "09:00", to: "17:00", days: "working" },
    "office hours of central authorities",
  ),

  "register.wrong_share": assumed(0.1, "5 to 15 % of entries wrong"),
  "register.changes.per_year": assumed(
    0.2,
    "with the yearly circulation about 5 to 15 % of entries are wrong then",
  ),
  "register.changes.notified_after": assumed(skewed("P14D", "P90D"), "no figure found"),
  "register.circulation": sourced("yearly", "UN-41.2: the list is circulated yearly"),
  "register.secretariat": assumed(skewed("PT4H", "P1D"), "time to give correct details"),
  escalation: assumed("email, phone twice, next officer by phone, secretariat", "design choice"),
  "escalation.wait": assumed(
    { emergency: "PT15M", urgent: "PT1H", routine: "P1D" },
    "acknowledgement targets of 15 min to 24 h; no treaty sets hours",
  ),
  "escalation.tries": assumed(1, "design choice"),

  "practice.preservation": sourced("P60D", "BC-29.7: at least 60 days (UN-42.8)"),
  "practice.assistance.share": sourced(
    0.73,
    "brought in other bodies in WHO Exercise Crystal 73 %; transfer to assistance requests is an assumption",
  ),
  "practice.assistance.lodged_after": assumed(
    skewed("P45D", "P211D"),
    "median 45 d, 90th percentile 150 d",
  ),
  "practice.assistance.decided_after": assumed(
    skewed("P304D", "P730D"),
    "median 10 months, up to 24",
  ),
  "practice.assistance.granted_share": assumed(0.8, "no figure found"),
  "practice.extension.ask_before": assumed("P10D", "design choice"),
  "practice.extension.adds": assumed("P60D", "as long as the first preservation"),
  "practice.extension.granted_share": assumed(0.9, "no figure found"),
  "practice.extension.most": assumed(3, "design choice"),
  "practice.expiry_notice_before": assumed("P7D", "design choice"),
  "practice.status_query.after": assumed(
    { emergency: "PT2H", urgent: "P1D", routine: "P3D" },
    "design choice",
  ),
  "practice.status_query.most": assumed(3, "design choice"),
  "practice.proceed_share": assumed(0.9, "no figure found"),
  "practice.call_again_after": assumed("PT10M", "design choice"),

  "workload.per_state_and_year": assumed(
    50,
    "0-20 small, 50-300 middle, 500 and more large points",
  ),
  "workload.hour_of_day": assumed("level over the 24 local hours", "no figure found"),
  "workload.weekday": assumed("level over the week", "no figure found"),
  "workload.yearly_growth": assumed(0, "a run is short against growth"),
  "workload.mix": assumed(
    "preservation 0.705 routine and 0.2 urgent, emergency disclosure 0.095",
    "emergency share 9.5 % of Facebook requests 2019; the rest assumed",
  ),
  "workload.items": calculated(
    [0.6, 0.2, 0.1, 0.06, 0.04],
    "mean 1.74: 67,129 accounts in 38,675 preservation requests, Facebook, first half of 2016",
  ),
  "workload.circumstances": assumed(
    {
      "political-offence": 0.005,
      "essential-interests": 0.01,
      "domestic-bar": 0.02,
      discrimination: 0.005,
      "outside-convention": 0.1,
      "outside-scope": 0.03,
      "no-dual-criminality": 0.05,
    },
    "no figure found",
  ),
  "workload.incident.duplicate_share": assumed(0, "none unless the scenario says so"),

  instruments: assumed(
    "convention (UNCC) in force for all States",
    "the Convention is not in force; a scenario without instruments assumes it is",
  ),
  "instrument.deposits": sourced(40, "UN-65"),
  "instrument.wait": sourced("P90D", "UN-65"),
  "instrument.later": sourced("P30D", "UN-65.2"),
  holidays: calculated("public holidays by country", "date-holidays library"),
} as const;

export type DefaultKey = keyof typeof DEFAULTS;

type Basis = "sourced" | "calculated" | "assumption";

export interface Default<T = unknown> {
  readonly value: T;
  readonly basis: Basis;
  readonly source: string;
}

function sourced<const T>(value: T, source: string): Default<T> {
  return { value, basis: "sourced", source };
}

function calculated<const T>(value: T, source: string): Default<T> {
  return { value, basis: "calculated", source };
}

function assumed<const T>(value: T, source: string): Default<T> {
  return { value, basis: "assumption", source };
}

function skewed<const P50 extends string, const P95 extends string>(p50: P50, p95: P95) {
  return { lognormal: { p50, p95 } } as const;
}
