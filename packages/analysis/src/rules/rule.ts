import { article } from "@contactpoint/protocol";
import type {
  ArticleId,
  JournalRecord,
  ResolvedFault,
  ResolvedInstrument,
  ResolvedLaw,
  ResolvedPractice,
  ResolvedProvider,
  ResolvedScenario,
  ResolvedState,
} from "@contactpoint/protocol";
import type { ClockSkew } from "./clock-skew.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { RegisterTruth } from "./register-truth.ts";
import type { RequestFile } from "./request-file.ts";
import type { Verdict } from "./verdict.ts";

/**
 * A rule of the protocol: data, and an observer that reads journal records and nothing else, so
 * that one rule judges a simulated, a live and a recorded run alike.
 */
export interface Rule {
  /** A sentence in kebab-case; the file is named after it. */
  readonly id: string;
  /** `S18`, `L01`; `N01` for what the law says and the list of numbers does not have. */
  readonly number: string;
  /** A liveness rule is open, never violated, outside a liveness phase. */
  readonly kind: "safety" | "liveness";
  readonly level: "core" | "extended";
  readonly statement: string;
  /** Articles behind the rule; empty where none stands behind it. */
  readonly law: readonly LawReference[];
  readonly observes: readonly RecordKind[];
  /** Kinds of fault that do not excuse a violation; the judge alone looks at them. */
  readonly holdsUnder: readonly FaultKind[];
  /** True if it also judges what happens after both sides of a request are final. */
  readonly afterEnd: boolean;
  observer(context: JudgeContext): Observer;
}

/** A rule whose observer accepts just the kinds it asks for. */
export interface RuleOf<K extends RecordKind> extends Rule {
  readonly observes: readonly K[];
  observer(context: JudgeContext): ObserverOf<K>;
}

export interface LawReference {
  readonly id: string;
  /** True if the rule was compared with the article's own wording. */
  readonly verified: boolean;
}

/** State of one rule over one journal. */
export interface Observer {
  /** `file` is what the journal said about the record's request before this record. */
  on(record: JournalRecord, line: number, file: RequestFile): void;
  /** Asked once, after the last record, with what is known of every request. */
  verdict(files: Iterable<RequestFile>): Verdict;
}

/** The same for an observer of some kinds; the judge hands it no others. */
export interface ObserverOf<K extends RecordKind> extends Observer {
  on(record: RecordOf<K>, line: number, file: RequestFile): void;
}

export interface JudgeContext {
  readonly scenario: JudgedScenario;
  /** The published table of the machines; empty if the caller has none. */
  readonly transitions: readonly PublishedTransition[];
  readonly skew: ClockSkew;
  readonly register: RegisterTruth;
  readonly phase: LivenessPhase;
}

export interface PublishedTransition {
  readonly machine: string;
  readonly from: string;
  readonly event: string;
  readonly to: string;
}

/** The part of a resolved scenario that rules read. */
export interface JudgedScenario {
  readonly states: readonly Pick<ResolvedState, "id" | "law" | "profile">[];
  readonly laws: Readonly<Record<string, Pick<ResolvedLaw, "dual_criminality_reservation">>>;
  readonly profiles: Readonly<
    Record<string, Pick<ResolvedScenario["profiles"][string], "queue_order">>
  >;
  readonly providers: readonly Pick<ResolvedProvider, "id" | "state">[];
  readonly networks: ResolvedScenario["networks"];
  readonly instruments: readonly Pick<ResolvedInstrument, "id" | "basis" | "bound_from">[];
  readonly escalation: ResolvedScenario["escalation"];
  readonly practice: {
    readonly extension: Pick<ResolvedPractice["extension"], "most">;
    readonly status_query: ResolvedPractice["status_query"];
    readonly expiry_notice_before: ResolvedPractice["expiry_notice_before"];
  };
  readonly faults: readonly ResolvedFault[];
  readonly liveness?: NonNullable<ResolvedScenario["liveness"]>;
}

export type RecordKind = JournalRecord["kind"];
export type RecordOf<K extends RecordKind> = Extract<JournalRecord, { kind: K }>;
/** A crash whose store comes back whole is a `crash` and no more. */
export type FaultKind = ResolvedFault["kind"] | "stale-store" | "empty-store";

/** Faults after which every contact point still has what it wrote down. */
export const STORE_KEEPING_FAULTS: readonly FaultKind[] = [
  "partition",
  "latency",
  "loss",
  "duplication",
  "outage",
  "no-show",
  "provider-refusal",
  "reordering",
  "crash",
  "clock",
  "revocation",
  "slowness",
  "bad-message",
];

export const ALL_FAULTS: readonly FaultKind[] = [
  ...STORE_KEEPING_FAULTS,
  "stale-store",
  "empty-store",
];

/** Names articles; whether each was compared with its own wording stands in the protocol's data. */
export function articles(...ids: readonly ArticleId[]): readonly LawReference[] {
  return ids.map((id) => ({ id, verified: article(id).verified }));
}
