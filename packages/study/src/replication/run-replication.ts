import { RequestFold } from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import { SECOND } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";
import { changesAt } from "../plan/changes-at.ts";
import { drawOf, drawParameters } from "../plan/draw-parameters.ts";
import type { DrawnParameter } from "../plan/draw-parameters.ts";
import { replicationSeed } from "../plan/replication-seed.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import { AddressTally } from "./address-tally.ts";
import { measureReplication } from "./measure-replication.ts";
import { replicationDigest } from "./replication-digest.ts";
import type { ReplicatedStudy, ResolvableScenario } from "./replication-input.ts";
import type { ReplicationResult } from "./replication-result.ts";
import { withoutStates } from "./without-states.ts";

export interface ReplicationOptions {
  /** A clock in milliseconds that says how long it took. */
  readonly now: () => number;
  /** Gets the requests before they are forgotten. */
  readonly keep?: (table: RequestTable) => void;
}

/**
 * Replication `r` of a point: a function of study, point and `r` alone, but for `elapsed_s`. Its
 * memory is that of one run's table of requests.
 */
export function runReplication(
  base: ResolvableScenario,
  study: ReplicatedStudy,
  point: StudyPoint,
  replication: number,
  { now, keep }: ReplicationOptions,
): ReplicationResult {
  const begun = now();
  const seed = replicationSeed(study.seed, replication);
  const draw = drawOf(study, replication);
  const drawn = drawParameters(study, draw);
  const scenario = withoutStates(base.resolve(changesAt(study, point, drawn), seed), point.removed);
  const { table, events, wrongAddressShare } = simulated(scenario);
  const measured = {
    point: point.id,
    replication,
    draw,
    seed,
    parameters: parametersOf(drawn),
    events,
    ...measureReplication(table, study, wrongAddressShare),
  };
  keep?.(table);
  return {
    ...measured,
    digest: replicationDigest(table, measured),
    elapsed_s: (now() - begun) / SECOND,
  };
}

function simulated(scenario: ResolvedScenario): {
  readonly table: RequestTable;
  readonly events: number;
  readonly wrongAddressShare: number | null;
} {
  const fold = new RequestFold();
  const addresses = new AddressTally(scenario);
  const sink = (record: JournalRecord): void => {
    fold.add(record);
    addresses.add(record);
  };
  const { events } = simulate(scenario, { sinks: [sink] });
  return { table: fold.table, events, wrongAddressShare: addresses.wrongShare };
}

function parametersOf(drawn: readonly DrawnParameter[]): Record<string, number> {
  return Object.fromEntries(
    drawn.map(({ parameter, value }) => [
      parameter.path,
      parameter.unit === "span" ? value / SECOND : value,
    ]),
  );
}
