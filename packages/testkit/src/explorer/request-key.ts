import type {
  HoldContext,
  Instance,
  RequestedContext,
  RequestingContext,
} from "@contactpoint/protocol";
import type { Flying, RequestState, Work } from "./request-state.ts";

/** Two states with the same key have the same future, and rules judge that alike. */
export function keyOf(state: RequestState): string {
  const { requesting, requested, hold } = state;
  const parts = [
    requesting === null ? "" : requestingKey(requesting),
    requested === null ? "" : requestedKey(requested),
    hold === null ? "" : holdKey(hold),
    state.underWay.map(messageKey).toSorted().join(" "),
    state.work.map(workKey).toSorted().join(" "),
    state.answers.map(({ type, item, body }) => `${type}${item}${bodyKey(body)}`).join(" "),
    state.missing.requesting.join(),
    state.missing.requested.join(),
    flags(state),
    `${state.memory}`,
  ];
  return parts.join("|");
}

/** The same for the same message under way. */
export function messageKey({ to, said, copies, arrived, later }: Flying): string {
  const { type, item, body } = said;
  return `${to}.${type}.${item}.${bodyKey(body)}.${copies}.${arrived ? 1 : 0}.${later}`;
}

export function workKey({ side, kind, item }: Work): string {
  return `${side}.${kind}.${item}`;
}

function bodyKey(body: Flying["said"]["body"]): string {
  return body === null ? "" : JSON.stringify(body);
}

function flags({ chosen, down, needless, renewals }: RequestState): string {
  const bits = [chosen, down.requesting, down.requested, needless];
  return `${bits.map((bit) => (bit ? 1 : 0)).join("")}${renewals}`;
}

function requestingKey({ state, context: c, dues }: Instance<RequestingContext>): string {
  const counts = [c.rung, c.answered, c.preserved, c.disclosed, c.elsewhere, c.queries];
  return `${state}.${counts.join(".")}.${c.extensions}.${c.released}.${c.until}.${c.last_until}.${orderOf(dues)}`;
}

function requestedKey({ state, context: c, dues }: Instance<RequestedContext>): string {
  return `${state}.${c.settled}.${c.held}.${c.ended}.${c.reminders}.${c.until}.${orderOf(dues)}`;
}

/** Only distances from the beginning of the hold count; where its clock stands does not. */
function holdKey({ state, context: c, dues }: Instance<HoldContext>): string {
  const [until, order] = [c.until - c.preserved_from, c.order_until - c.preserved_from];
  return `${state}.${c.retries}.${c.noticed ? 1 : 0}.${until}.${order}.${orderOf(dues)}`;
}

/** The rank of each pending deadline among the others, and a dash for timers that are not set. */
function orderOf(dues: readonly number[]): string {
  let order = "";
  for (const due of dues) {
    if (due < 0) order += "-";
    else order += dues.filter((other) => other >= 0 && other < due).length;
  }
  return order;
}
