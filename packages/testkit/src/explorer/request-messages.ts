import { requiredItems } from "@contactpoint/protocol";
import type { MessageType } from "@contactpoint/protocol";
import type { RequestHost } from "./request-host.ts";
import type { RequestState, Said, Side } from "./request-state.ts";

/** A message arrives for the first time: what its addressee makes of it, as `Correspondence` does. */
export function hear(host: RequestHost, state: RequestState, to: Side, said: Said): void {
  if (said.type === "request") requestArrived(host, state, said);
  else if (to === "requesting") hearAnswer(host, state, said);
  // Who has no file on the request has nothing to say to it.
  else if (state.requested !== null) hearAsked(host, state, said.type);
}

function requestArrived(host: RequestHost, state: RequestState, { body }: Said): void {
  const { form, basis } = host.shape;
  const required: readonly string[] = requiredItems(form, basis);
  state.missing.requested = (body?.missing ?? []).filter((item) => required.includes(item));
  if (state.requested === null) host.receive(state);
  else if (host.isFinished(state, "requested")) host.repeat(state);
  else host.toRequested(state, { type: "requestRepeated" });
}

function hearAsked(host: RequestHost, state: RequestState, type: MessageType): void {
  switch (type) {
    case "supplement":
      state.missing.requested = [];
      forgetQuestion(state, "missing-items-request");
      return host.toRequested(state, { type: "supplementReceived" });
    case "choice":
      state.chosen = true;
      forgetQuestion(state, "prejudice-notice");
      return host.toRequested(state, { type: "choiceReceived" });
    case "withdrawal":
      return host.toRequested(state, { type: "withdrawalReceived" });
    case "extension-request":
      return host.toRequested(state, { type: "extensionAsked" });
    case "assistance-request":
      if (host.isFinished(state, "requested")) return assistanceTooLate(host, state);
      return host.toRequested(state, { type: "assistanceReceived" });
    case "status-query":
      if (!host.isFinished(state, "requested"))
        return host.toRequested(state, { type: "statusAsked" });
      return tellClosed(host, state);
    default:
      throw new Error(`a requested side does not expect ${type}`);
  }
}

function tellClosed(host: RequestHost, state: RequestState): void {
  host.say(state, "status-report", { closed: true });
  host.repeat(state);
}

function assistanceTooLate(host: RequestHost, state: RequestState): void {
  if (state.requested?.context.held === 0) return tellClosed(host, state);
  host.repeat(state);
  if (state.answers.some(({ type }) => type === "assistance-decision")) return;
  host.say(state, "release-notice", { reasons: "nothing is held any more" });
}

function hearAnswer(host: RequestHost, state: RequestState, { type, item, body }: Said): void {
  const answered = (answer: "preserved" | "negative" | "disclosed" | "elsewhere", until = 0) =>
    host.toRequesting(state, { type: "itemAnswered", item, answer, until });
  switch (type) {
    case "confirmation":
      return answered("preserved", body?.until ?? 0);
    case "negative":
      return answered("negative");
    case "disclosure":
      return answered("disclosed");
    case "traffic-data-disclosure":
      return answered("elsewhere");
    case "extension-decision":
      return host.toRequesting(state, {
        type: "extensionDecided",
        granted: body?.granted === true,
        until: body?.until ?? 0,
      });
    case "assistance-decision":
      return host.toRequesting(state, {
        type: "assistanceDecided",
        granted: body?.granted === true,
      });
    case "release-notice":
      return host.toRequesting(state, { type: "released", item });
    case "status-report":
      return host.toRequesting(state, { type: "statusReported", closed: body?.closed === true });
    default:
      return host.toRequesting(state, { type: plainEvent(type) });
  }
}

/** Events without content that answers bring. */
const PLAIN_EVENTS = {
  acknowledgement: "acknowledged",
  "missing-items-request": "itemsMissed",
  refusal: "refused",
  referral: "referred",
  "prejudice-notice": "prejudiceNoticed",
  "location-answer": "locationAnswered",
  "expiry-notice": "expiryNoticed",
} as const;

function plainEvent(type: MessageType): (typeof PLAIN_EVENTS)[keyof typeof PLAIN_EVENTS] {
  if (!(type in PLAIN_EVENTS)) throw new Error(`a requesting side does not expect ${type}`);
  return PLAIN_EVENTS[type as keyof typeof PLAIN_EVENTS];
}

function forgetQuestion(state: RequestState, type: MessageType): void {
  state.answers = state.answers.filter((answer) => answer.type !== type);
}
