import type { ResolvedDesk, ResolvedScenario } from "@contactpoint/protocol";

import type { RegisteredState } from "./exercise-credentials.ts";
import type { Exercise } from "./register.ts";

/** What the register says of the States of a scenario. */
export function registeredStates({
  states,
}: Pick<ResolvedScenario, "states">): readonly RegisteredState[] {
  return states.map(({ id, name, languages, desk, zone }) => ({
    id,
    name,
    languages,
    hours: `${staffing(desk)}, ${zone}`,
  }));
}

/** The real instant of an instant of the exercise, milliseconds. */
export function realInstant(
  instant: number,
  { clock }: Pick<ResolvedScenario, "clock">,
  { started_at, rate }: Pick<Exercise, "started_at" | "rate">,
): number {
  return Math.round(started_at + (instant - clock.start) / rate);
}

function staffing({ officers, on_call }: ResolvedDesk): string {
  const isOpen = (count: number, index: number): boolean => count + (on_call[index] ?? 0) > 0;
  if (!officers.every(isOpen)) return "with gaps";
  return officers.every((count) => count > 0)
    ? "staffed around the clock"
    : "around the clock, on call outside office hours";
}
