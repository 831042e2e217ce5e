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

/** True if the requesting side now waits for its own officers or no longer does, or is final. */
export function noteState(fold: FoldState, live: LiveRequest, moved: StateRecord): boolean {
  if (moved.machine === "requested") {
    // The choice to proceed after a prejudice notice lets the requested side accept.
    if (isIn(moved.from, "awaiting-choice") && isIn(moved.to, "executing")) {
      fold.columns.instants.decided_at.setFirst(live.row, moved.at);
    }
    return false;
  }
  if (moved.machine !== "requesting") {
    return false;
  }
  const wasQuestioned = live.isQuestioned;
  live.isQuestioned = isIn(moved.to, "supplementing") || isIn(moved.to, "choosing");
  if (moved.final === true) {
    closeRequest(fold, live, moved.at, isIn(moved.to, "withdrawn") ? "withdrawn" : "gave-up");
    return true;
  }
  return live.isQuestioned !== wasQuestioned;
}

/** True if the request has a task more or less, or one that moved on. */
export function noteTask(fold: FoldState, live: LiveRequest, task: TaskRecord): boolean {
  const place = placeOf(live, task);
  if (place === undefined) {
    return false;
  }
  // Where authorities stand in for the contact point, they handle the request.
  if (place === "requested" || (place === "authority" && task.task !== "authorise")) {
    noteMilestone(fold.columns, live, task);
  }
  followTask(live, task, place);
  if (place === "requested") {
    fold.desks.setWaiting(live, live.tasks.some(waitsAtRequested));
  }
  return true;
}

function followTask(live: LiveRequest, task: TaskRecord, place: OpenTask["place"]): void {
  const { tasks } = live;
  const { node, number, phase } = task;
  const desk = task.desk ?? node;
  const known = tasks.findIndex((open) => open.number === number && open.node === node);
  const open = tasks[known];
  if (phase === "asked" || phase === "started") {
    const isStarted = phase === "started";
    if (open === undefined) {
      tasks.push({ node, desk, number, item: itemRow(live, task.item), place, isStarted });
      return;
    }
    open.desk = desk;
    open.isStarted = isStarted;
  } else if (open !== undefined) tasks.splice(known, 1);
}

function waitsAtRequested({ place, isStarted }: OpenTask): boolean {
  return place === "requested" && !isStarted;
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
    columns.items.instants.preserved_at.setFirst(item, order.acted_at ?? order.at);
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

// States are paths such as `preserved.extension-asked`; asked so often that no text is built for it.
function isIn(path: string, state: string): boolean {
  const rest = path.length - state.length;
  if (rest === 0) return path === state;
  return (
    (path.endsWith(state) && path[rest - 1] === ".") ||
    (path.startsWith(state) && path[state.length] === ".")
  );
}
