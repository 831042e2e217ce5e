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

/**
 * The stage a request is in by what is known of it: the last of STAGES_BY_RANK that is true of any item
 * still unanswered. `isStaffed` says whether an officer is present at the requested desk.
 */
export function currentStage(
  live: LiveRequest,
  items: ItemColumns,
  isStaffed: (node: string) => boolean,
): { readonly stage: number; readonly inherited: boolean } {
  if (!live.isSent) {
    // A hub may be asked for the addressee's details before anything leaves.
    const atHub = live.tasks.some(({ place }) => place === "hub");
    return { stage: atHub ? HUB : PREPARE, inherited: false };
  }
  const own = live.isFinal ? SETTLED : ownStage(live, items, isStaffed);
  const ofChildren = live.children.reduce(
    (stage, child) => Math.max(stage, stageForParent(child.request)),
    SETTLED,
  );
  return ofChildren > own
    ? { stage: ofChildren, inherited: true }
    : { stage: Math.max(own, TRANSIT), inherited: false };
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
  return live.isFinal && live.children.every((child) => child.request.stage === SETTLED);
}

// To the parent's State the preparation of a child is its own work.
function stageForParent(child: LiveRequest): number {
  return child.stage === PREPARE ? REQUESTER : child.stage;
}

function ownStage(
  live: LiveRequest,
  items: ItemColumns,
  isStaffed: (node: string) => boolean,
): number {
  if (!concerns(live, items, WHOLE_REQUEST)) {
    return SETTLED;
  }
  let stage = live.isQuestioned ? REQUESTER : TRANSIT;
  for (const message of live.messagesAtHubs) {
    if (concerns(live, items, message.item)) {
      stage = HUB;
    }
  }
  for (const task of live.tasks) {
    if (concerns(live, items, task.item)) {
      stage = Math.max(stage, stageOfTask(task, isStaffed));
    }
  }
  if (stage < PROVIDER && live.orders.some((item) => concerns(live, items, item))) {
    stage = PROVIDER;
  }
  return stage;
}

function stageOfTask(task: OpenTask, isStaffed: (node: string) => boolean): number {
  switch (task.place) {
    case "hub":
      return HUB;
    case "requesting":
      return REQUESTER;
    case "authority":
      return AUTHORITY;
    case "requested":
      return task.isStarted ? HANDLING : isStaffed(task.desk) ? BUSY : CLOSED;
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
