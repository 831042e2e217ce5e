import type { OfficerTask } from "./officer-task.ts";
import type { Distribution, Duration, Instant } from "@contactpoint/engine";
import type { ResolvedDesk } from "./resolved-desk.ts";
import type { ResolvedExercise } from "./resolved-exercise.ts";
import type { ResolvedExpectation, ResolvedFault, ResolvedInject } from "./resolved-events.ts";
import type { ResolvedInstrument, ResolvedLaw } from "./resolved-law.ts";
import type { ResolvedTopology, EscalationStep } from "./resolved-topology.ts";
import type { ResolvedWorkload } from "./resolved-workload.ts";
import type { ResolvedProvider } from "./resolved-provider.ts";

/**
 * A scenario with every calendar, reference and default worked out: plain JSON data, the first
 * record of every journal. Nothing else is needed to run, replay, judge or draw it, not even
 * time-zone data. Instants are integer milliseconds since the Unix epoch (UTC), durations integer
 * milliseconds, shares and probabilities lie in [0, 1].
 */
export interface ResolvedScenario {
  readonly format: "contactpoint/1";
  readonly id: string;
  readonly version: string;
  /** Language code to text; `en` is always there. */
  readonly title: Readonly<Record<string, string>>;
  /** Contains the word EXERCISE; shown on every message, screen and page. */
  readonly marking: string;
  readonly level: string | null;
  readonly seed: number;
  readonly clock: ResolvedClock;
  /** True if real States appear as data. Then nothing ranks named States. */
  readonly real_states: boolean;
  readonly states: readonly ResolvedState[];
  readonly laws: Readonly<Record<string, ResolvedLaw>>;
  readonly profiles: Readonly<Record<string, ResolvedProfile>>;
  readonly providers: readonly ResolvedProvider[];
  readonly channels: Readonly<Record<string, ResolvedChannel>>;
  /** Existing networks by name: member States. */
  readonly networks: Readonly<Record<string, readonly string[]>>;
  /** Contact points whose officers stand in for one another, by name of the pool; absent: none. */
  readonly pools?: Readonly<Record<string, readonly string[]>>;
  /** In order of preference where several bind a pair. */
  readonly instruments: readonly ResolvedInstrument[];
  readonly topology: ResolvedTopology;
  readonly register: ResolvedRegister;
  /** What the requesting side tries, in order, until somebody acknowledges. */
  readonly escalation: readonly EscalationStep[];
  readonly practice: ResolvedPractice;
  readonly workload: readonly ResolvedWorkload[];
  /** Generated things left out, such as `everyday/XA/17`; all other draws stay as they were. */
  readonly omit: readonly string[];
  /** Single draws overridden by name; all others follow the seed. */
  readonly choices: readonly { readonly draw: string; readonly is: number | string }[];
  readonly injects: readonly ResolvedInject[];
  readonly faults: readonly ResolvedFault[];
  /** From this instant on the core is healed and nothing new happens; absent: no such phase. */
  readonly liveness?: { readonly from: Instant; readonly core: readonly string[] };
  /** Absent where nothing in the file is about an exercise. */
  readonly exercise?: ResolvedExercise;
  readonly expectations: readonly ResolvedExpectation[];
  readonly objectives: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Every parameter the run rests on, graded; carried into the report. */
  readonly parameters: readonly GradedParameter[];
}

export interface ResolvedClock {
  readonly start: Instant;
  readonly end: Instant;
  /** Rows needed before `start + warm_up` enter no table. */
  readonly warm_up: Duration;
}

export interface ResolvedState {
  readonly id: string;
  /** The name its draws go by; renaming a State but keeping its key keeps its luck. */
  readonly key: string;
  readonly name: string;
  readonly zone: string;
  readonly region: string;
  /** Official languages, ISO 639-1; it writes in the first. */
  readonly languages: readonly string[];
  readonly profile: string;
  readonly law: string;
  readonly played_by: "machine" | "human";
  /** There only for a hub that is no State's own contact point: nobody asks it, not even by mistake. */
  readonly relays_only?: true;
  /** Offset from UTC in force from each instant on; the first entry lies at or before the start. */
  readonly offsets: { readonly from: readonly Instant[]; readonly ms: readonly Duration[] };
  readonly desk: ResolvedDesk;
  /** Closed intervals as flat lists `[from, until, from, until, …]`, sorted, not overlapping. */
  readonly holidays: readonly Instant[];
  readonly weekends: readonly Instant[];
  /** Factors of this State against its profile, drawn by a keyed effect or 1. */
  readonly effects: { readonly speed: number; readonly reach: number; readonly error: number };
  /** Overrides of channels by name. */
  readonly channels: Readonly<Record<string, Partial<ResolvedChannel>>>;
}

