import type { Instant } from "@contactpoint/engine";
import type { FoldState } from "./fold-state.ts";
import { byName } from "./request-columns.ts";
import type { RequestColumns } from "./request-columns.ts";
import { requestOutcome } from "./request-outcome.ts";
import { MEASURES, OUTCOMES } from "./request-table.ts";
import type { Measure, Outcome, RequestTable } from "./request-table.ts";

/** Closes the columns at the end of the run. */
export function finishTable(fold: FoldState, end: Instant): RequestTable {
  const { columns, scenario } = fold;
  for (const live of [...fold.open.values(), ...fold.followed.values()]) {
    fold.clock.accrue(live, end);
  }
  // A child stands after its parent, so it is finished first.
  for (let row = columns.text.request_id.length - 1; row >= 0; row -= 1) {
    finishRow(columns, row);
  }
  const rows = columns.text.request_id.length;
  const items = columns.items.text.outcome.length;
  return {
    scenario,
    rows,
    ended_at: end,
    text: columns.text,
    instants: valuesOf(columns.instants, rows),
    stages: valuesOf(columns.stages, rows),
    measures: byName(MEASURES, (measure) => measureColumn(columns, measure, rows)),
    numbers: valuesOf(columns.numbers, rows),
    flags: valuesOf(columns.flags, rows),
    items: {
      rows: items,
      request: columns.items.request.values(items),
      item: columns.items.item.values(items),
      child: columns.items.child.values(items),
      text: columns.items.text,
      instants: valuesOf(columns.items.instants, items),
    },
    desks: fold.desks.totals(end),
  };
}

function finishRow(columns: RequestColumns, row: number): void {
  const { text, instants, items, numbers, first_item } = columns;
  const first = first_item.at(row);
  const places = Array.from({ length: numbers.items.at(row) }, (_, index) => first + index);
  for (const item of places) {
    finishItem(columns, row, item);
  }
  text.outcome[row] = rowOutcome(
    text.outcome[row] ?? "",
    places.map((item) => outcomeNamed(items.text.outcome[item])),
  );
  instants.ordered_at.set(row, extreme(places, items.instants.ordered_at, Math.min));
  // While an item is unanswered nobody knows which will be the last one secured.
  if (text.outcome[row] === "preserved" || text.outcome[row] === "partly-preserved") {
    instants.preserved_at.set(row, extreme(places, items.instants.preserved_at, Math.max));
    instants.preserved_until.set(row, extreme(places, items.instants.preserved_until, Math.min));
  }
}

// An item found elsewhere takes its child's outcome and instants.
function finishItem(columns: RequestColumns, row: number, item: number): void {
  const { text, instants, items } = columns;
  const child = items.child.at(item);
  if (child < 0) {
    items.text.outcome[item] = outcomeNamed(items.text.outcome[item]);
    return;
  }
  items.text.outcome[item] = text.outcome[child] ?? "open";
  items.instants.ordered_at.setFirst(item, instants.ordered_at.at(child));
  items.instants.preserved_at.set(item, instants.preserved_at.at(child));
  items.instants.preserved_until.set(item, instants.preserved_until.at(child));
  if (text.refusal_ground[row] === "") {
    text.refusal_ground[row] = text.refusal_ground[child] ?? "";
  }
}

// A row that was closed with an item unanswered already says how it ended.
function rowOutcome(written: string, items: readonly Outcome[]): Outcome {
  return written !== "" || items.length === 0 ? outcomeNamed(written) : requestOutcome(items);
}

function outcomeNamed(name: string | undefined): Outcome {
  return OUTCOMES.find((outcome) => outcome === name) ?? "open";
}

function extreme(
  places: readonly number[],
  column: RequestColumns["instants"]["ordered_at"],
  choose: (...values: number[]) => number,
): number {
  const known = places.map((item) => column.at(item)).filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : choose(...known);
}

function measureColumn(columns: RequestColumns, measure: Measure, rows: number): Float64Array {
  const { instants, responded_at } = columns;
  const [from, until] = {
    time_to_acknowledge: [instants.sent_at, instants.acknowledged_at],
    response_time: [instants.delivered_at, responded_at],
    time_to_preserve: [instants.needed_at, instants.preserved_at],
    time_to_confirm: [instants.needed_at, instants.confirmed_at],
  }[measure] as [RequestColumns["responded_at"], RequestColumns["responded_at"]];
  const begins = from.values(rows);
  return until.values(rows).map((at, row) => at - (begins[row] ?? Number.NaN));
}

function valuesOf<Name extends string, Data>(
  columns: Readonly<Record<Name, { values(rows: number): Data }>>,
  rows: number,
): Record<Name, Data> {
  const names = Object.keys(columns) as Name[];
  return byName(names, (name) => columns[name].values(rows));
}
