import type { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { keyed, numberFrom, oneOf, share } from "./leaf.ts";
import { name } from "./names.ts";

const TASKS = {
  prepare: "Requesting side: find the provider, draft, check.",
  translate: "Requesting side: translate; added where the languages differ.",
  supplement: "Requesting side: supply missing items.",
  choose: "Requesting side: answer a prejudice notice.",
  relay: "At a hub: handle a message.",
  acknowledge: "Requested side: notice, authenticate, acknowledge.",
  check: "Requested side: complete? in scope? right addressee?",
  review: "Requested side: refusal grounds and prejudice.",
  order: "Requested side: order, or put the case to the authority.",
  locate: "Requested side: answer a location query.",
  extend: "Requested side: decide an extension.",
  follow_up: "Requesting side: ask for an extension before a hold ends.",
  renew: "Requested side: renew a domestic order before it runs out.",
} as const;

const ERRORS = {
  sleep_through: "An officer on call does not wake; the call is repeated.",
  misjudge_urgency: "The acknowledging officer reads one degree of urgency less than stated.",
  omit_item: "A request leaves with an item of the form missing.",
  miss_gap: "The checking officer does not see that an item is missing.",
  wrong_identifier: "The identifier of an item is wrong.",
  wrong_addressee: "The request goes to a State that does not host the provider.",
  forget_extension: "No extension is asked before the hold ends.",
  forget_renewal: "A domestic order is not renewed in time.",
} as const;

const error = keyed(eachOptional(ERRORS, share)).meta({
  id: "Errors",
  description: "Chances that people err, per occasion.",
});

const background = keyed({
  per_day: numberFrom(0, "a number of tasks, 0 or more").describe("Tasks a day and desk."),
  service: duration.describe("Working time of one task."),
});

const offHours = keyed({
  ack: duration.optional().describe("From the call to the officer at work."),
  no_answer: share.optional().describe("Chance that the officer does not answer a call."),
});

export const profile = keyed({
  extends: name.optional().describe("Profile from which everything not said here is taken."),
  ...eachOptional(TASKS, duration),
  ack: duration.optional().describe("Another name of `acknowledge`."),
  decide: duration
    .optional()
    .describe(
      "The whole decision: `review` takes this long, `check` and `order` no time unless said.",
    ),
  error: error.optional().describe("Chances that its people err."),
  background: background.optional().describe("Other work of its officers, queued as routine."),
  queue_order: oneOf(["urgency-oldest", "stated-expiry"])
    .optional()
    .describe("Which waiting task is taken first; `urgency-oldest` unless said."),
  roster: name.optional().describe("Roster of its States unless they name one."),
  law: name.optional().describe("Law of its States unless they name one."),
  off_hours: offHours
    .optional()
    .describe(
      "For States without a roster: one officer from 08:00 to 18:00, on call at other times as said here.",
    ),
}).meta({
  id: "Profile",
  description: "A kind of contact point: working times of one officer, error rates, other work.",
});

export type ProfileText = z.infer<typeof profile>;

function eachOptional<const K extends string, T extends z.ZodType>(
  descriptions: Readonly<Record<K, string>>,
  schema: T,
): Record<K, z.ZodOptional<T>> {
  const entries = Object.entries<string>(descriptions).map(([key, description]) => [
    key,
    schema.optional().describe(description),
  ]);
  return Object.fromEntries(entries) as Record<K, z.ZodOptional<T>>;
}
