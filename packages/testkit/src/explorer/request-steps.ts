import type { Action, CrashPoint } from "./action.ts";
import { conclude, resultsOf } from "./conclusion.ts";
import { messageKey, workKey } from "./request-key.ts";
import type { RequestHost } from "./request-host.ts";
import { hear } from "./request-messages.ts";
import { copyOf, type Flying, type RequestState, type Side } from "./request-state.ts";

/** Everything that may happen next to one request but for the stop of a contact point between steps. */
export function actionsOf(host: RequestHost, state: RequestState): Action[] {
  const actions: Action[] = [];
  if (state.requesting === null) {
    if (!state.down.requesting) actions.push({ kind: "arise", crash: null });
    return actions;
  }
  messageActions(state, actions);
  workActions(host, state, actions);
  timerActions(host, state, actions);
  if (mayWithdraw(host, state)) actions.push({ kind: "withdraw", crash: null });
  for (const side of SIDES) if (state.down[side]) actions.push({ kind: "restart", side });
  return actions;
}

/**
 * The state after an action, the old one left as it was; `host.facts` then tells what happened. Null
 * where a contact point would stop in a step in which it says nothing: it might as well stop after.
 */
export function stateAfter(
  host: RequestHost,
  before: RequestState,
  action: Action,
): RequestState | null {
  const state = copyOf(before);
  host.facts = [];
  host.scheduled = [];
  const known = new Set(state.underWay);
  perform(host, state, action);
  if (!("crash" in action) || action.crash === null) return withoutSpent(state);
  const said = state.underWay.filter((message) => !known.has(message));
  if (said.length === 0) return null;
  stopAt(action.crash, said);
  state.down[sideOf(before, action)] = true;
  return withoutSpent(state);
}

/** Whose contact point takes a step. */
export function sideOf(state: RequestState, action: Action): Side {
  switch (action.kind) {
    case "arise":
    case "withdraw":
      return "requesting";
    case "stop":
    case "restart":
      return action.side;
    case "finish":
      return state.work[action.work]?.side ?? "requesting";
    case "fire":
      return action.machine === "requesting" ? "requesting" : "requested";
    default:
      return state.underWay[action.message]?.to ?? "requesting";
  }
}

const SIDES = ["requesting", "requested"] as const;

function messageActions(state: RequestState, actions: Action[]): void {
  const seen = new Set<string>();
  state.underWay.forEach((flying, message) => {
    const key = messageKey(flying);
    if (flying.copies === 0 || seen.has(key)) return;
    seen.add(key);
    if (!state.down[flying.to]) actions.push({ kind: "deliver", message, crash: null });
    actions.push({ kind: "drop", message });
    actions.push({ kind: "duplicate", message });
  });
}

function workActions(host: RequestHost, state: RequestState, actions: Action[]): void {
  const seen = new Set<string>();
  state.work.forEach((work, index) => {
    const key = workKey(work);
    if (seen.has(key) || state.down[work.side]) return;
    seen.add(key);
    for (const result of resultsOf(work, state, host.shape))
      actions.push({ kind: "finish", work: index, result, crash: null });
  });
}

function timerActions(host: RequestHost, state: RequestState, actions: Action[]): void {
  const { requesting, requested, hold, down } = state;
  if (requesting !== null && !down.requesting)
    requesting.dues.forEach((due, timer) => {
      if (due >= 0) actions.push({ kind: "fire", machine: "requesting", timer, crash: null });
    });
  if (down.requested) return;
  requested?.dues.forEach((due, timer) => {
    if (due >= 0) actions.push({ kind: "fire", machine: "requested", timer, crash: null });
  });
  if (hold === null) return;
  const next = Math.min(...hold.dues.filter((due) => due >= 0));
  hold.dues.forEach((due, timer) => {
    if (due !== next || waitsForOfficer(host, state, timer)) return;
    actions.push({ kind: "fire", machine: "hold", timer, crash: null });
  });
}

/** Officers renew in time: that they forget is an error of people and not of the protocol. */
function waitsForOfficer(host: RequestHost, state: RequestState, timer: number): boolean {
  const name = host.hold.timers[timer] ?? "";
  return name.startsWith("orderEnd@") && state.work.some(({ kind }) => kind === "renew");
}

function mayWithdraw(host: RequestHost, state: RequestState): boolean {
  if (!host.shape.withdraws || state.needless || state.down.requesting) return false;
  return !host.isFinished(state, "requesting");
}

function perform(host: RequestHost, state: RequestState, action: Action): void {
  switch (action.kind) {
    case "arise":
      return host.open(state);
    case "withdraw":
      state.needless = true;
      return host.toRequesting(state, { type: "needWithdrawn" });
    case "deliver":
      return deliver(host, state, action.message);
    case "drop":
      return void at(state.underWay, action.message).copies--;
    case "duplicate":
      return void at(state.underWay, action.message).copies++;
    case "finish": {
      const work = at(state.work, action.work);
      state.work.splice(action.work, 1);
      return conclude(host, state, work, action.result);
    }
    case "fire":
      return host.fire(state, action.machine, action.timer);
    case "stop":
      state.down[action.side] = true;
      return;
    case "restart":
      return restart(state, action.side);
  }
}

/** Only the first copy of a message is heard. */
function deliver(host: RequestHost, state: RequestState, index: number): void {
  const flying = at(state.underWay, index);
  const { to, said, arrived } = flying;
  const by = to === "requesting" ? "requested" : "requesting";
  flying.copies--;
  flying.arrived = true;
  host.facts.push({ kind: "delivered", by, type: said.type, again: arrived });
  if (!arrived) hear(host, state, to, said);
}

function stopAt(point: CrashPoint, said: readonly Flying[]): void {
  for (const message of said) {
    message.later = 1;
    if (point === "before-send") message.copies = 0;
  }
}

/** What was written and not sent leaves now; of what had left nobody knows, so it leaves again. */
function restart(state: RequestState, side: Side): void {
  state.down[side] = false;
  for (const message of state.underWay) {
    if (message.to === side) continue;
    message.copies += message.later;
    message.later = 0;
  }
}

function withoutSpent(state: RequestState): RequestState {
  if (state.underWay.some(({ copies, later }) => copies + later === 0))
    state.underWay = state.underWay.filter(({ copies, later }) => copies + later > 0);
  return state;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no ${index} of ${list.length}`);
  return found;
}
