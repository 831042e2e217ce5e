import type { MessageType } from "@contactpoint/protocol";

/** What a message says and what follows from it at the other end, for readers. */
export interface MessageGuide {
  readonly says: string;
  /** Messages by which the other side answers; empty: none is due. */
  readonly answers: readonly MessageType[];
}

export const MESSAGE_GUIDE: { readonly [T in MessageType]: MessageGuide } = {
  request: guide(
    "Asks for preservation, the location of data, emergency disclosure, or a ping, by `form`.",
    "acknowledgement",
  ),
  supplement: guide("Supplies the items that were asked for.", "missing-items-request"),
  choice: guide("Tells the requested State to proceed despite its prejudice notice."),
  withdrawal: guide("Gives the request up.", "release-notice"),
  "extension-request": guide(
    "Asks to preserve for longer, before the end date.",
    "extension-decision",
  ),
  "assistance-request": guide(
    "Announces that mutual legal assistance is lodged, so that the data stay.",
    "assistance-decision",
  ),
  "status-query": guide("Asks how the request stands.", "status-report"),
  acknowledgement: guide("Says that an officer has read and authenticated the request."),
  "missing-items-request": guide("Asks for items that the request leaves out.", "supplement"),
  refusal: guide("Declines on a ground of the instrument's closed list, with reasons."),
  "prejudice-notice": guide(
    "Warns that preservation would not secure the data or would harm the case.",
    "choice",
    "withdrawal",
  ),
  referral: guide("Names the State that the request should have gone to."),
  confirmation: guide("Confirms that one item is preserved, from when and until when."),
  negative: guide("Says why one item cannot be preserved."),
  "traffic-data-disclosure": guide("Shows the way to another provider in another State."),
  "location-answer": guide("Says which providers hold the data and under which State."),
  disclosure: guide("Transmits data of one item in an emergency, bound by their digest."),
  "extension-decision": guide("Grants or refuses an extension, with the end date that holds."),
  "assistance-decision": guide("Grants or refuses mutual legal assistance."),
  "status-report": guide("Says how the request stands at the requested side."),
  "expiry-notice": guide("Announces that a preservation is about to end.", "extension-request"),
  "release-notice": guide("Says that data are no longer preserved, and why."),
};

function guide(says: string, ...answers: readonly MessageType[]): MessageGuide {
  return { says, answers };
}
