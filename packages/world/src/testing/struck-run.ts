import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR, MINUTE } from "@contactpoint/engine";
import type { JournalRecord, ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";
import { caseFacts, worldBench, type WorldBench } from "./world-bench.ts";
import { PLAIN_PROFILE, worldScenario } from "./world-scenario.ts";

/** A fault as a test names it: minutes from the start of the run. */
export type Given<F = ResolvedFault> = F extends ResolvedFault
  ? Omit<F, "id" | "group" | "from" | "until"> & { readonly from: number; readonly until: number }
  : never;

/**
 * One urgent request of XA to XB, which leaves at once, arrives after a minute, and is acknowledged
 * by an officer an hour later; all else takes no time.
 */
export function struckRun(
  faults: readonly Given[],
  more: Partial<ResolvedScenario> = {},
): WorldBench & {
  /** What was written, as `<minute> <what>`, of some kinds. */
  readonly story: (...kinds: readonly JournalRecord["kind"][]) => string[];
} {
  const plain = {
    ...PLAIN_PROFILE,
    service: {
      ...PLAIN_PROFILE.service,
      acknowledge: { kind: "deterministic", value: HOUR } as const,
    },
  };
  const scenario = worldScenario({
    profiles: { plain, hub: PLAIN_PROFILE },
    ...more,
    faults: faults.map(({ from, until, ...what }, index) => ({
      ...what,
      id: `fault-${index}`,
      group: null,
      from: SAMPLE_START + from * MINUTE,
      until: SAMPLE_START + until * MINUTE,
    })),
  });
  const bench = worldBench(scenario);
  const { world, agenda, records } = bench;
  world.need(caseFacts(world));
  agenda.runUntil(SAMPLE_START + 24 * HOUR);
  const story = (...kinds: readonly JournalRecord["kind"][]): string[] =>
    records
      .filter(({ kind }) => kinds.includes(kind))
      .map((record) => `${(record.at - SAMPLE_START) / MINUTE} ${inWords(record)}`);
  return { ...bench, story };
}

function inWords(record: JournalRecord): string {
  switch (record.kind) {
    case "sent":
      return `${record.from} says ${record.type}`;
    case "delivered":
      return `${record.node} hears ${record.type}${record.again === true ? " again" : ""}`;
    case "lost":
      return `lost by ${record.reason}${record.told ? ", and told" : ""}`;
    case "state":
      return `${record.node} ${record.machine} ${record.to}`;
    case "task":
      return `${record.node} ${record.task} ${record.number} ${record.phase}`;
    case "crash":
      return [record.node, record.phase, record.point, record.store]
        .filter((word) => word !== undefined)
        .join(" ");
    case "rejected":
      return `${record.node} turns away ${record.error} from ${record.from ?? "nobody"}`;
    case "fault":
      return `${record.fault} ${record.phase}`;
    default:
      return record.kind;
  }
}
