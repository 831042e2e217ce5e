import { DAY } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";
import { REQUEST_ITEMS } from "../messages/request-item.ts";
import type { RequestItem } from "../messages/request-item.ts";
import type { Circumstance, InstrumentBasis } from "../resolved/index.ts";
import type { ArticleId } from "./articles.ts";
import {
  BUDAPEST_PRESERVATION_GROUNDS,
  BUDAPEST_TRAFFIC_DATA_GROUNDS,
} from "./refusal-grounds-budapest.ts";
import { UNCC_PRESERVATION_GROUNDS, UNCC_TRAFFIC_DATA_GROUNDS } from "./refusal-grounds-uncc.ts";
import type { RefusalGround } from "./refusal-ground.ts";
import { groundStands } from "./refusal-rule.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** What one legal basis says of each step between two contact points. */
export interface InstrumentRules {
  readonly basis: InstrumentBasis;
  readonly title: string;
  /** The article of each step; null where the instrument has none and the step is practice. */
  readonly articles: Readonly<Record<InstrumentStep, ArticleId | null>>;
  /** Everything a preservation may be refused on, in the order the grounds are examined. */
  readonly preservation_grounds: readonly RefusalRule[];
  /** Everything the disclosure of path-finding traffic data may be refused on. */
  readonly traffic_data_grounds: readonly RefusalRule[];
  /** What a request must state. */
  readonly items: readonly RequestItem[];
  /** Floor of the foreign request, counted from when preservation takes effect. */
  readonly minimum_preservation_ms: Duration;
  /** Ceiling of one domestic order. It runs at the same time as the floor. */
  readonly domestic_order_cap_ms: Duration;
  /** `limited`: offences outside the scope have no basis in the instrument. */
  readonly scope: { readonly limited: boolean; readonly article: ArticleId; readonly text: string };
  readonly register: { readonly article: ArticleId | null; readonly text: string };
  /** True only if every article above was compared with its own wording. */
  readonly verified: boolean;
}

export type InstrumentStep =
  | "availability" // at any hour of any day; a ping asks no more
  | "location-query"
  | "request"
  | "items" // and asking for missing ones
  | "acknowledge" // expedited contact; no treaty sets hours
  | "execute" // all appropriate measures, quickly
  | "reservation"
  | "refusal"
  | "reasons" // and answers to status queries
  | "prejudice"
  | "referral" // a wrong addressee forwards and tells the sender
  | "domestic-order"
  | "custodian-confidentiality"
  | "confidentiality"
  | "floor" // at least 60 days, and until assistance is decided
  | "extension"
  | "traffic-data"
  | "traffic-data-refusal"
  | "emergency-disclosure"
  | "assistance"
  | "assistance-refusal";

const MINIMUM_PRESERVATION = 60 * DAY;
const DOMESTIC_ORDER_CAP = 90 * DAY;

const ALL_ITEMS: readonly RequestItem[] = REQUEST_ITEMS.map(({ id }) => id);

const UNCC: InstrumentRules = {
  basis: "UNCC",
  title: "United Nations Convention against Cybercrime",
  articles: {
    availability: "UN-41.1",
    "location-query": "UN-42.2",
    request: "UN-42.1",
    items: "UN-42.3",
    acknowledge: "UN-41.4",
    execute: "UN-42.4",
    reservation: "UN-42.5",
    refusal: "UN-42.6",
    reasons: "UN-40.25",
    prejudice: "UN-42.7",
    referral: null,
    "domestic-order": "UN-25.2",
    "custodian-confidentiality": "UN-25.3",
    confidentiality: "UN-42.3",
    floor: "UN-42.8",
    extension: "UN-42.9",
    "traffic-data": "UN-43.1",
    "traffic-data-refusal": "UN-43.2",
    "emergency-disclosure": "UN-41.3",
    assistance: "UN-44",
    "assistance-refusal": "UN-40.21",
  },
  preservation_grounds: UNCC_PRESERVATION_GROUNDS,
  traffic_data_grounds: UNCC_TRAFFIC_DATA_GROUNDS,
  items: ALL_ITEMS,
  minimum_preservation_ms: MINIMUM_PRESERVATION,
  domestic_order_cap_ms: DOMESTIC_ORDER_CAP,
  scope: {
    limited: true,
    article: "UN-35.1",
    text: "convention offences, and electronic evidence of these and of serious crimes",
  },
  register: {
    article: "UN-41.2",
    text: "kept by the UN Secretary-General; list circulated yearly",
  },
  verified: false,
};

const BUDAPEST: InstrumentRules = {
  basis: "BUDAPEST",
  title: "Convention on Cybercrime (Budapest Convention)",
  articles: {
    availability: "BC-35.1",
    "location-query": null,
    request: "BC-29.1",
    items: "BC-29.2",
    acknowledge: "BC-35.2",
    execute: "BC-29.3",
    reservation: "BC-29.4",
    refusal: "BC-29.5",
    reasons: "BC-27.7",
    prejudice: "BC-29.6",
    referral: "BC-27.9",
    "domestic-order": "BC-16.2",
    "custodian-confidentiality": "BC-16.3",
    confidentiality: "BC-27.8",
    floor: "BC-29.7",
    extension: null,
    "traffic-data": "BC-30.1",
    "traffic-data-refusal": "BC-30.2",
    "emergency-disclosure": null,
    assistance: "BC-31",
    "assistance-refusal": "BC-27.4",
  },
  preservation_grounds: BUDAPEST_PRESERVATION_GROUNDS,
  traffic_data_grounds: BUDAPEST_TRAFFIC_DATA_GROUNDS,
  items: ALL_ITEMS.filter((item) => item !== "confidentiality"),
  minimum_preservation_ms: MINIMUM_PRESERVATION,
  domestic_order_cap_ms: DOMESTIC_ORDER_CAP,
  scope: {
    limited: false,
    article: "BC-35.1",
    text: "computer-related offences, and electronic evidence of any criminal offence",
  },
  register: { article: null, text: "the Council of Europe's directory, by practice" },
  verified: true,
};

/** The law of each basis. The Second Protocol adds emergency disclosure between contact points. */
export const INSTRUMENT_RULES: Readonly<Record<InstrumentBasis, InstrumentRules>> = {
  UNCC,
  BUDAPEST,
  "BUDAPEST-2AP": {
    ...BUDAPEST,
    basis: "BUDAPEST-2AP",
    title: "Budapest Convention with its Second Additional Protocol",
    articles: { ...BUDAPEST.articles, "emergency-disclosure": "2AP-9" },
    verified: false,
  },
};

/** The names of the grounds on which a preservation may be refused under a basis. */
export function refusalGrounds(basis: InstrumentBasis): readonly RefusalGround[] {
  return INSTRUMENT_RULES[basis].preservation_grounds.map(({ ground }) => ground);
}

/**
 * The ground that lets the requested State refuse to preserve, or null if it may not refuse.
 * `reservation`: it made the reservation of UN-42.5 or BC-29.4. Of several, the first examined.
 */
export function groundOf(
  basis: InstrumentBasis,
  circumstances: readonly Circumstance[],
  reservation: boolean,
): RefusalGround | null {
  const rule = INSTRUMENT_RULES[basis].preservation_grounds.find((candidate) =>
    groundStands(candidate, circumstances, reservation),
  );
  return rule?.ground ?? null;
}
