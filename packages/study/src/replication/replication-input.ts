import type { Change, Study } from "@contactpoint/scenario";
import type { ResolvedScenario } from "@contactpoint/protocol";

/** The base scenario of a study as replications need it: changed and resolved again and again. */
export interface ResolvableScenario {
  /** Throws where the changed text is no scenario. */
  resolve(changes: readonly Change[], seed: number): ResolvedScenario;
}

/** What of a study a replication follows. */
export type ReplicatedStudy = Pick<
  Study,
  | "seed"
  | "variants"
  | "factors"
  | "uncertain"
  | "switches"
  | "metrics"
  | "replications"
  | "staffing"
>;
