import type { SentRecord } from "@contactpoint/protocol";
import { isPursued, itemRow, WHOLE_REQUEST } from "./live-request.ts";
import type { LiveRequest } from "./live-request.ts";
import type { RequestColumns } from "./request-columns.ts";
import type { Outcome } from "./request-table.ts";

/** What an answer that the requested side sends says has happened. */
export function noteAnswerSent(columns: RequestColumns, live: LiveRequest, sent: SentRecord): void {
  const item = itemRow(live, sent.item);
  for (const each of itemsMeant(live, item)) {
    const outcome = outcomeOf(sent);
    decideItem(columns, each, outcome);
    if (outcome === "preserved" && columns.items.text.outcome[each] === "preserved") {
      // Without an order of its own the item was secured by the order of another request.
      columns.items.instants.preserved_at.setFirst(each, sent.at);
    }
  }
  if (live.firstItem === live.endItem && columns.text.outcome[live.row] === "") {
    columns.text.outcome[live.row] = outcomeOf(sent);
  }
  if (sent.type === "refusal" && columns.text.refusal_ground[live.row] === "") {
    columns.text.refusal_ground[live.row] = sent.body?.ground ?? "";
  }
}

/** An answer reaches the requesting side. What a child pursues is answered by the child alone. */
export function noteAnswerDelivered(
  columns: RequestColumns,
  live: LiveRequest,
  item: number,
  at: number,
): void {
  for (const each of itemsMeant(live, item)) {
    if (!isPursued(live, each)) {
      columns.items.instants.confirmed_at.setFirst(each, at);
    }
  }
  if (live.firstItem === live.endItem && Number.isNaN(live.wholeAnsweredAt)) {
    live.wholeAnsweredAt = at;
  }
}

/** The first full answer fixes what became of an item. */
export function decideItem(columns: RequestColumns, item: number, outcome: Outcome): void {
  if (columns.items.text.outcome[item] === "") {
    columns.items.text.outcome[item] = outcome;
  }
}

function itemsMeant(live: LiveRequest, item: number): readonly number[] {
  if (item !== WHOLE_REQUEST) {
    return [item];
  }
  return Array.from(
    { length: live.endItem - live.firstItem },
    (_, index) => live.firstItem + index,
  );
}

function outcomeOf(sent: SentRecord): Outcome {
  switch (sent.type) {
    case "confirmation":
      return "preserved";
    case "negative":
      return sent.body?.negative ?? "not-held";
    case "refusal":
      return "refused";
    case "referral":
    case "traffic-data-disclosure":
      return "provider-elsewhere";
    default:
      return "answered";
  }
}
