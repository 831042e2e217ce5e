import type { Distribution, Duration } from "@contactpoint/engine";
import type { ResolvedHours } from "./resolved-desk.ts";

/** A service provider that holds data, and how it answers orders. */
export interface ResolvedProvider {
  readonly id: string;
  /** The State whose orders it obeys and whose contact point is the right addressee. */
  readonly state: string;
  readonly answers_to: readonly string[];
  /** Data are kept this long after the event unless a need states otherwise. */
  readonly retention: Duration;
  /** Order received to answer. */
  readonly confirm: Distribution;
  /** The same in an emergency; absent: alike. */
  readonly emergency_confirm?: Distribution;
  readonly hours: ResolvedHours | null;
  /** Chance that it holds nothing under the identifier although the identifier is right. */
  readonly not_held_share: number;
  /** Chance that one order fails for a technical reason and must be repeated. */
  readonly failure_share: number;
  readonly retry_after: Duration;
  readonly retries: number;
  /** Chance that preservation would become known to the user (a prejudice notice follows). */
  readonly tells_user_share: number;
  /** Chance that the path leads on to another provider, by id; the shares sum to at most 1. */
  readonly leads_to: Readonly<Record<string, number>>;
  /** Address of its order portal on the live network; absent: it is played. */
  readonly url?: string;
}
