import type { Unit } from "../plan/unit.ts";
import type { StudyBundle } from "./study-bundle.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";

/** What a thread is started with. */
export interface ThreadStart {
  readonly bundle: StudyBundle;
  /** Folder into which it writes the requests of each replication, if they are kept. */
  readonly requests: string | null;
}

/** What a thread of replications is told; it works on one unit after the other. */
export type ThreadOrder = { readonly number: number; readonly unit: Unit };

/** What it answers to the order of that number. */
export type ThreadAnswer =
  | { readonly kind: "result"; readonly number: number; readonly result: ReplicationResult }
  | { readonly kind: "fault"; readonly number: number; readonly error: string };
