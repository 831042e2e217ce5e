import type { Instant } from "@contactpoint/engine";
import type { NeedRecord } from "@contactpoint/protocol";

/**
 * What must be remembered of a request whose stage can still change; everything that is measured
 * goes into the columns at once.
 */
export interface LiveRequest {
  readonly row: number;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly warmUp: boolean;
  readonly isPing: boolean;
  /** Rows of the items, from `firstItem` to before `endItem`. */
  readonly firstItem: number;
  readonly endItem: number;
  readonly parent: LiveRequest | undefined;
  /** Index into STAGES_BY_RANK, or SETTLED; in force since `since`. */
  stage: number;
  since: Instant;
  /** True if the stage in force is a child's, so that the time is spent at another desk. */
  inherited: boolean;
  isSent: boolean;
  /** The requesting side's copy is final, whatever its children still do. */
  isFinal: boolean;
  /** The requesting machine waits for its own officers: to supplement, or to choose. */
  isQuestioned: boolean;
  /** A task of it waits in the queue of its requested side. */
  isWaiting: boolean;
  /** A request without items is answered as a whole: when its answer arrived. */
  wholeAnsweredAt: Instant;
  tries: readonly SentTry[];
  readonly tasks: OpenTask[];
  messagesAtHubs: readonly WaitingMessage[];
  /** Item of each message on its way over a hub that concerns one item only. */
  itemOfMessage: Map<string, number> | undefined;
  /** Rows of the items whose order has left and has no answer. */
  orders: readonly number[];
  /** Children that pursue an item, the latest for each. */
  children: readonly ItemChild[];
}

export interface SentTry {
  readonly message: string;
  readonly route: readonly string[];
  readonly instrument: string;
}

export interface OpenTask {
  readonly node: string;
  /** Where it waits: an officer of another contact point may stand in. */
  desk: string;
  readonly number: number;
  /** Row of the item, or WHOLE_REQUEST. */
  readonly item: number;
  readonly place: "requesting" | "requested" | "hub" | "authority";
  isStarted: boolean;
}

export interface WaitingMessage {
  readonly message: string;
  readonly node: string;
  readonly item: number;
}

export interface ItemChild {
  /** Row of the item in the table of items. */
  readonly item: number;
  readonly request: LiveRequest;
}

export const WHOLE_REQUEST = -1;

/** In the place of a stage: the request is confirmed or closed, and its time is no longer counted. */
export const SETTLED = -1;

/** Row of an item by its number, or WHOLE_REQUEST for a record that names none. */
export function itemRow(live: LiveRequest, item: number | undefined): number {
  return item === undefined ? WHOLE_REQUEST : live.firstItem + item;
}

/** True if a child pursues the item. */
export function isPursued({ children }: LiveRequest, item: number): boolean {
  return children.some((child) => child.item === item);
}

export function liveRequest(
  need: NeedRecord,
  row: number,
  firstItem: number,
  more: { readonly warmUp: boolean; readonly parent: LiveRequest | undefined },
): LiveRequest {
  return {
    row,
    id: need.request,
    from: need.from,
    to: need.to,
    warmUp: more.warmUp,
    isPing: need.form === "ping",
    firstItem,
    endItem: firstItem + need.items.length,
    parent: more.parent,
    stage: 0,
    since: need.at,
    inherited: false,
    isSent: false,
    isFinal: false,
    isQuestioned: false,
    isWaiting: false,
    wholeAnsweredAt: Number.NaN,
    tries: NONE,
    tasks: [],
    messagesAtHubs: NONE,
    itemOfMessage: undefined,
    orders: NONE,
    children: NONE,
  };
}

// One list for all that are empty: most requests have nothing to remember most of the time. It is not
// frozen, because V8 walks lists of mixed kinds slowly, and makes an object for each step.
const NONE: readonly never[] = [];
