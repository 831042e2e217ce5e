import type { Distribution, Duration, Instant } from "@contactpoint/engine";
import type { ResolvedHours } from "./resolved-desk.ts";

/** Domestic law and practice of a requested State. */
export interface ResolvedLaw {
  /** Who orders a provider to preserve. `police`: the officer on duty. */
  readonly order_by: "police" | "prosecutor" | "judge";
  /** The authority's time from taking up to deciding; unused with `police`. */
  readonly order: Distribution;
  /** The same for an emergency. */
  readonly emergency_order: Distribution;
  /** When the authority takes matters up, by State id (calendars differ by zone); absent: at any hour. */
  readonly hours: Readonly<Record<string, ResolvedHours>> | null;
  /** An emergency finds a magistrate on call at any hour. */
  readonly emergency_at_any_hour: boolean;
  /** A domestic order runs this long, at most 90 days (BC-16.2, UN-25.2). */
  readonly order_lasts: Duration;
  /** Reservation of BC-29.4 or UN-42.5. */
  readonly dual_criminality_reservation: boolean;
  /** Languages in which it takes requests. */
  readonly languages: readonly string[];
}

/** A legal basis, with the day each State is bound worked out. */
export interface ResolvedInstrument {
  readonly id: string;
  /** Which article data applies; see `law/instruments.ts`. */
  readonly basis: InstrumentBasis;
  readonly title: string;
  /** True if the scenario assumes entry into force that has not happened. */
  readonly assumed: boolean;
  /** First instant each State is bound; a State that is not listed is never bound. */
  readonly bound_from: Readonly<Record<string, Instant>>;
}

export type InstrumentBasis = "UNCC" | "BUDAPEST" | "BUDAPEST-2AP";
