import { REFUSAL_GROUNDS, type OfficerTask, type RefusalGround } from "@contactpoint/protocol";
import type { Case } from "./case.ts";
import type { Conclusion } from "./judgement.ts";

/**
 * What a person concludes from a task: `result` is the word of the journal's task records; what goes
 * with it is there where the result needs it.
 */
export interface Finding {
  readonly result: string;
  /** Of `incomplete`: items asked for; of `prepared` and `supplemented`: items still left out. */
  readonly missing?: readonly string[];
  /** Of `refused`. */
  readonly ground?: RefusalGround;
  readonly reasons?: string;
  /** Of `wrong-addressee` and `located`: the State, and the provider if it is known. */
  readonly state?: string;
  readonly provider?: string;
}

/** A finding that no person can have from this task. */
export class FindingFault extends Error {
  override readonly name = "FindingFault";
}

/** The results that a task can have, in the order in which a person is offered them. */
export const RESULTS: Readonly<Record<OfficerTask, readonly string[]>> = {
  prepare: ["prepared"],
  translate: [],
  supplement: ["supplemented"],
  choose: ["proceed", "withdraw"],
  relay: ["passed-on"],
  acknowledge: ["acknowledged"],
  check: ["complete", "incomplete", "wrong-addressee"],
  review: ["accepted", "refused", "prejudice"],
  order: ["ordered"],
  locate: ["located"],
  extend: ["granted", "refused"],
  "follow-up": ["ask", "forgotten"],
  renew: ["renewed", "forgotten"],
};

/**
 * The event for the machine that asked. Does nothing else, but for what a request leaves out, which
 * the file remembers.
 *
 * @throws FindingFault if the result is none of the task's, or lacks what goes with it
 */
export function conclusionOf(kind: OfficerTask, finding: Finding, of: Case): Conclusion {
  const { result } = finding;
  if (!RESULTS[kind].includes(result))
    throw new FindingFault(`${kind} ends as ${RESULTS[kind].join(" or ")}, not ${result}`);
  switch (kind) {
    case "prepare":
      of.missing = finding.missing ?? [];
      return { side: "requesting", event: { type: "prepared" } };
    case "supplement":
      of.missing = finding.missing ?? [];
      return { side: "requesting", event: { type: "supplemented" } };
    case "choose":
      return { side: "requesting", event: { type: "chose", proceed: result === "proceed" } };
    case "follow-up":
      return { side: "requesting", event: { type: "followedUp", asks: result === "ask" } };
    case "acknowledge":
      return { side: "requested", event: { type: "acknowledged" } };
    case "check":
      return { side: "requested", event: checked(finding) };
    case "review":
      return { side: "requested", event: reviewed(finding) };
    case "locate": {
      const { provider = "", state = "" } = finding;
      return { side: "requested", event: { type: "located", provider, state } };
    }
    case "extend":
      return {
        side: "requested",
        event: { type: "extensionDecided", granted: result === "granted" },
      };
    case "order":
      return { side: "hold", event: { type: "ordered" } };
    case "renew":
      return { side: "hold", event: { type: "renewed", done: result === "renewed" } };
    case "translate":
    case "relay":
      throw new FindingFault(`${kind} concludes nothing`);
  }
}

type Event = Extract<Conclusion, { side: "requested" }>["event"];

function checked({ result, missing = [], state, provider = "" }: Finding): Event {
  if (result === "complete") return { type: "foundComplete" };
  if (result === "incomplete") {
    if (missing.length === 0) throw new FindingFault("incomplete names at least one item");
    return { type: "foundIncomplete", missing };
  }
  if (state === undefined) throw new FindingFault("wrong-addressee names the right State");
  return { type: "foundMisaddressed", state, provider };
}

function reviewed({ result, ground, reasons = "" }: Finding): Event {
  if (result === "accepted") return { type: "accepted" };
  if (result === "prejudice") return { type: "prejudiceFound" };
  if (ground === undefined || !REFUSAL_GROUNDS.includes(ground) || reasons === "")
    throw new FindingFault("refused names a ground and its reasons");
  return { type: "groundFound", ground, reasons };
}
