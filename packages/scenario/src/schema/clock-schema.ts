import { z } from "zod";

import { keyed, positive } from "./leaf.ts";
import { instant, span } from "./times.ts";

export const clock = keyed({
  start: instant.describe("First instant of the run, in UTC."),
  duration: span.describe("How long it lasts."),
  warm_up: span
    .optional()
    .describe("Requests needed before this has passed enter no table. Nothing unless said."),
  rate: positive
    .optional()
    .describe("Exercise: exercise seconds per real second while no person owes an answer."),
  owed_rate: positive
    .optional()
    .describe("Exercise: the rate while a point played by a person owes an answer."),
  owed_budget: span
    .optional()
    .describe("Exercise: real time per debt, after which the clock resumes its rate."),
  ends_within: span
    .optional()
    .describe("Exercise: real time after which play ends, pauses apart, whatever people owe."),
  allowed_rates: z
    .array(positive)
    .min(1)
    .optional()
    .describe("Exercise: the rates a facilitator may choose."),
}).meta({ id: "Clock", description: "When the run takes place and how fast it goes." });

export const localClock = keyed({
  offset: span.optional().describe("How far the State's clock is ahead at the start."),
  drift_ppm: z
    .number({ error: "a number, in millionths" })
    .optional()
    .describe("How much faster it runs, in millionths."),
}).meta({
  id: "LocalClock",
  description: "How the clock of a State's node differs from true time (live network).",
});
