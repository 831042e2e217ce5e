import type { MessageBody } from "@contactpoint/protocol";
import type { MessageOf } from "@contactpoint/protocol/messages";
import type { Said } from "./said.ts";

type Reason = MessageOf<"release-notice">["reason"];

/** What the machines write for the end of one hold; on the wire stands a reason of a closed list. */
const OF_ITEM: Readonly<Partial<Record<Reason, string>>> = {
  expiry: "the preservation ended",
  lapsed: "the domestic order ran out",
};

/** What is written when assistance is asked for data that are gone. */
const TOO_LATE = "nothing is held any more";

/** The reason of a release notice; undefined where neither the words nor the caller tell it. */
export function releaseReason({ reasons }: MessageBody, said: Said): Reason | undefined {
  // The answer to a withdrawal is a notice without words.
  if (reasons === undefined) return "withdrawal";
  if (reasons === OF_ITEM.expiry) return "expiry";
  if (reasons === OF_ITEM.lapsed) return "lapsed";
  return said.reason;
}

/** The words of a notice as the machines know them; null for the answer to a withdrawal. */
export function releaseBody({ item, reason }: MessageOf<"release-notice">): MessageBody | null {
  if (reason === "withdrawal") return null;
  return { reasons: item === undefined ? TOO_LATE : (OF_ITEM[reason] ?? TOO_LATE) };
}
