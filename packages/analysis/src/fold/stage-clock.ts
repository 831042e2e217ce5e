import type { Instant } from "@contactpoint/engine";
import {
  BUSY,
  CLOSED,
  isAnswered,
  isClosed,
  ownStage,
  REQUESTER,
  stageOfChildren,
  STAGES_BY_RANK,
} from "./current-stage.ts";
import type { DeskLedger } from "./desk-ledger.ts";
import { SETTLED } from "./live-request.ts";
import type { LiveRequest } from "./live-request.ts";
import type { RequestColumns } from "./request-columns.ts";

/** Splits each request's time into stages, and notes when it is confirmed and closed. */
export class StageClock {
  readonly #columns: RequestColumns;
  readonly #desks: DeskLedger;

  constructor(columns: RequestColumns, desks: DeskLedger) {
    this.#columns = columns;
    this.#desks = desks;
  }

  /** Takes note that something about the request may have changed at this instant. */
  refresh(live: LiveRequest, at: Instant): void {
    const answered = isAnswered(live, this.#columns.items);
    const closed = isClosed(live);
    const isOver = answered || closed;
    const own = isOver ? SETTLED : ownStage(live, this.#columns.items, this.#desks);
    const ofChildren = isOver || !live.isSent ? SETTLED : stageOfChildren(live);
    const inherited = ofChildren > own;
    const stage = inherited ? ofChildren : own;
    const { confirmed_at, closed_at } = this.#columns.instants;
    mark(confirmed_at, live.row, answered, at);
    mark(closed_at, live.row, closed, at);
    if (live.stage === stage && live.inherited === inherited) {
      return;
    }
    const before = live.stage;
    this.accrue(live, at, stage);
    live.stage = stage;
    live.inherited = inherited;
    if (before !== stage) {
      this.#tellParent(live, at);
    }
  }

  /** Counts the time since the last change to the stage in force until `at`. */
  accrue(live: LiveRequest, at: Instant, next = live.stage): void {
    // A request that was answered and is taken up again, because what was found elsewhere is now
    // pursued, lay with the requesting side in between.
    const stage = live.stage === SETTLED && next !== SETTLED ? REQUESTER : live.stage;
    const name = STAGES_BY_RANK[stage];
    if (name !== undefined) {
      const duration = at - live.since;
      this.#columns.stages[name].add(live.row, duration);
      if ((stage === CLOSED || stage === BUSY) && !live.inherited && !live.warmUp) {
        this.#desks.addWait(live.to, stage === CLOSED ? "closed" : "busy", duration);
      }
    }
    live.since = at;
  }

  // The parent's item is answered while its child is settled, and not before or after.
  #tellParent(live: LiveRequest, at: Instant): void {
    const { parent } = live;
    if (parent === undefined) {
      return;
    }
    const { confirmed_at } = this.#columns.items.instants;
    for (const child of parent.children) {
      if (child.request === live) {
        confirmed_at.set(child.item, live.stage === SETTLED ? at : Number.NaN);
      }
    }
    this.refresh(parent, at);
  }
}

function mark(
  column: RequestColumns["instants"]["closed_at"],
  row: number,
  isTrue: boolean,
  at: Instant,
): void {
  if (!isTrue) {
    column.set(row, Number.NaN);
  } else {
    column.setFirst(row, at);
  }
}