/** Speed and error rates of a kind of contact point. Service times are working time of one officer. */
export interface ResolvedProfile {
  readonly service: Readonly<Record<OfficerTask, Distribution>>;
  readonly error: ErrorRates;
  /** Other work: arrives only while an officer on shift is present, queued as routine. */
  readonly background: { readonly per_day: number; readonly service: Distribution } | null;
  readonly queue_order: "urgency-oldest" | "stated-expiry";
}

/** Chances per occasion, each in [0, 1]. */
export interface ErrorRates {
  /** An officer on call does not wake; the call is repeated. */
  readonly sleep_through: number;
  /** The acknowledging officer reads one degree of urgency less than stated. */
  readonly misjudge_urgency: number;
  /** A request leaves with an item of the form missing. */
  readonly omit_item: number;
  /** The checking officer does not see that an item is missing. */
  readonly miss_gap: number;
  /** The identifier of an item is wrong. */
  readonly wrong_identifier: number;
  /** The request goes to a State that does not host the provider. */
  readonly wrong_addressee: number;
  /** No extension is asked before the hold ends. */
  readonly forget_extension: number;
  /** A domestic order is not renewed in time. */
  readonly forget_renewal: number;
}

export interface ResolvedChannel {
  /** Chance that one try gets through. */
  readonly reach: number;
  readonly delay: Distribution;
  /** `always`; only while somebody is on duty or on call (`duty`); only while somebody is present (`desk`). */
  readonly hours: "always" | "duty" | "desk";
  /** True if the sender learns at once that a try failed (an engaged line, a bounce). */
  readonly tells_failure: boolean;
}

export interface ResolvedRegister {
  /** Chance that a copy of an entry is wrong for a channel at the start. */
  readonly wrong_share: number;
  /** Entries that change: the old address stops working at `changed_at`; others learn at `circulated_at`. */
  readonly changes: readonly {
    readonly state: string;
    readonly channels: readonly string[];
    readonly changed_at: Instant;
    readonly circulated_at: Instant;
  }[];
  /** Time the secretariat takes to give correct details. */
  readonly secretariat: Distribution;
  /** Each holder tests each entry this often, and has the secretariat put right what is wrong. */
  readonly pings?: { readonly every: Duration };
}

/** How contact points follow up; design choices and assumptions, none of them an article. */
export interface ResolvedPractice {
  /** Chance that a preserved request is followed by mutual legal assistance, and when. */
  readonly assistance: {
    readonly share: number;
    readonly lodged_after: Distribution;
    readonly decided_after: Distribution;
    readonly granted_share: number;
  };
  /** The requesting side asks for an extension this long before the end if assistance is not lodged. */
  readonly extension: {
    readonly ask_before: Duration;
    readonly adds: Duration;
    readonly granted_share: number;
    readonly most: number;
  };
  /** The requested side announces the end of a hold this long before. */
  readonly expiry_notice_before: Duration;
  /** Silence after an acknowledgement: a status query after this long, at most so many in a row. */
  readonly status_query: {
    readonly after: Readonly<Record<Urgency, Duration>>;
    readonly most: number;
  };
  /** Chance that the requesting side goes on after a prejudice notice. */
  readonly proceed_share: number;
  /** Calls to an officer who slept through are repeated after this long. */
  readonly call_again_after: Duration;
  /** How long a preservation lasts, at least 60 days. */
  readonly preservation: Duration;
}

export type Urgency = "emergency" | "urgent" | "routine";
export type RequestForm = "preservation" | "location-query" | "emergency-disclosure" | "ping";

export interface GradedParameter {
  readonly path: string;
  readonly value: string;
  readonly basis: "sourced" | "calculated" | "assumption" | "scenario";
  readonly source: string;
}
