import type { PlayedBy } from "./casting.ts";
import type { CutName, LatencyName } from "./observation.ts";
import type { Moment } from "./request-facts.ts";

/** What one latency is made of; the rest follows from the facts. */
export interface Span {
  readonly measure: LatencyName;
  readonly state: string;
  readonly about: string;
  readonly item?: number;
  readonly inject: string | null;
  readonly from: Moment;
  readonly until: Moment | null;
  /** From then on it cannot be reached any more. */
  readonly over: Moment | null;
  /** Task whose end it is, if it is one. */
  readonly task?: string;
  /** Whose it is, if no task and no turn of the State tells. */
  readonly by?: PlayedBy;
  readonly cuts?: Partial<Record<CutName, string>>;
}
