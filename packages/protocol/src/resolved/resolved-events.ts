import type { Duration, Instant } from "@contactpoint/engine";
import type { RequestForm, Urgency } from "./resolved-scenario.ts";

/** Hardship imposed on the run. `group` names a common cause shared with other faults. */
export type ResolvedFault = {
  readonly id: string;
  readonly group: string | null;
  readonly from: Instant;
  readonly until: Instant;
} & (
  | {
      readonly kind: "partition";
      readonly links: readonly (readonly [string, string])[];
      /** Only what goes from the first of each pair to the second is lost. */
      readonly one_way?: true;
    }
  | {
      readonly kind: "latency";
      readonly links: readonly (readonly [string, string])[];
      readonly adds: Duration;
    }
  | {
      readonly kind: "loss";
      readonly links: readonly (readonly [string, string])[];
      readonly share: number;
    }
  | {
      readonly kind: "duplication";
      readonly links: readonly (readonly [string, string])[];
      readonly share: number;
    }
  | { readonly kind: "outage"; readonly states: readonly string[] }
  | {
      readonly kind: "no-show";
      readonly states: readonly string[];
      readonly officers: number | null;
    }
  | {
      readonly kind: "provider-refusal";
      readonly providers: readonly string[];
      readonly share: number;
    }
  /** A share of the messages is held back by `by`, so that later ones overtake them. */
  | {
      readonly kind: "reordering";
      readonly links: readonly (readonly [string, string])[];
      readonly share: number;
      readonly by: Duration;
    }
  /** The process stops at `from`, in the midst of its next input, and is back at `until`. */
  | {
      readonly kind: "crash";
      readonly states: readonly string[];
      readonly point: "before-write" | "before-send" | "after-send";
      readonly store: "full" | "stale" | "empty";
      /** Of a stale store: what was written so shortly before is missing. */
      readonly loses: Duration;
    }
  /** The contact point's own clock is wrong by `offset`, and by `drift` more for each millisecond. */
  | {
      readonly kind: "clock";
      readonly states: readonly string[];
      readonly offset: Duration;
      readonly drift: number;
    }
  /** The States are struck off the register. */
  | { readonly kind: "revocation"; readonly states: readonly string[] }
  /** The officers' work takes `factor` times as long. */
  | { readonly kind: "slowness"; readonly states: readonly string[]; readonly factor: number }
  /** Bad input reaches the States: one piece at `from`, or one after each `every`. */
  | {
      readonly kind: "bad-message";
      readonly states: readonly string[];
      readonly flaw: BadMessageFlaw;
      readonly every: Duration | null;
    }
);

/** What is wrong with a bad message. Those from `replay` on are copies of real messages. */
export type BadMessageFlaw =
  | "malformed"
  | "oversize"
  | "unknown-version"
  | "unknown-sender"
  | "forged-author"
  | "unknown-request"
  | "replay"
  | "contradiction"
  | "out-of-order";

/** Something that happens to a participant. In virtual time a `request` is simulated; texts are recorded. */
export interface ResolvedInject {
  readonly id: string;
  readonly trigger: ResolvedTrigger;
  readonly unless: ResolvedCondition | null;
  readonly to: string;
  readonly from: string | null;
  readonly via: string | null;
  readonly body: Readonly<Record<string, string>> | null;
  readonly request: {
    readonly form: RequestForm;
    readonly urgency: Urgency;
    readonly omit: readonly string[];
    readonly provider: string | null;
    readonly expires_at: Instant | null;
  } | null;
}

export type ResolvedTrigger =
  | {
      readonly kind: "at";
      readonly at: Instant;
      readonly repeat: { readonly every: Duration; readonly times: number } | null;
    }
  | { readonly kind: "after"; readonly of: string; readonly plus: Duration }
  | { readonly kind: "when"; readonly condition: ResolvedCondition }
  /** Kept in reserve; sent only by hand, so never in virtual time. */
  | { readonly kind: "reserve" };

export type ResolvedCondition =
  | {
      readonly kind: "request";
      readonly from: string | null;
      readonly to: string | null;
      readonly form: RequestForm | null;
    }
  | { readonly kind: "inject"; readonly id: string }
  | { readonly kind: "missed"; readonly of: string; readonly within: Duration }
  | { readonly kind: "all" | "any"; readonly of: readonly ResolvedCondition[] }
  | { readonly kind: "not"; readonly of: ResolvedCondition };

/** What should come out. */
export type ResolvedExpectation = {
  readonly id: string;
  readonly objective: string | null;
  readonly weight: number;
} & (
  | {
      readonly kind: "measure";
      readonly measure:
        | "time-to-acknowledge"
        | "response-time"
        | "time-to-preserve"
        | "time-to-confirm";
      readonly where: ResolvedFilter;
      readonly within: Duration;
      readonly at_least: number;
    }
  | {
      readonly kind: "share";
      readonly measure: "preserved-in-time-share" | "undecided-share";
      readonly at_least: number | null;
      readonly at_most: number | null;
    }
  | {
      readonly kind: "count";
      readonly count: "needs" | "sent" | "requests";
      readonly where: ResolvedFilter;
      readonly at_least: number | null;
      readonly at_most: number | null;
    }
  | {
      readonly kind: "rule";
      readonly rule: string;
      readonly verdict: "holds" | "violated" | "undecided";
      readonly trace_sha256: string | null;
      /** Line of the journal, from 1, at which it was violated when that was recorded. */
      readonly at_step?: number;
    }
  | { readonly kind: "trace"; readonly trace_sha256: string }
  /** Judged in an exercise only; `not-applicable` in virtual time. */
  | {
      readonly kind: "judged";
      readonly measure: string;
      readonly of: string | null;
      readonly inject: string | null;
      readonly clock: "real" | "exercise";
      readonly within: Readonly<Record<string, Duration>> | null;
      readonly judged_by: "evaluator" | null;
    }
);

/** Rows by column: all named columns must match. */
export type ResolvedFilter = Readonly<
  Partial<
    Record<
      | "form"
      | "urgency"
      | "requesting_state"
      | "requested_state"
      | "instrument"
      | "duty"
      | "outcome"
      | "refusal_ground",
      string
    >
  >
>;
