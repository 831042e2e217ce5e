/**
 * A scenario in which one urgent request for preservation goes from XA to XB and nothing goes
 * wrong: officers at any hour, no error, no loss, times that are always the same. Each behaviour
 * changes what it is about. Waits are long against the run, so that a host whose clock runs much
 * faster than real time does not escalate merely because a socket took some milliseconds.
 */
export const PLAIN_SECTIONS = {
  format: "contactpoint/1",
  version: "1.0.0",
  title: "Acceptance of a host",
  marking: "EXERCISE EXERCISE EXERCISE",
  seed: 20270503,
  clock: { start: "2027-05-03T06:00:00Z", duration: "P4D" },
  states: {
    XA: { name: "Astoria", zone: "Europe/Paris", languages: ["en"] },
    XB: { name: "Borealia", zone: "America/Chicago", languages: ["en"] },
    XC: { name: "Cindria", zone: "Asia/Kathmandu", languages: ["en"] },
  },
  rosters: { default: { shifts: [{ id: "always", from: "00:00", to: "00:00", officers: 5 }] } },
  profiles: {
    default: {
      prepare: "PT20M",
      translate: "PT20M",
      supplement: "PT20M",
      choose: "PT20M",
      relay: "PT20M",
      acknowledge: "PT20M",
      check: "PT20M",
      review: "PT20M",
      order: "PT20M",
      locate: "PT20M",
      extend: "PT20M",
      follow_up: "PT20M",
      renew: "PT20M",
      error: {
        sleep_through: 0,
        misjudge_urgency: 0,
        omit_item: 0,
        miss_gap: 0,
        wrong_identifier: 0,
        wrong_addressee: 0,
        forget_extension: 0,
        forget_renewal: 0,
      },
    },
  },
  laws: { default: { order_by: "police" } },
  instruments: {
    convention: { basis: "UNCC", parties: "all", in_force_from: "2027-01-01", assumed: true },
  },
  providers: {
    mailhaven: {
      state: "XB",
      retention: "P90D",
      confirm: "PT1H",
      not_held_share: 0,
      failure_share: 0,
      tells_user_share: 0,
      leads_to: {},
    },
  },
  channels: { email: { reach: 1, delay: "PT1M" }, phone: { reach: 1, delay: "PT0S" } },
  topology: { kind: "mesh", latency: "PT2S", loss: 0, duplicate: 0 },
  register: { wrong_share: 0 },
  escalation: [
    { channel: "email", wait: { emergency: "P1D", urgent: "P1D", routine: "P1D" } },
    { channel: "phone", wait: { emergency: "P1D", urgent: "P1D", routine: "P1D" } },
  ],
  practice: {
    assistance: { share: 0 },
    status_query: { after: { emergency: "P2D", urgent: "P2D", routine: "P2D" } },
  },
  workload: [
    {
      id: "need",
      arrivals: { times: [{ at: "T+01:00", from: "XA", provider: "mailhaven" }] },
      from: { XA: 1 },
      mix: [{ share: 1, form: "preservation", urgency: "urgent", expires_in: "P80D" }],
      items: [1],
      circumstances: {},
    },
  ],
} as const;

const [PLAIN_NEED] = PLAIN_SECTIONS.workload;

/** One request for preservation, or several, with what this behaviour changes of the plain one. */
export function workloadOf(changes: Readonly<Record<string, unknown>>): readonly object[] {
  return [{ ...PLAIN_NEED, ...changes }];
}

/** The plain profile with these working times and error rates. */
export function profileOf(
  times: Readonly<Record<string, unknown>>,
  errors: Readonly<Record<string, number>> = {},
): object {
  const { error, ...rest } = PLAIN_SECTIONS.profiles.default;
  return { default: { ...rest, ...times, error: { ...error, ...errors } } };
}

/** The plain provider under any name, with what is changed of it. */
export function providerOf(changes: Readonly<Record<string, unknown>>): object {
  return { ...PLAIN_SECTIONS.providers.mailhaven, ...changes };
}

/** A wait that is the same for each urgency. */
export function waitOf(span: string): object {
  return { emergency: span, urgent: span, routine: span };
}
