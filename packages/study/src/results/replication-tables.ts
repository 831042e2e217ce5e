import { STAGES } from "@contactpoint/analysis";
import { MEASURES } from "@contactpoint/analysis";
import type { GroupResult, ReplicationResult } from "../replication/replication-result.ts";
import { INCIDENCE_GRID_S } from "../replication/index.ts";
import { resultTable } from "./result-column.ts";
import type { ColumnOf } from "./result-column.ts";
import type { StudyOutcome } from "./study-outcome.ts";

interface OfReplication {
  readonly study: string;
  readonly result: ReplicationResult;
}

/** Key of every table of replications: with these four a row is run again. */
function keys<Row extends OfReplication>(): ColumnOf<Row>[] {
  return [
    [
      "study_sha256",
      "VARCHAR",
      "digest of the study's files; joins to `manifest`",
      ({ study }) => study,
    ],
    ["point", "VARCHAR", "what was simulated; joins to `points`", ({ result }) => result.point],
    ["replication", "WHOLE", "its number, from 0", ({ result }) => result.replication],
    ["seed", "WHOLE", "seed of the run; the same for all points", ({ result }) => result.seed],
  ];
}

/** One row a replication. */
export const replicationsTable = resultTable<StudyOutcome, OfReplication>(
  "replications",
  "replication of a point",
  eachResult,
  [
    ...keys<OfReplication>(),
    [
      "draw",
      "WHOLE",
      "number of the draw of the uncertain parameters",
      ({ result }) => result.draw,
    ],
    ["needs", "WHOLE", "needs that arose after the warm-up", ({ result }) => result.needs],
    ["events", "WHOLE", "events of the run", ({ result }) => result.events],
    [
      "digest",
      "VARCHAR",
      "SHA-256 of the request table and the measures",
      ({ result }) => result.digest,
    ],
    ["elapsed_s", "DOUBLE", "time that it took; in no digest", ({ result }) => result.elapsed_s],
  ],
);

type Named = OfReplication & { readonly name: string; readonly value: number | null };

export const metricsTable = resultTable<StudyOutcome, Named>(
  "metrics",
  "metric of a replication: those that the study names, and of every study `needs`, `sent`, `preserved` and `officers`",
  (outcome) => named(outcome, ({ metrics }) => Object.entries(metrics)),
  [
    ...keys<Named>(),
    ["metric", "VARCHAR", "as the study names it", ({ name }) => name],
    ["value", "DOUBLE", "in the metric's unit; null if not known", ({ value }) => value],
  ],
);

export const parametersTable = resultTable<StudyOutcome, Named>(
  "parameters",
  "uncertain parameter of a replication",
  (outcome) => named(outcome, ({ parameters }) => Object.entries(parameters)),
  [
    ...keys<Named>(),
    ["path", "VARCHAR", "place in the scenario", ({ name }) => name],
    ["value", "DOUBLE", "as drawn; spans in seconds", ({ value }) => value],
  ],
);

export const stagesTable = resultTable<StudyOutcome, Named>(
  "stages",
  "stage of a replication",
  (outcome) => named(outcome, ({ stages }) => STAGES.map((stage) => [stage, stages[stage]])),
  [
    ...keys<Named>(),
    ["stage", "VARCHAR", "where the time went, as in requests.csv", ({ name }) => name],
    [
      "mean_s",
      "DOUBLE",
      "mean seconds of a need for preservation; null without one",
      ({ value }) => value,
    ],
  ],
);

type InGroup = OfReplication & { readonly group: GroupResult };

export const groupsTable = resultTable<StudyOutcome, InGroup>(
  "groups",
  "group of requests of a replication",
  function* (outcome) {
    for (const one of eachResult(outcome)) {
      for (const group of one.result.groups) yield { ...one, group };
    }
  },
  [
    ...keys<InGroup>(),
    ["by", "VARCHAR", "what the rows share, such as `zone-pair`", ({ group }) => group.by],
    ["key", "VARCHAR", "its value", ({ group }) => group.key],
    ["n", "WHOLE", "needs in the group", ({ group }) => group.n],
    [
      "preserved_in_time_share",
      "DOUBLE",
      "as in summary.json of a run",
      ({ group }) => group.preserved_in_time_share,
    ],
    [
      "time_to_preserve_s",
      "DOUBLE",
      "mean over 30 days, restricted; at most, as what the end of a run cut off counts as not preserved",
      ({ group }) => group.time_to_preserve_s,
    ],
  ],
);

type AtInstant = OfReplication & {
  readonly measure: string;
  readonly at: number;
  readonly share: number | null;
};

export const incidenceTable = resultTable<StudyOutcome, AtInstant>(
  "incidence",
  "instant of a curve of a replication",
  function* (outcome) {
    for (const one of eachResult(outcome)) {
      for (const measure of MEASURES) {
        for (const [i, share] of one.result.incidence[measure].entries()) {
          yield { ...one, measure, at: INCIDENCE_GRID_S[i] ?? 0, share };
        }
      }
    }
  },
  [
    ...keys<AtInstant>(),
    ["measure", "VARCHAR", "one of the four measures", ({ measure }) => measure],
    ["at_s", "DOUBLE", "seconds since the measure began", ({ at }) => at],
    [
      "share",
      "DOUBLE",
      "share that had got there by then; null if not known",
      ({ share }) => share,
    ],
  ],
);

type OnDay = OfReplication & { readonly day: number; readonly open: number };

export const openTable = resultTable<StudyOutcome, OnDay>(
  "open_by_day",
  "day of a replication",
  function* (outcome) {
    for (const one of eachResult(outcome)) {
      for (const [day, open] of one.result.open_by_day.entries()) yield { ...one, day, open };
    }
  },
  [
    ...keys<OnDay>(),
    ["day", "WHOLE", "days since the start of the run, from 0", ({ day }) => day],
    ["mean_open", "DOUBLE", "mean number of open requests", ({ open }) => open],
  ],
);

function* eachResult({ results, origin }: StudyOutcome): Generator<OfReplication> {
  for (const result of results) yield { study: origin.study_sha256, result };
}

function* named(
  outcome: StudyOutcome,
  entries: (result: ReplicationResult) => readonly (readonly [string, number | null])[],
): Generator<Named> {
  for (const one of eachResult(outcome)) {
    for (const [name, value] of entries(one.result)) yield { ...one, name, value };
  }
}
