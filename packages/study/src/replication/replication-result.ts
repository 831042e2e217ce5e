import type { Measure, Stage } from "@contactpoint/analysis";
import type { Unit } from "../plan/unit.ts";

/**
 * What is kept of one replication: plain JSON of bounded size, whatever the number of requests.
 * Times are seconds, shares lie in [0, 1], `null` is "of nothing", "not reached" or "the run
 * ends too early to know". All but `elapsed_s` follow from the study and the unit; `digest` proves it.
 */
export interface ReplicationResult extends Unit {
  /** Number of the draw of the uncertain parameters. */
  readonly draw: number;
  readonly seed: number;
  /** Drawn values by path: numbers, spans in seconds. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly needs: number;
  readonly events: number;
  /** By the study's names of metrics; `officers`, `needs`, `sent` and `preserved` are added to every study. */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Mean seconds of each stage over all rows of form preservation after the warm-up. */
  readonly stages: Readonly<Record<Stage, number | null>>;
  /** Cumulative incidence at the instants of `INCIDENCE_GRID_S`, of each measure. */
  readonly incidence: Readonly<Record<Measure, readonly (number | null)[]>>;
  readonly groups: readonly GroupResult[];
  /** By day since the start, mean number of open requests: for the Welch plot and MSER-5. */
  readonly open_by_day: readonly number[];
  /** SHA-256 over the request table and over all of the above, in hexadecimal. */
  readonly digest: string;
  /** Wall time; not in the digest. */
  readonly elapsed_s: number;
}

/**
 * Rows that share a key; `by` says of what. With `real_states` no State is a key. `route` is the
 * number of links on the way out, empty if nothing was sent.
 */
export interface GroupResult {
  readonly by:
    | "zone-pair"
    | "requesting-region"
    | "requesting-profile"
    | "requesting-state"
    | "urgency"
    | "route";
  readonly key: string;
  readonly n: number;
  readonly preserved_in_time_share: number | null;
  /** Restricted mean (30 days) of the time to preserve, at most: what the run's end cut off is never preserved. */
  readonly time_to_preserve_s: number | null;
}
