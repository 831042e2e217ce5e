import type { SelectionRule, Study } from "@contactpoint/scenario";
import { confidencePercent, namedWidth, roundScale } from "../comparison/quantity-text.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import { advanceKn, startKn } from "../statistics/index.ts";
import type { KnState } from "../statistics/index.ts";
import { directionOf, selectionGroups, selectionValues } from "./selected-systems.ts";
import type { KnownResults, WantedReplications } from "./wanted-replications.ts";

type Kn = Extract<SelectionRule, { kind: "kn" }>;

interface Selecting {
  readonly systems: readonly StudyPoint[];
  readonly state: KnState;
  /** The metric of a system in play is not known: nothing can be said any more. */
  readonly isBroken: boolean;
  /** All rounds that there may be are over, or a best was found. */
  readonly isOver: boolean;
}

/**
 * KN sees one round after the other of the variants still in play. A point that takes no part in
 * it runs `min` times. A selection that is broken or reaches `max` leaves several best.
 */
export function selectByKn(
  study: Study,
  rule: Kn,
  points: readonly StudyPoint[],
  known: KnownResults,
): WantedReplications {
  const { min, max, per_draw } = study.replications;
  const rounds = Math.floor(max / per_draw);
  const groups = selectionGroups(points).map(({ systems }) =>
    selecting(study, rule, systems, known, rounds),
  );
  const counts = new Map(points.map(({ id }) => [id, min]));
  for (const { systems, state, isOver } of groups) {
    const next = state.replications + (isOver ? 0 : 1);
    for (const [place, { id }] of systems.entries()) {
      const dropped = state.dropped.find(({ system }) => system === place);
      counts.set(id, Math.max(min, (dropped?.after ?? next) * per_draw));
    }
  }
  const inPlay = groups.flatMap(({ systems, state, isOver }) =>
    isOver ? [] : state.alive.map((place) => systems[place]?.id ?? ""),
  );
  const isWhole = points.every(({ id }) => (known.get(id)?.length ?? 0) >= (counts.get(id) ?? 0));
  return {
    counts,
    isFinished: inPlay.length === 0 && isWhole,
    runAhead: new Set(inPlay),
    selection: {
      method: "kn",
      metric: rule.metric,
      best: groups.flatMap(bestOf),
      dropped: groups.flatMap(({ systems, state }) =>
        state.dropped.map(({ system, after }) => ({
          point: systems[system]?.id ?? "",
          after: after * per_draw,
        })),
      ),
      guarantee: guaranteeOf(study, rule, groups),
    },
  };
}

function selecting(
  study: Study,
  rule: Kn,
  systems: readonly StudyPoint[],
  known: KnownResults,
  rounds: number,
): Selecting {
  const { min, per_draw } = study.replications;
  const series = systems.map(({ id }) =>
    selectionValues(known.get(id) ?? [], rule.metric, per_draw),
  );
  let state = startKn({
    systems: systems.length,
    first_stage: Math.max(2, Math.floor(min / per_draw)),
    indifference: rule.indifference,
    confidence: rule.confidence,
    better: directionOf(study, rule.metric),
  });
  while (state.best === null && state.replications < rounds) {
    const values = series.map((one) => one[state.replications]);
    if (state.alive.some((place) => values[place] === undefined)) break;
    if (state.alive.some((place) => values[place] === null)) {
      return { systems, state, isBroken: true, isOver: true };
    }
    state = advanceKn(
      state,
      values.map((value) => value ?? null),
    );
  }
  const isOver = state.best !== null || state.replications >= rounds;
  return { systems, state, isBroken: false, isOver };
}

function bestOf({ systems, state }: Selecting): string[] {
  const places = state.best === null ? state.alive : [state.best];
  return places.map((place) => systems[place]?.id ?? "");
}

function guaranteeOf(
  { metrics }: Study,
  { confidence, indifference, metric }: Kn,
  groups: readonly Selecting[],
): string {
  if (groups.some(({ isBroken }) => isBroken)) {
    return `No guarantee: ${metric} of a variant is not known in one of the replications.`;
  }
  const open = groups.some(({ state }) => state.best === null);
  const unit = metrics.find(({ name }) => name === metric)?.unit ?? "number";
  const width = namedWidth(indifference, roundScale(unit, indifference));
  const promise = `With at least ${confidencePercent(confidence)} % confidence the one selected is the best or within ${width} of it (Kim and Nelson 2001)`;
  return open ? `${promise}; the replications did not suffice to select one.` : `${promise}.`;
}
