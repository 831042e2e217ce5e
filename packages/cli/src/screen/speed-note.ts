import { grouped } from "./grouped.ts";

/** How fast a run was, for stderr: it differs from one time to the next. */
export function speedNote(requests: number, events: number, milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  const rate = (count: number): string => grouped(Math.round(count / seconds));
  return `${grouped(requests)} request${requests === 1 ? "" : "s"} and ${grouped(events)} events in ${seconds.toFixed(2)} s: ${rate(requests)} requests/s, ${rate(events)} events/s`;
}
