import type { Instant } from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedState } from "@contactpoint/protocol";
import { DeskLedger } from "./desk-ledger.ts";
import type { LiveRequest } from "./live-request.ts";
import { requestColumns } from "./request-columns.ts";
import type { RequestColumns } from "./request-columns.ts";
import { StageClock } from "./stage-clock.ts";

/** What the fold knows between two records. */
export interface FoldState {
  readonly scenario: ResolvedScenario;
  readonly states: ReadonlyMap<string, ResolvedState>;
  readonly columns: RequestColumns;
  readonly desks: DeskLedger;
  readonly clock: StageClock;
  /** Requests whose requesting side's copy is not final. */
  readonly open: Map<string, LiveRequest>;
  /** Final ones of which a child may still pursue an item. */
  readonly followed: Map<string, LiveRequest>;
}

export function foldState(scenario: ResolvedScenario): FoldState {
  const columns = requestColumns();
  const desks = new DeskLedger(scenario);
  return {
    scenario,
    states: new Map(scenario.states.map((state) => [state.id, state])),
    columns,
    desks,
    clock: new StageClock(columns, desks),
    open: new Map(),
    followed: new Map(),
  };
}

/** The State of that id; a RangeError if the scenario lacks it. */
export function stateOf(fold: FoldState, id: string): ResolvedState {
  const state = fold.states.get(id);
  if (state === undefined) {
    throw new RangeError(`the journal names a State that its scenario lacks: ${id}`);
  }
  return state;
}

/** Makes the requesting side's copy final: nothing that comes later for it counts. */
export function closeRequest(
  fold: FoldState,
  live: LiveRequest,
  at: Instant,
  ending: "withdrawn" | "gave-up" | "no-basis",
): void {
  const { text } = fold.columns;
  const outcomes = fold.columns.items.text.outcome;
  let mayBeFollowed = live.children.length > 0;
  let isUnanswered = live.firstItem === live.endItem;
  for (let item = live.firstItem; item < live.endItem; item += 1) {
    if (outcomes[item] === "") {
      outcomes[item] = ending;
      isUnanswered = true;
    }
    mayBeFollowed ||= outcomes[item] === "provider-elsewhere";
  }
  if (isUnanswered && text.outcome[live.row] === "") {
    text.outcome[live.row] = ending;
  }
  live.isFinal = true;
  live.isQuestioned = false;
  live.tasks.length = 0;
  live.orders = [];
  live.messagesAtHubs = [];
  live.itemOfMessage = undefined;
  fold.desks.setWaiting(live, false);
  fold.open.delete(live.id);
  if (mayBeFollowed) {
    fold.followed.set(live.id, live);
  }
  fold.clock.refresh(live, at);
}
