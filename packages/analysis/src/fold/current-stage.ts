import { isPursued, SETTLED, WHOLE_REQUEST } from "./live-request.ts";
import type { LiveRequest, OpenTask } from "./live-request.ts";
import type { ItemColumns } from "./request-columns.ts";
import type { Stage } from "./request-table.ts";

/** After sending, the last of these that is true of a request is its stage. */
export const STAGES_BY_RANK = [
  "prepare",
  "transit",
  "closed",
  "busy",
  "handling",
  "provider",
  "authority",
  "requester",
  "hub",
] as const satisfies readonly Stage[];

const PREPARE = STAGES_BY_RANK.indexOf("prepare");
const TRANSIT = STAGES_BY_RANK.indexOf("transit");
export const CLOSED = STAGES_BY_RANK.indexOf("closed");
export const BUSY = STAGES_BY_RANK.indexOf("busy");
const HANDLING = STAGES_BY_RANK.indexOf("handling");
const AUTHORITY = STAGES_BY_RANK.indexOf("authority");
const PROVIDER = STAGES_BY_RANK.indexOf("provider");
export const REQUESTER = STAGES_BY_RANK.indexOf("requester");
const HUB = STAGES_BY_RANK.indexOf("hub");

/** Who tells whether an officer is present at a desk. */
export interface StaffedDesks {
  isStaffed(node: string): boolean;
}

/**
 * The stage a request is in by what is known of itself: the last of STAGES_BY_RANK that is true of
 * any item still unanswered, and in transit if there is none.
 */
export function ownStage(live: LiveRequest, items: ItemColumns, desks: StaffedDesks): number {
  // A hub may be asked for the addressee's details before anything leaves.
  if (!live.isSent) return live.tasks.some(({ place }) => place === "hub") ? HUB : PREPARE;
  if (live.isFinal || !concerns(live, items, WHOLE_REQUEST)) return TRANSIT;
  let stage = live.isQuestioned ? REQUESTER : TRANSIT;
  for (const message of live.messagesAtHubs) if (concerns(live, items, message.item)) stage = HUB;
  for (const task of live.tasks) {
    const ofTask = stageOfTask(task, desks);
    if (ofTask > stage && concerns(live, items, task.item)) stage = ofTask;
  }
  if (stage < PROVIDER)
    for (const item of live.orders) if (concerns(live, items, item)) stage = PROVIDER;
  return stage;
}

/** The last stage of those that its children are in; SETTLED without any. */
export function stageOfChildren({ children }: LiveRequest): number {
  let stage = SETTLED;
  for (const { request } of children) {
    // To the parent's State the preparation of a child is its own work.
    const ofChild = request.stage === PREPARE ? REQUESTER : request.stage;
    if (ofChild > stage) stage = ofChild;
  }
  return stage;
}

/** True if the answer to every item, and to what children pursue, has arrived. */
export function isAnswered(live: LiveRequest, items: ItemColumns): boolean {
  if (live.firstItem === live.endItem) {
    return !Number.isNaN(live.wholeAnsweredAt);
  }
  for (let item = live.firstItem; item < live.endItem; item += 1) {
    if (Number.isNaN(items.instants.confirmed_at.at(item))) {
      return false;
    }
  }
  return true;
}

/** True if the requesting side's copy is final and so are, or are answered, its children. */
export function isClosed(live: LiveRequest): boolean {
  return live.isFinal && stageOfChildren(live) === SETTLED;
}

function stageOfTask(task: OpenTask, desks: StaffedDesks): number {
  switch (task.place) {
    case "hub":
      return HUB;
    case "requesting":
      return REQUESTER;
    case "authority":
      return AUTHORITY;
    case "requested":
      return task.isStarted ? HANDLING : desks.isStaffed(task.desk) ? BUSY : CLOSED;
  }
}

// What concerns the whole request concerns any item that this request itself has still to see answered.
function concerns(live: LiveRequest, items: ItemColumns, item: number): boolean {
  if (item !== WHOLE_REQUEST) {
    return Number.isNaN(items.instants.confirmed_at.at(item)) && !isPursued(live, item);
  }
  if (live.firstItem === live.endItem) {
    return Number.isNaN(live.wholeAnsweredAt);
  }
  for (let each = live.firstItem; each < live.endItem; each += 1) {
    if (concerns(live, items, each)) {
      return true;
    }
  }
  return false;
}
