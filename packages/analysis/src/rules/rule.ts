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
  /** A liveness rule is open, never violated, as long as a journal shows no liveness phase. */
  readonly kind: "safety" | "liveness";
  readonly level: "core" | "extended";
  readonly statement: string;
  /** Articles behind the rule; empty where none stands behind it. */
  readonly law: readonly LawReference[];
  readonly observes: readonly RecordKind[];
  /** Kinds of fault that do not excuse a violation. */
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
  readonly escalation: readonly Pick<ResolvedScenario["escalation"][number], "tries">[];
  readonly practice: {
    readonly extension: Pick<ResolvedPractice["extension"], "most">;
    readonly status_query: Pick<ResolvedPractice["status_query"], "most">;
    readonly expiry_notice_before: ResolvedPractice["expiry_notice_before"];
  };
}

export type RecordKind = JournalRecord["kind"];
export type RecordOf<K extends RecordKind> = Extract<JournalRecord, { kind: K }>;
export type FaultKind = ResolvedFault["kind"];

export const ALL_FAULTS: readonly FaultKind[] = [
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

/** Faults that delay but do not cut off for good: what a liveness rule must stand. */
export const PASSING_FAULTS: readonly FaultKind[] = [
  "latency",
  "duplication",
  "no-show",
  "provider-refusal",
];

/** Names articles; whether each was compared with its own wording stands in the protocol's data. */
export function articles(...ids: readonly ArticleId[]): readonly LawReference[] {
  return ids.map((id) => ({ id, verified: article(id).verified }));
}
