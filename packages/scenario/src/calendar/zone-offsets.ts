export { localTimeAt } from "@contactpoint/engine";
export type { LocalTime, ZoneOffsets } from "@contactpoint/engine";

/** A day of the local calendar: whole days since 1 January 1970. */
export type LocalDay = number;
