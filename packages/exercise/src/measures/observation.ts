import type { Duration } from "@contactpoint/engine";
import type { PlayedBy } from "./casting.ts";
import type { Moment } from "./request-facts.ts";

/** Latencies and what each counts; from a delivery or act to the step that it called for. */
export const LATENCIES = {
  "response-time": "from delivery of the request to the sending of its acknowledgement",
  triage: "from the acknowledgement to acceptance, refusal or the first question",
  "preserve-after-delivery": "from delivery of the request until the data are secured, by item",
  "substantive-answer": "from delivery of the request until every item is answered",
  "time-to-request": "from an inject that calls for a request to the first that follows from it",
  "hand-over": "from a hand-over to the next step by the new officer on a request that was open",
} as const;
export type LatencyName = keyof typeof LATENCIES;

export const CUTS = [
  "state",
  "duty",
  "near-hand-over",
  "clock-change-day",
  "local-hour",
  "channel",
  "form",
  "urgency",
  "provider",
] as const;
export type CutName = (typeof CUTS)[number];

/** One latency of one State: reached, ended in another way, or still open when the exercise ended. */
export interface LatencyObservation {
  readonly measure: LatencyName;
  readonly state: string;
  readonly by: PlayedBy;
  /** Request or inject. */
  readonly about: string;
  readonly item: number | null;
  /** Inject that it follows from. */
  readonly inject: string | null;
  readonly ending: "reached" | "competing" | "censored";
  readonly from: Moment;
  readonly until: Moment | null;
  /** Until its end, or for as long as it was watched; milliseconds. */
  readonly exercise: Duration;
  readonly real: Duration;
  readonly cuts: Readonly<Partial<Record<CutName, string>>>;
}

/** Shares and what counts as held. */
export const SHARES = {
  reachability: "tries of a request that were acknowledged, of all tries, by channel",
  "form-completeness": "required items that the first sending of a request stated, by item",
  vigilance: "items left out of a request that were asked for, of those left out",
  "needed-questions": "items asked for that had been left out, of those asked for",
  "follow-up": "holds for which an extension or assistance was asked before they ended",
} as const;
export type ShareName = keyof typeof SHARES;

export interface ShareObservation {
  readonly measure: ShareName;
  readonly state: string;
  readonly by: PlayedBy;
  readonly about: string;
  readonly inject: string | null;
  /** What it is cut by: a channel, an item of the form; empty if by nothing. */
  readonly key: string;
  /** Null: the exercise ended before it could be told. */
  readonly held: boolean | null;
  readonly line: number;
}

/** How long before the data would have been deleted they were secured; null: they never were. */
export interface MarginObservation {
  readonly state: string;
  readonly by: PlayedBy;
  readonly about: string;
  readonly item: number;
  readonly provider: string;
  readonly margin: Duration | null;
  readonly line: number;
}
