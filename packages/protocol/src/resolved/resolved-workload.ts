import type { Distribution, Instant } from "@contactpoint/engine";
import type { RequestForm, Urgency } from "./resolved-scenario.ts";

/** A source of needs. Its draws go by `<id>/<State key>/<k>`. */
export interface ResolvedWorkload {
  readonly id: string;
  readonly arrivals: ResolvedArrivals;
  /** Weights of requesting States. */
  readonly from: Readonly<Record<string, number>>;
  /** Weights of providers; the addressee is the provider's State. A need never addresses its own State. */
  readonly providers: Readonly<Record<string, number>>;
  readonly mix: readonly NeedKind[];
  /** Items of one request: weights of 1, 2, 3, … */
  readonly items: readonly number[];
  /** Chances that a circumstance is true of a need; the grounds of refusal rest on them. */
  readonly circumstances: Readonly<Partial<Record<Circumstance, number>>>;
  /** From the need to its going away: what is not answered by then is withdrawn. Absent: never. */
  readonly withdrawn_after?: Distribution;
}

export type ResolvedArrivals =
  /** Rate of the whole source per day at the start; weights have mean 1. Local hours are the requesting State's. */
  | {
      readonly kind: "poisson";
      readonly per_day: number;
      readonly hour_of_day: readonly number[];
      readonly weekday: readonly number[];
      readonly yearly_growth: number;
    }
  /** Fixed or traced needs, in order of time. Absent fields are drawn. */
  | { readonly kind: "list"; readonly needs: readonly ListedNeed[] }
  /** One cause: needs of many States on the same providers within hours, sharing an expiry. */
  | {
      readonly kind: "incident";
      readonly at: Instant;
      readonly needs: number;
      readonly spread: Distribution;
      readonly duplicate_share: number;
      readonly expires_at: Instant | null;
    };

export interface ListedNeed {
  readonly at: Instant;
  readonly from: string | null;
  readonly provider: string | null;
  readonly form: RequestForm | null;
  readonly urgency: Urgency | null;
  readonly expires_at: Instant | null;
}

export interface NeedKind {
  readonly share: number;
  readonly form: RequestForm;
  readonly urgency: Urgency;
  /** From need to loss of the data; null: the provider's retention, part of which has already run. */
  readonly expires_in: Distribution | null;
}

/** Facts about a case on which a ground of refusal may rest. */
export type Circumstance =
  | "political-offence"
  | "essential-interests"
  | "domestic-bar"
  | "discrimination"
  | "outside-convention" // a serious crime, yet none of the convention's own offences
  | "outside-scope" // neither a convention offence nor a serious crime (UN-35.1)
  | "no-dual-criminality";
