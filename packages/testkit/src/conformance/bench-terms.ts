import type { NodeConfig } from "./bench-frame.ts";
import { DAY, type Duration, HOUR, MINUTE } from "@contactpoint/engine";
import {
  ASSISTANCE_CHASE_AFTER,
  ASSISTANCE_CHASES_MOST,
  type InstrumentBasis,
  REMINDER_AFTER,
  REMINDERS_MOST,
  RENEWAL_BEFORE,
  type RequestTerms,
  type Urgency,
} from "@contactpoint/protocol";

/** The node under test, and the two States that the bench plays. */
export const NODE = "XB";
export const PEER = "XA";
export const OTHER = "XC";
export const STATES = [PEER, NODE, OTHER];
/** The one instrument and the one channel. */
export const INSTRUMENT = "convention";
export const CHANNEL = "email";
export const MARKING = "EXERCISE EXERCISE EXERCISE";
export const PROVIDERS = { mailhaven: NODE, lakeside: PEER, cloudnest: OTHER };

/** Terms that a case may change. */
export interface BenchTerms {
  readonly basis: InstrumentBasis;
  readonly order_by: "police" | "authority";
  readonly order_lasts: Duration;
  readonly preservation: Duration;
  readonly expiry_notice_before: Duration;
  readonly extension: {
    readonly ask_before: Duration;
    readonly adds: Duration;
    readonly most: number;
  };
  readonly wait: Readonly<Record<Urgency, Duration>>;
  readonly tries: number;
  readonly status_after: Readonly<Record<Urgency, Duration>>;
  readonly status_most: number;
  readonly retries: number;
  readonly retry_after: Duration;
  readonly dual_criminality_reservation: boolean;
}

export const PLAIN_TERMS: BenchTerms = {
  basis: "UNCC",
  order_by: "police",
  order_lasts: 90 * DAY,
  preservation: 60 * DAY,
  expiry_notice_before: 7 * DAY,
  extension: { ask_before: 10 * DAY, adds: 60 * DAY, most: 2 },
  wait: { emergency: 15 * MINUTE, urgent: HOUR, routine: DAY },
  tries: 6,
  status_after: { emergency: HOUR, urgent: DAY, routine: 7 * DAY },
  status_most: 3,
  retries: 2,
  retry_after: HOUR,
  dual_criminality_reservation: false,
};

/** What the machines of the played States go by; their timers never fire, so waits do not matter. */
export const PEER_TERMS: Omit<RequestTerms, "form"> = {
  ladder: [{ kind: "channel", channel: CHANNEL, network: null, wait: 1000 * DAY }],
  status_after: 1000 * DAY,
  status_most: 0,
  extension_before: 0,
  extension_adds: PLAIN_TERMS.extension.adds,
  extension_most: 30,
  preservation: PLAIN_TERMS.preservation,
  order_lasts: PLAIN_TERMS.order_lasts,
  expiry_notice_before: 0,
  police_orders: true,
};

/** Terms that are the same in every case. */
export const FIXED_TERMS = {
  renewal_before: RENEWAL_BEFORE,
  reminder: { after: REMINDER_AFTER, most: REMINDERS_MOST },
  assistance_chase: { after: ASSISTANCE_CHASE_AFTER, most: ASSISTANCE_CHASES_MOST },
};

/** The terms that a node was given, as far as they concern it. */
export function termsOf(config: NodeConfig): BenchTerms {
  const { emergency, urgent, routine } = config.tries;
  const [provider] = config.providers;
  return {
    ...PLAIN_TERMS,
    basis: config.instruments[0]?.basis ?? PLAIN_TERMS.basis,
    order_by: config.order_by,
    order_lasts: config.order_lasts,
    preservation: config.preservation,
    expiry_notice_before: config.expiry_notice_before,
    extension: config.extension,
    wait: { emergency: emergency[0] ?? 0, urgent: urgent[0] ?? 0, routine: routine[0] ?? 0 },
    tries: urgent.length,
    status_after: config.status_query.after,
    status_most: config.status_query.most,
    retries: provider?.retries ?? PLAIN_TERMS.retries,
    retry_after: provider?.retry_after ?? PLAIN_TERMS.retry_after,
  };
}
