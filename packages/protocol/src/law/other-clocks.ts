import { DAY, HOUR } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";
import type { ArticleId } from "./articles.ts";

/** A time limit of other law that runs beside a request between contact points. */
export interface OtherClock {
  readonly id: string;
  readonly title: string;
  /** Business days are days of the addressee's calendar. */
  readonly length:
    | { readonly unit: "ms"; readonly ms: Duration }
    | { readonly unit: "business-day"; readonly days: number };
  /** How often it may be prolonged and by how much; null: never. */
  readonly renewal: { readonly times: number; readonly adds_ms: Duration } | null;
  readonly citation: string;
  readonly article: ArticleId | null;
  /** `text`: the provision's wording was read; `secondary`: another source's word; `no`: memory. */
  readonly checked: "text" | "secondary" | "no";
}

export const OTHER_CLOCKS: readonly OtherClock[] = [
  {
    id: "us-hold",
    title: "US hold on a provider's records, without a judge: a snapshot of one moment",
    length: ms(90 * DAY),
    renewal: { times: 1, adds_ms: 90 * DAY },
    citation: "18 USC 2703(f)",
    article: null,
    checked: "secondary",
  },
  {
    id: "us-backup-copy",
    title: "US backup copy by the provider",
    length: { unit: "business-day", days: 2 },
    renewal: null,
    citation: "18 USC 2704",
    article: null,
    checked: "text",
  },
  european("eu-production", "EU production order: data are transmitted", 10 * DAY, "EU-10.1"),
  european("eu-emergency", "EU production order in an emergency", 8 * HOUR, "EU-10.4"),
  european(
    "eu-objection",
    "EU emergency: objection of the enforcing authority, from its notification",
    96 * HOUR,
    "EU-10.4",
  ),
  european("eu-preservation", "EU preservation order", 60 * DAY, "EU-11.1"),
  protocol("2ap-subscriber-direct", "Subscriber information from a provider abroad", 30, "2AP-7"),
  protocol(
    "2ap-service",
    "Order through the requested Party: service on the provider",
    45,
    "2AP-8",
  ),
  protocol("2ap-subscriber", "Subscriber data, from service", 20, "2AP-8"),
  protocol("2ap-traffic", "Traffic data, from service", 45, "2AP-8"),
];

function european(
  id: string,
  title: string,
  length: Duration,
  article: "EU-10.1" | "EU-10.4" | "EU-11.1",
): OtherClock {
  return {
    id,
    title,
    length: ms(length),
    renewal: article === "EU-11.1" ? { times: 1, adds_ms: 30 * DAY } : null,
    citation: `Regulation (EU) 2023/1543, ${article.slice("EU-".length)}`,
    article,
    checked: article === "EU-10.4" ? "secondary" : "text",
  };
}

function protocol(id: string, title: string, days: number, article: "2AP-7" | "2AP-8"): OtherClock {
  return {
    id,
    title,
    length: ms(days * DAY),
    renewal: null,
    citation: `CETS 224, article ${article.slice("2AP-".length)}`,
    article,
    checked: "no",
  };
}

function ms(length: Duration): OtherClock["length"] {
  return { unit: "ms", ms: length };
}
