import { type Duration, formatInstant, type Instant, localTimeAt } from "@contactpoint/engine";
import type { ResolvedInject, ResolvedScenario, ResolvedState } from "@contactpoint/protocol";

/** `2027-03-28 03:30`, by UTC. */
export function utcTime(at: Instant): string {
  return formatInstant(at).slice(0, 16).replace("T", " ");
}

/** The same on the clock of a State. */
export function localTime({ offsets }: Pick<ResolvedState, "offsets">, at: Instant): string {
  return utcTime(localTimeAt(offsets, at));
}

/**
 * A span in the units and with the plurals of a language, such as `1 hr, 30 min`. Digits are those
 * of letters and logs in every language, so that they can be compared.
 */
export function spanText(language: string, span: Duration): string {
  const parts = Temporal.Duration.from({ milliseconds: span }).round({ largestUnit: "day" });
  const format = new Intl.DurationFormat(`${language}-u-nu-latn`, {
    style: "short",
    ...(span === 0 ? { secondsDisplay: "always" } : {}),
  });
  return format.format(parts);
}

const MINUTE = 60_000;
const DAY = 1_440;

/** `T+02:30`, or `T+1d02:30`. */
export function offsetTime(span: number): string {
  const minutes = Math.floor(span / MINUTE);
  const days = Math.floor(minutes / DAY);
  const hours = String(Math.floor((minutes % DAY) / 60)).padStart(2, "0");
  return `T+${days > 0 ? `${days}d` : ""}${hours}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Injects in the order in which they are planned; null: it depends on what happens. */
export function plannedInjects({
  injects,
}: Pick<ResolvedScenario, "injects">): readonly { inject: ResolvedInject; at: Instant | null }[] {
  const byId = new Map(injects.map((inject) => [inject.id, inject]));
  const plannedAt = ({ trigger }: ResolvedInject): Instant | null => {
    if (trigger.kind === "at") return trigger.at;
    const before = trigger.kind === "after" ? byId.get(trigger.of) : undefined;
    const at = before === undefined ? null : plannedAt(before);
    return at === null || trigger.kind !== "after" ? null : at + trigger.plus;
  };
  return injects
    .filter(({ trigger }) => trigger.kind !== "reserve")
    .map((inject) => ({ inject, at: plannedAt(inject) }))
    .toSorted((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || 0);
}
