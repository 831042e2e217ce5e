import type { z } from "zod";

import { duration } from "./distribution-schema.ts";
import { countOrZero, flag, keyed, listOf } from "./leaf.ts";
import { name } from "./names.ts";
import { days, span, timeOfDay } from "./times.ts";

const shift = keyed({
  id: name.describe("Name of the shift."),
  from: timeOfDay.describe("Begins at this wall time, on the local day it belongs to."),
  to: timeOfDay.describe("Ends at this wall time; not later than `from`: on the next day."),
  days: days.optional().describe("Local days it starts on; `all` unless said."),
  officers: countOrZero.optional().describe("Officers on it: tasks worked at once. 1 unless said."),
  crew: listOf(name, "a list of posts such as [desk-1, desk-2]")
    .min(1, { error: "at least one post" })
    .optional()
    .describe("The posts by name, instead of `officers`."),
  on_call: flag.optional().describe("True if its officers must first be called out."),
  call_out: duration
    .optional()
    .describe("On call: from the call that wakes the officer to the officer at the desk."),
}).meta({ id: "Shift", description: "A shift in wall time; its length is derived." });

const rung = keyed({
  to: name.describe("Who is asked: current-shift, next-shift, or a post."),
  wait: span.optional().describe("How long before the next is asked."),
});

export const roster = keyed({
  shifts: listOf(shift, "a list of shifts")
    .min(1, { error: "at least one shift" })
    .describe("Shifts; where two overlap, their officers add up."),
  escalate: listOf(rung, "a list of steps such as { to: next-shift, wait: PT10M }")
    .optional()
    .describe("Exercise: whom the desk asks in turn when nobody answers."),
}).meta({ id: "Roster", description: "Who is on duty when." });

export type RosterText = z.infer<typeof roster>;
