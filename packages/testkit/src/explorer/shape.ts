import type {
  Circumstance,
  InstrumentBasis,
  RefusalGround,
  RequestForm,
  RequestTerms,
} from "@contactpoint/protocol";
import type { ProviderAnswer } from "./fact.ts";

/** All that a request with one item can bring about; requests of one shape share their states. */
export interface Shape {
  readonly form: RequestForm;
  readonly basis: InstrumentBasis;
  readonly terms: RequestTerms;
  /** How often the provider is asked again, and after which time (ms). */
  readonly retries: number;
  readonly retry_after: number;
  /** An item of the form that the requesting side may leave out, or null where it never does. */
  readonly omits: string | null;
  /** The ground on which the requested side may refuse, and what makes it true; null: it never does. */
  readonly refusal: {
    readonly ground: RefusalGround;
    readonly circumstances: readonly Circumstance[];
  } | null;
  /** Whether the review may find that acting would warn the subject. */
  readonly prejudice: boolean;
  /** Whether the need may go away. */
  readonly withdraws: boolean;
  /** Whether assistance may be lodged while data are held. */
  readonly lodges: boolean;
  readonly providerAnswers: readonly ProviderAnswer[];
  /** How often an officer may renew one order. */
  readonly renewals: number;
  /** Messages of one request under way at once, copies included. */
  readonly underWay: number;
}
