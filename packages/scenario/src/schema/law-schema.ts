import { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { count, countOrZero, flag, keyed, listOf, mapOf, oneOf, plainText } from "./leaf.ts";
import { languageCode, stateId } from "./names.ts";
import { calendarDay, hours, span } from "./times.ts";

export const law = keyed({
  order_by: oneOf(["police", "prosecutor", "judge"])
    .optional()
    .describe("Who orders a provider to preserve; `police` is the officer on duty."),
  order: duration.optional().describe("The authority's time from taking up to deciding."),
  emergency_order: duration
    .optional()
    .describe("The same for an emergency, which a magistrate on call decides."),
  hours: z
    .union([oneOf(["always"]), hours], {
      error: 'always, or hours such as { from: "09:00", to: "17:00", days: working }',
    })
    .optional()
    .describe("When the authority takes matters up."),
  emergency_at_any_hour: flag
    .optional()
    .describe("Whether an emergency finds a magistrate on call at any hour."),
  order_lasts: span.optional().describe("Length of a domestic order, at most 90 days."),
  dual_criminality_reservation: flag
    .optional()
    .describe("Whether it made the reservation of BC-29.4 or UN-42.5."),
  languages: listOf(languageCode, "a list of language codes such as [en, fr]")
    .min(1, { error: "at least one language" })
    .optional()
    .describe("Languages in which it takes requests."),
}).meta({ id: "Law", description: "Domestic law and practice of a requested State." });

const parties = z.union(
  [
    z.union([oneOf(["all"]), listOf(stateId, "a list of States such as [XA, XB]")]),
    keyed({
      data: oneOf(["uncc-signatories", "budapest-parties"])
        .optional()
        .describe("List of real States in the data of the package."),
      joined: countOrZero
        .optional()
        .describe(
          "So many States have joined: those of `data` first, by the day they signed, then others drawn by the seed; each of these is hypothetical.",
        ),
    }),
  ],
  {
    error:
      "all, a list of States such as [XA, XB], { data: budapest-parties }, or { data: uncc-signatories, joined: 60 }",
  },
);

export const instrument = keyed({
  basis: oneOf(["UNCC", "BUDAPEST", "BUDAPEST-2AP"])
    .optional()
    .describe("Whose articles apply; UNCC unless said."),
  title: plainText.optional().describe("Name shown."),
  deposits: mapOf(stateId, calendarDay)
    .optional()
    .describe("Day of each State's deposit; entry into force follows from them."),
  in_force: keyed({
    deposits: count.optional().describe("Deposits needed; 40 unless said (UN-65)."),
    wait: span.optional().describe("From the last of them to entry into force; P90D unless said."),
    later: span.optional().describe("From a later deposit to being bound; P30D unless said."),
  })
    .optional()
    .describe("The rule of entry into force."),
  parties: parties
    .optional()
    .describe("States bound, instead of deposits: `all`, a list, or `{ data: budapest-parties }`."),
  in_force_from: calendarDay
    .optional()
    .describe("With `parties`: first day they are bound; the start of the run unless said."),
  assumed: flag.optional().describe("True if entry into force is assumed that has not happened."),
}).meta({ id: "Instrument", description: "A legal basis and whom it binds when." });

export type LawText = z.infer<typeof law>;
export type InstrumentText = z.infer<typeof instrument>;
