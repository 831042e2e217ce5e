import { z } from "zod";

import { count, keyed, listOf, mapOf, matching, oneOf, plainText } from "./leaf.ts";
import { name, stateId, text } from "./names.ts";
import { point, span } from "./times.ts";
import { form, urgency } from "./workload-schema.ts";

/** What a condition may say; `all`, `any` and `not` hold further conditions. */
export interface ConditionText {
  request?:
    | {
        from?: string | undefined;
        to?: string | undefined;
        form?: z.infer<typeof form> | undefined;
      }
    | undefined;
  inject?: string | undefined;
  missed?: { of: string; within?: string | undefined } | undefined;
  all?: ConditionText[] | undefined;
  any?: ConditionText[] | undefined;
  not?: ConditionText | undefined;
}

const condition: z.ZodType<ConditionText, ConditionText> = keyed({
  request: keyed({
    from: stateId.optional().describe("Requesting State."),
    to: stateId.optional().describe("Requested State."),
    form: form.optional().describe("Form of the request."),
  })
    .optional()
    .describe("A request has been sent."),
  inject: name.optional().describe("This inject has been delivered."),
  missed: keyed({
    of: name.describe("An inject, or an expectation."),
    within: span.optional().describe("Of an inject: how long an answer may take."),
  })
    .optional()
    .describe("Nobody answered in time."),
  get all() {
    return z.array(condition).min(1).optional().describe("All of these are true.");
  },
  get any() {
    return z.array(condition).min(1).optional().describe("One of these is true.");
  },
  get not() {
    return condition.optional().describe("This is not true.");
  },
}).meta({
  id: "Condition",
  description: "A condition, with exactly one key. It acts once, when it becomes true.",
  minProperties: 1,
  maxProperties: 1,
});

const bodyTexts = mapOf(
  matching(/^([a-z]{2,3}|file)$/, "a language code of ISO 639 such as fr, or file"),
  plainText,
  "a text, or { en: …, fr: …, file: theft.md }",
);

export const body = z
  .union([plainText, bodyTexts], { error: "a text, or { en: …, fr: …, file: theft.md }" })
  .meta({
    id: "Body",
    description: "Text by language code; `file` adds a Markdown file beside the scenario.",
  });

export const inject = keyed({
  id: name.describe("Name of the inject."),
  at: z
    .union([oneOf(["manual"]), point], { error: "a point such as T+00:15, or manual" })
    .optional()
    .describe("When: a point, or `manual` to keep it in reserve."),
  repeat: keyed({
    every: span.describe("From one to the next."),
    times: count.describe("How often in all."),
  })
    .optional()
    .describe("With `at`: more than once."),
  after: keyed({
    of: name.describe("Another inject."),
    plus: span.optional().describe("How long after it; at once unless said."),
  })
    .optional()
    .describe("After another inject."),
  when: condition.optional().describe("As soon as this becomes true."),
  unless: condition.optional().describe("Not if this is true by then."),
  to: name.describe("A State, a post, or white-cell."),
  from: name.optional().describe("Who it seems to come from; of a request, the requesting State."),
  via: name.optional().describe("How it arrives, such as police-report or phone."),
  body: body.optional().describe("What it says."),
  request: keyed({
    form: form.describe("Form of the request."),
    urgency: urgency.optional().describe("Urgency stated; `urgent` unless said."),
    omit: listOf(name, "a list of items such as [necessity]")
      .optional()
      .describe("Items of the form left out on purpose."),
    provider: name.optional().describe("Provider asked about."),
    expires_at: point.optional().describe("When the data are gone."),
  })
    .optional()
    .describe("A request that the State under `from` sends."),
  expected: text.optional().describe("Action expected, for the evaluators."),
  objective: name.optional().describe("Objective it serves."),
}).meta({ id: "Inject", description: "Something that happens to a participant." });

export type InjectText = z.infer<typeof inject>;
export type BodyText = z.infer<typeof body>;
