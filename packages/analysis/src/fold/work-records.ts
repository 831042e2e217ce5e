import type {
  DutyRecord,
  HoldRecord,
  OrderRecord,
  StateRecord,
  TaskRecord,
} from "@contactpoint/protocol";
import { decideItem } from "./answer.ts";
import { closeRequest } from "./fold-state.ts";
import type { FoldState } from "./fold-state.ts";
import { itemRow } from "./live-request.ts";
import type { LiveRequest, OpenTask } from "./live-request.ts";
import type { RequestColumns } from "./request-columns.ts";
import type { Outcome } from "./request-table.ts";

export function noteState(fold: FoldState, live: LiveRequest, moved: StateRecord): void {
  if (moved.machine === "requested") {
    // The choice to proceed after a prejudice notice lets the requested side accept.
    if (isIn(moved.from, "awaiting-choice") && isIn(moved.to, "executing")) {
      fold.columns.instants.decided_at.setFirst(live.row, moved.at);
    }
    return;
  }
  if (moved.machine !== "requesting") {
    return;
  }
  live.isQuestioned = isIn(moved.to, "supplementing") || isIn(moved.to, "choosing");
  if (moved.final === true) {
    closeRequest(fold, live, moved.at, isIn(moved.to, "withdrawn") ? "withdrawn" : "gave-up");
  }
}

export function noteTask(fold: FoldState, live: LiveRequest, task: TaskRecord): void {
  const place = placeOf(live, task);
  // Where authorities stand in for the contact point, they handle the request.
  if (place === "requested" || (place === "authority" && task.task !== "authorise")) {
    noteMilestone(fold.columns, live, task);
  }
  const others = live.tasks.filter(
    (other) => other.number !== task.number || other.node !== task.node,
  );
  const item = itemRow(live, task.item);
  live.tasks =
    place === undefined || task.phase === "finished" || task.phase === "dropped"
      ? others
      : [
          ...others,
          {
            node: task.node,
            number: task.number,
            item,
            place,
            isStarted: task.phase === "started",
          },
        ];
  fold.desks.setWaiting(
    live,
    live.tasks.some((open) => open.place === "requested" && !open.isStarted),
  );
}

export function noteOrder(columns: RequestColumns, live: LiveRequest, order: OrderRecord): void {
  const item = itemRow(live, order.item);
  if (order.phase === "sent") {
    live.orders = [...live.orders.filter((other) => other !== item), item];
    columns.items.instants.ordered_at.setFirst(item, order.at);
    return;
  }
  live.orders = live.orders.filter((other) => other !== item);
  const outcome = outcomeOf(order.answer);
  if (outcome !== undefined) {
    decideItem(columns, item, outcome);
  }
  if (outcome === "preserved" && columns.items.text.outcome[item] === "preserved") {
    columns.items.instants.preserved_at.setFirst(item, order.at);
  }
}

export function noteHold(columns: RequestColumns, live: LiveRequest, hold: HoldRecord): void {
  if (hold.change === "began" || hold.change === "extended") {
    columns.items.instants.preserved_until.set(itemRow(live, hold.item), hold.until);
  }
}

/** Officers came or went: only requests that wait at this desk can change their stage. */
export function noteDuty(fold: FoldState, duty: DutyRecord): void {
  if (fold.desks.addDuty(duty)) {
    for (const live of fold.desks.waiting(duty.node)) {
      fold.clock.refresh(live, duty.at);
    }
  }
}

function noteMilestone(columns: RequestColumns, live: LiveRequest, task: TaskRecord): void {
  if (task.phase === "started") {
    columns.instants.handling_started_at.setFirst(live.row, task.at);
  }
  const decides = task.result === "accepted" || task.result === "refused";
  if (task.task === "review" && task.phase === "finished" && decides) {
    columns.instants.decided_at.setFirst(live.row, task.at);
  }
}

// To lodge or decide mutual legal assistance holds no answer up; an authority's other work does.
function placeOf(live: LiveRequest, task: TaskRecord): OpenTask["place"] | undefined {
  if (task.by === "authority") {
    return task.task === "lodge" || task.task === "decide-assistance" ? undefined : "authority";
  }
  switch (task.node) {
    case live.to:
      return "requested";
    case live.from:
      return task.task === "supplement" || task.task === "choose" ? "requesting" : undefined;
    default:
      return "hub";
  }
}

function outcomeOf(answer: OrderRecord["answer"]): Outcome | undefined {
  switch (answer) {
    case "preserved":
    case "not-held":
    case "deleted":
    case "wrong-identifier":
      return answer;
    case "disclosed":
      return "answered";
    case "elsewhere":
      return "provider-elsewhere";
    // The order is repeated, or the requested side says in its answer that it gives up.
    case "failed":
    case "refused":
    case undefined:
      return undefined;
  }
}

// States are paths such as `preserved.extension-asked`.
function isIn(path: string, state: string): boolean {
  return path === state || path.startsWith(`${state}.`) || path.endsWith(`.${state}`);
}
