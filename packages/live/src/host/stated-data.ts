import type { RequestMessage } from "@contactpoint/protocol/messages";
import type { LoggedInput } from "../store/index.ts";
import { contentOf } from "./reception.ts";

export type DataItems = NonNullable<RequestMessage["data"]>["items"];

/**
 * The data that a request asks for, as it or a supplement stated them last; none if it never did or
 * its case was erased. What identifies them stands in the store alone.
 *
 * @param inputs those of the request at the contact point that was asked, oldest first
 */
export function statedData(inputs: Iterable<LoggedInput>): DataItems {
  let stated: DataItems = [];
  for (const input of inputs) {
    const letter = input.kind === "message" ? contentOf(input)?.letter : undefined;
    if (letter?.type === "request") stated = letter.data?.items ?? stated;
    else if (letter?.type === "supplement") stated = letter.supplied.data?.items ?? stated;
  }
  return stated;
}
