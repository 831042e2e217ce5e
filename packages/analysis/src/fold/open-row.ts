import type { NeedRecord } from "@contactpoint/protocol";
import { stateOf } from "./fold-state.ts";
import type { FoldState } from "./fold-state.ts";
import { isPursued, liveRequest } from "./live-request.ts";
import type { LiveRequest } from "./live-request.ts";
import { appendItem, appendRequest } from "./request-columns.ts";
import type { RequestColumns } from "./request-columns.ts";

/** Opens the row of a need and the rows of its items. */
export function openRow(fold: FoldState, need: NeedRecord): void {
  const { columns } = fold;
  const firstItem = columns.items.text.outcome.length;
  const row = appendRequest(columns);
  writeNeed(fold, need, row);
  need.items.forEach((item, index) => {
    const place = appendItem(columns.items, row, index);
    columns.items.text.provider[place] = item.provider;
    columns.items.text.data_class[place] = item.data_class;
    columns.items.instants.data_expires_at.set(place, item.expires_at);
    columns.items.instants.stated_expiry.set(place, item.stated_expiry ?? Number.NaN);
  });
  // A parent that closed before its answer came is no longer followed: the child stands alone.
  const parent =
    need.parent === undefined
      ? undefined
      : (fold.open.get(need.parent) ?? fold.followed.get(need.parent));
  const live = liveRequest(need, row, firstItem, {
    warmUp: columns.flags.warm_up.at(row) === 1,
    parent,
  });
  fold.open.set(need.request, live);
  if (parent !== undefined) {
    pursue(columns, parent, live, need.parent_item);
    fold.clock.refresh(parent, need.at);
  }
}

function writeNeed(fold: FoldState, need: NeedRecord, row: number): void {
  const { text, instants, numbers, flags } = fold.columns;
  text.request_id[row] = need.request;
  text.parent_id[row] = need.parent ?? "";
  text.incident_id[row] = need.incident ?? "";
  text.duplicate_of[row] = need.duplicate_of ?? "";
  text.form[row] = need.form;
  text.urgency[row] = need.urgency;
  text.requesting_state[row] = need.from;
  text.requested_state[row] = need.to;
  text.requesting_zone[row] = stateOf(fold, need.from).zone;
  text.requested_zone[row] = stateOf(fold, need.to).zone;
  numbers.items.set(row, need.items.length);
  instants.needed_at.set(row, need.at);
  if (need.items.length > 0) {
    instants.data_expires_at.set(row, Math.min(...need.items.map((item) => item.expires_at)));
  }
  const { start, warm_up } = fold.scenario.clock;
  flags.warm_up.set(row, Number(need.at < start + warm_up));
}

// The newest child of an item replaces an older one; without a number it takes every item that was
// found elsewhere and that nobody pursues yet.
function pursue(
  columns: RequestColumns,
  parent: LiveRequest,
  child: LiveRequest,
  number: number | undefined,
): void {
  const { items } = columns;
  for (let item = parent.firstItem; item < parent.endItem; item += 1) {
    const isMeant =
      number === undefined
        ? items.text.outcome[item] === "provider-elsewhere" && !isPursued(parent, item)
        : item === parent.firstItem + number;
    if (isMeant) {
      const others = parent.children.filter((other) => other.item !== item);
      parent.children = [...others, { item, request: child }];
      items.child.set(item, child.row);
      items.instants.confirmed_at.set(item, Number.NaN);
      items.text.outcome[item] = "provider-elsewhere";
    }
  }
}
