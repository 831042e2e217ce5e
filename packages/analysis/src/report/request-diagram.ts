import type { JournalRecord } from "@contactpoint/protocol";

/** A record that can belong to one request; a machine's that is a desk does not. */
export type RequestRecord = Exclude<
  JournalRecord,
  {
    readonly kind:
      | "scenario"
      | "duty"
      | "call"
      | "fault"
      | "inject"
      | "crash"
      | "audit"
      | "phase"
      | "end";
  }
>;

/** What is drawn of one request and of the children that pursue its items elsewhere. */
export interface RequestDiagram {
  /** Of the request that no other one led to. */
  readonly request: string;
  readonly because: DiagramReason;
  /** In the journal's order, from the need to the last answer. */
  readonly records: readonly RequestRecord[];
  /** Records beyond `MOST_RECORDS`, which were not kept. */
  readonly left_out: number;
}

/** Why this request was chosen; the first of these that some request of the run fits. */
export type DiagramReason = "named" | "slowest-urgent" | "chain" | "slowest" | "first-sent";

export const DIAGRAM_REASONS = [
  "named",
  "slowest-urgent",
  "chain",
  "slowest",
  "first-sent",
] as const satisfies readonly DiagramReason[];
