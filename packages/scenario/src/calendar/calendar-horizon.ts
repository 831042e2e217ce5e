import { DAY } from "@contactpoint/engine";

/** Calendars are resolved this long beyond either end of a run. */
export const CALENDAR_MARGIN = 2 * DAY;
