import type { HoldEvent, RequestedEvent, RequestingEvent } from "@contactpoint/protocol";
import type { ProviderAnswer } from "./fact.ts";
import type { RequestHost } from "./request-host.ts";
import type { RequestState, Work } from "./request-state.ts";
import type { Shape } from "./shape.ts";

/** Every result that somebody may come to now, in the words of a journal's task records. */
export function resultsOf(work: Work, state: RequestState, shape: Shape): readonly string[] {
  switch (work.kind) {
    case "prepare":
      return shape.omits === null ? ["prepared"] : ["prepared", OMITTED];
    case "supplement":
      return ["supplemented"];
    case "choose":
      return ["proceed", "withdraw"];
    case "follow-up":
      return ["ask", "forgotten"];
    case "lodge":
      return shape.lodges ? ["lodged", "not-lodged"] : ["not-lodged"];
    case "acknowledge":
      return ["acknowledged"];
    case "check":
      return state.missing.requested.length > 0 ? ["incomplete", "complete"] : ["complete"];
    case "review":
      return reviewsOf(state, shape);
    case "locate":
      return ["located"];
    case "extend":
    case "decide-assistance":
      return ["granted", "refused"];
    case "order":
      return ["ordered"];
    case "authorise":
      return ["authorised"];
    case "renew":
      return state.renewals < shape.renewals ? ["renewed"] : [];
    case "details":
      return ["details-obtained"];
    case "provider":
      return shape.providerAnswers;
  }
}

/** Prepared, with an item of the form left out. */
export const OMITTED = "prepared-incomplete";

function reviewsOf({ chosen }: RequestState, { refusal, prejudice }: Shape): readonly string[] {
  return [
    "accepted",
    ...(refusal === null ? [] : ["refused"]),
    ...(prejudice && !chosen ? ["prejudice"] : []),
  ];
}

/** Somebody comes to a result; the machine that asked hears of it. */
export function conclude(
  host: RequestHost,
  state: RequestState,
  { side, kind, item }: Work,
  result: string,
): void {
  host.facts.push(
    kind === "provider"
      ? { kind: "order-answered", answer: result as ProviderAnswer }
      : { kind: "concluded", task: taskOf(kind), result },
  );
  if (kind === "prepare") state.missing.requesting = omitted(host.shape, result);
  if (kind === "supplement") state.missing.requesting = [];
  if (kind === "renew") state.renewals++;
  if (kind === "lodge" && result === "not-lodged") return;
  if (item >= 0) host.toHold(state, holdEvent(kind, result));
  else if (side === "requesting") host.toRequesting(state, requestingEvent(kind, result));
  else host.toRequested(state, requestedEvent(host, state, kind, result));
}

function taskOf(kind: Work["kind"]) {
  return kind === "details" || kind === "provider" ? "background" : kind;
}

function omitted({ omits }: Shape, result: string): readonly string[] {
  return result === OMITTED && omits !== null ? [omits] : [];
}

function requestingEvent(kind: Work["kind"], result: string): RequestingEvent {
  switch (kind) {
    case "prepare":
      return { type: "prepared" };
    case "supplement":
      return { type: "supplemented" };
    case "choose":
      return { type: "chose", proceed: result === "proceed" };
    case "follow-up":
      return { type: "followedUp", asks: result === "ask" };
    case "lodge":
      return { type: "lodged" };
    case "details":
      return { type: "detailsObtained" };
    default:
      throw new Error(`a requesting side is not asked to ${kind}`);
  }
}

function requestedEvent(
  host: RequestHost,
  state: RequestState,
  kind: Work["kind"],
  result: string,
): RequestedEvent {
  switch (kind) {
    case "acknowledge":
      return { type: "acknowledged" };
    case "check":
      return result === "complete"
        ? { type: "foundComplete" }
        : { type: "foundIncomplete", missing: state.missing.requested };
    case "review":
      return reviewEvent(host.shape, result);
    case "locate":
      return { type: "located", provider: "provider", state: "XB" };
    case "extend":
      return { type: "extensionDecided", granted: result === "granted" };
    case "decide-assistance":
      return { type: "assistanceDecided", granted: result === "granted" };
    default:
      throw new Error(`a requested side is not asked to ${kind}`);
  }
}

function reviewEvent({ refusal }: Shape, result: string): RequestedEvent {
  if (result === "prejudice") return { type: "prejudiceFound" };
  if (result === "accepted" || refusal === null) return { type: "accepted" };
  const { ground, circumstances } = refusal;
  return { type: "groundFound", ground, reasons: `${ground}: ${circumstances.join(", ")}` };
}

function holdEvent(kind: Work["kind"], result: string): HoldEvent {
  switch (kind) {
    case "order":
      return { type: "ordered" };
    case "authorise":
      return { type: "authorised" };
    case "renew":
      return { type: "renewed", done: result === "renewed" };
    case "provider":
      return {
        type: "providerAnswered",
        answer: result as ProviderAnswer,
        next_provider: null,
        next_state: null,
      };
    default:
      throw new Error(`a hold is not asked to ${kind}`);
  }
}
