import type { Instant } from "@contactpoint/engine";
import type { ResolvedInstrument, ResolvedScenario } from "@contactpoint/protocol";

/** Each instrument and how many directed pairs of States it joins at the start and at the end. */
export function explainInstruments(scenario: ResolvedScenario): string[] {
  const { states, clock, instruments } = scenario;
  const ids = states.map(({ id }) => id);
  const all = ids.length * (ids.length - 1);
  const lines = instruments.map((instrument) => {
    const atStart = pairs(boundAt(instrument, ids, clock.start));
    const atEnd = pairs(boundAt(instrument, ids, clock.end - 1));
    const count = atStart === atEnd ? `${atStart}` : `${atStart} at the start, ${atEnd} at the end`;
    const assumed = instrument.assumed ? "; entry into force is assumed" : "";
    return `  ${instrument.id} (${instrument.basis}): ${count} of ${all} directed pairs${assumed}`;
  });
  const unbound = ids.filter((id) =>
    instruments.every(({ bound_from: bound }) => (bound[id] ?? Infinity) >= clock.end),
  );
  return [
    "Instruments",
    ...lines,
    `  without a common instrument at the end: ${all - pairsOfAny(instruments, ids, clock.end - 1)} pairs`,
    ...(unbound.length > 0 && !scenario.real_states
      ? [`  bound by nothing: ${unbound.join(", ")}`]
      : []),
  ];
}

function boundAt(
  { bound_from: bound }: ResolvedInstrument,
  ids: readonly string[],
  at: Instant,
): string[] {
  return ids.filter((id) => (bound[id] ?? Infinity) <= at);
}

function pairs(members: readonly string[]): number {
  return members.length * (members.length - 1);
}

function pairsOfAny(
  instruments: readonly ResolvedInstrument[],
  ids: readonly string[],
  at: Instant,
): number {
  const bound = instruments.map((instrument) => new Set(boundAt(instrument, ids, at)));
  let count = 0;
  for (const one of ids) {
    for (const other of ids) {
      if (one !== other && bound.some((members) => members.has(one) && members.has(other))) count++;
    }
  }
  return count;
}
