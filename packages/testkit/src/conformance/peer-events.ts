import type { RequestedEvent, RequestingEvent } from "@contactpoint/protocol";
import type { Message as Letter, MessageOf } from "@contactpoint/protocol/messages";

/**
 * What a machine has lived through when it says or hears a message. Events that have no place where
 * it stands do nothing, so a list may begin with what has happened already.
 */
type Lived<E> = readonly E[];

/** The requesting side says this. */
export function saidByRequesting({ type }: Letter): Lived<RequestingEvent> {
  switch (type) {
    case "supplement":
      return [{ type: "supplemented" }];
    case "choice":
      return [{ type: "chose", proceed: true }];
    case "withdrawal":
      return [{ type: "chose", proceed: false }, { type: "needWithdrawn" }];
    case "extension-request":
      return [{ type: "expiryNoticed" }, { type: "followedUp", asks: true }];
    case "assistance-request":
      return [{ type: "lodged" }];
    default:
      return [];
  }
}

/** The requesting side hears this. */
export function atRequesting(letter: Letter): Lived<RequestingEvent> {
  switch (letter.type) {
    case "acknowledgement":
      return [{ type: "acknowledged" }];
    case "missing-items-request":
      return [{ type: "itemsMissed" }];
    case "refusal":
      return [{ type: "refused" }];
    case "prejudice-notice":
      return [{ type: "prejudiceNoticed" }];
    case "referral":
      return [{ type: "referred" }];
    case "location-answer":
      return [{ type: "locationAnswered" }];
    case "confirmation":
      return [
        { type: "itemAnswered", item: letter.item, answer: "preserved", until: letter.until },
      ];
    case "negative":
      return [{ type: "itemAnswered", item: letter.item, answer: "negative", until: 0 }];
    case "disclosure":
      return [{ type: "itemAnswered", item: letter.item, answer: "disclosed", until: 0 }];
    case "traffic-data-disclosure":
      return [{ type: "itemAnswered", item: letter.item, answer: "elsewhere", until: 0 }];
    case "extension-decision":
      return [{ type: "extensionDecided", granted: letter.granted, until: letter.until }];
    case "assistance-decision":
      return [{ type: "assistanceDecided", granted: letter.granted }];
    case "status-report":
      return [{ type: "statusReported", closed: letter.status === "closed" }];
    case "expiry-notice":
      return [{ type: "expiryNoticed" }];
    case "release-notice":
      return [{ type: "released", item: letter.item ?? -1 }];
    default:
      return [];
  }
}

const CHECKED = [{ type: "acknowledged" }, { type: "foundComplete" }] as const;

/** The requested side says this. */
export function saidByRequested(letter: Letter): Lived<RequestedEvent> {
  switch (letter.type) {
    case "acknowledgement":
      return [{ type: "acknowledged" }];
    case "missing-items-request":
      return [{ type: "acknowledged" }, { type: "foundIncomplete", missing: letter.missing }];
    case "referral":
      return [
        { type: "acknowledged" },
        { type: "foundMisaddressed", state: letter.next_state, provider: "" },
      ];
    case "refusal":
      return [...CHECKED, { type: "groundFound", ground: letter.ground, reasons: letter.reasons }];
    case "prejudice-notice":
      return [...CHECKED, { type: "prejudiceFound" }];
    case "location-answer":
      return [...CHECKED, { type: "located", provider: "", state: "" }];
    case "confirmation":
    case "negative":
    case "disclosure":
    case "traffic-data-disclosure":
      return [...CHECKED, { type: "accepted" }, settled(letter)];
    case "extension-decision":
      return [{ type: "extensionDecided", granted: letter.granted }];
    case "assistance-decision":
      return [{ type: "assistanceDecided", granted: letter.granted }];
    case "release-notice":
      return letter.item === undefined ? [] : [{ type: "itemEnded", item: letter.item }];
    default:
      return [];
  }
}

/** The requested side hears this. */
export function atRequested({ type }: Letter): Lived<RequestedEvent> {
  switch (type) {
    case "supplement":
      return [{ type: "supplementReceived" }];
    case "choice":
      return [{ type: "choiceReceived" }];
    case "withdrawal":
      return [{ type: "withdrawalReceived" }];
    case "extension-request":
      return [{ type: "extensionAsked" }];
    case "assistance-request":
      return [{ type: "assistanceReceived" }];
    default:
      return [];
  }
}

function settled(
  letter: MessageOf<"confirmation" | "negative" | "disclosure" | "traffic-data-disclosure">,
): RequestedEvent {
  const held = letter.type === "confirmation";
  return { type: "itemSettled", item: letter.item, held, until: held ? letter.until : 0 };
}
