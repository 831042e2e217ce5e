import { HOUR, MINUTE } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";

/** Milliseconds since local midnight of a reading `HH:MM`, 00:00 to 24:00; null for other text. */
export function timeOfDay(text: string): Duration | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (text === "24:00") return 24 * HOUR;
  return hours === undefined ? null : Number(hours) * HOUR + Number(minutes) * MINUTE;
}
