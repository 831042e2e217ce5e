import { z } from "zod";

import { keyed, matching, oneOf } from "./leaf.ts";
import { stateId } from "./names.ts";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;
const SPAN = /^P(?=.)(\d+(\.\d+)?D)?(T(?=.)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?$/;
const SIGNED_SPAN = new RegExp(SPAN.source.replace("^", "^-?"));
const OFFSET = /^T\+(\d+d)?\d{2,}:\d{2}(:\d{2})?$/;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

export const instant = matching(INSTANT, "an instant in UTC such as 2027-03-27T18:00:00Z").meta({
  id: "Instant",
  description: "An instant of ISO 8601 in UTC.",
});

export const span = matching(
  SPAN,
  "a span of ISO 8601 in days and smaller, such as PT30M, PT12H or P60D",
).meta({
  id: "Span",
  description: "A span of ISO 8601 in days (of 24 hours) and smaller: PT30M, PT12H, P60D.",
});

export const signedSpan = matching(
  SIGNED_SPAN,
  "a span such as PT5M, or -PT5M for the other way",
).meta({
  id: "SignedSpan",
  description: "A span of ISO 8601 in days and smaller, with a minus for the other way: -PT5M.",
});

export const calendarDay = matching(CALENDAR_DAY, "a day such as 2026-05-04").meta({
  id: "Day",
  description: "A day in UTC, such as 2026-05-04.",
});

export const timeOfDay = matching(TIME_OF_DAY, 'a time of day in quotes, such as "22:00"').meta({
  id: "TimeOfDay",
  description: 'Wall time of the State, from "00:00" to "23:59".',
});

const offset = matching(
  OFFSET,
  "a point in time such as T+00:15, T+12d02:00, 2027-03-27T18:00:00Z or { local: …, in: XA }",
);

const localTime = keyed({
  local: matching(LOCAL, "a wall time such as 2027-03-28T03:30").describe(
    "Wall time on the clock of the State named under `in`.",
  ),
  in: stateId.describe("The State whose clock is meant."),
  fold: oneOf(["earlier", "later"])
    .optional()
    .describe("Which of the two, when clocks are set back and the wall time occurs twice."),
});

export const point = z
  .union([z.union([offset, instant]), localTime], {
    error:
      "a point in time such as T+00:15, T+12d02:00, 2027-03-27T18:00:00Z or { local: …, in: XA }",
  })
  .meta({
    id: "Point",
    description:
      "A point in time: T+hh:mm[:ss] or T+12d02:00 after the start, an instant in UTC, or a wall time `{ local, in }`.",
  });

export type Point = z.infer<typeof point>;

const DAYS_OF_WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const dayOfWeek = oneOf(DAYS_OF_WEEK);

/** Days on which a shift or office begins. */
export const days = z
  .union([oneOf(["all", "working", "non-working"]), z.array(dayOfWeek).min(1)], {
    error: "all, working, non-working or a list of days such as [mon, tue]",
  })
  .meta({
    id: "Days",
    description:
      "Local days: `all`, `working` (neither weekend nor public holiday), `non-working`, or days of the week.",
  });

export const hours = keyed({
  from: timeOfDay.describe("Opening time."),
  to: timeOfDay.describe("Closing time; earlier than `from`: on the next day."),
  days: days.optional().describe("Local days it opens on; `working` unless said."),
}).meta({ id: "Hours", description: "Opening hours on the wall clock of the State." });
