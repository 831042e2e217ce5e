import fc from "fast-check";
import type { ResolvedScenario } from "@contactpoint/protocol";

import { formatProblem } from "../reader/problem.ts";
import { readFrom } from "../reader/read-scenario.ts";
import type { ScenarioText } from "../schema/scenario-schema.ts";
import { eventsArbitrary } from "./events-arbitrary.ts";
import { memoryFiles } from "./memory-files.ts";
import { networkArbitrary } from "./network-arbitrary.ts";
import { arrivalsArbitrary, durationArbitrary, RECORD } from "./parts-arbitrary.ts";

/**
 * Small sound scenarios as one would write them: two to five fictitious States in zones with and
 * without clock changes, duty with and without gaps, up to four days, up to about 80 needs.
 */
export function scenarioTextArbitrary(): fc.Arbitrary<ScenarioText> {
  return fc.integer({ min: 2, max: 5 }).chain((size) => {
    const ids = ["XA", "XB", "XC", "XD", "XE"].slice(0, size);
    return fc
      .record(
        {
          seed: fc.nat(),
          start: fc.constantFrom(...STARTS),
          days: fc.integer({ min: 1, max: 4 }),
          network: networkArbitrary(ids),
          events: eventsArbitrary(ids),
          ack: durationArbitrary(),
          order: durationArbitrary(),
          orderBy: fc.constantFrom("police", "prosecutor", "judge"),
          arrivals: arrivalsArbitrary(),
          omitItem: fc.double({ min: 0, max: 1, noNaN: true }),
        },
        RECORD,
      )
      .map((parts) => compose(ids, parts));
  });
}

/** The same, resolved. */
export function resolvedScenarioArbitrary(): fc.Arbitrary<ResolvedScenario> {
  return scenarioTextArbitrary().map(readText);
}

/** Resolves a scenario given as data. Throws an Error that lists its problems. */
export function readText(text: ScenarioText): ResolvedScenario {
  // JSON is YAML 1.2 too.
  const read = readFrom(memoryFiles({ "scenario.yaml": JSON.stringify(text) }), "scenario.yaml");
  if ("problems" in read) throw new Error(read.problems.map(formatProblem).join("\n"));
  return read.scenario;
}

/** Two of them meet clock changes of Europe and America. */
const STARTS = ["2027-03-27T12:00:00Z", "2027-11-06T12:00:00Z", "2027-06-09T00:00:00Z"] as const;

interface Parts {
  readonly seed: number;
  readonly start: string;
  readonly days: number;
  readonly network: Pick<
    ScenarioText,
    "states" | "rosters" | "topology" | "networks" | "instruments"
  >;
  readonly events: Pick<ScenarioText, "faults" | "injects">;
  readonly ack: string | { readonly exponential: { readonly mean: string } };
  readonly order: string | { readonly exponential: { readonly mean: string } };
  readonly orderBy: "police" | "prosecutor" | "judge";
  readonly arrivals: NonNullable<ScenarioText["workload"]>[number]["arrivals"];
  readonly omitItem: number;
}

function compose(ids: readonly string[], parts: Parts): ScenarioText {
  const [first = "XA", second = "XB"] = ids;
  return {
    format: "contactpoint/1",
    id: "random",
    version: "1.0.0",
    title: "Random",
    marking: "EXERCISE",
    seed: parts.seed,
    clock: { start: parts.start, duration: `P${parts.days}D` },
    ...parts.network,
    profiles: { default: { ack: parts.ack, error: { omit_item: parts.omitItem } } },
    laws: { default: { order_by: parts.orderBy, order: parts.order, languages: ["en"] } },
    // Providers in two States, so that every need has somebody to go to.
    providers: {
      mailhaven: { state: first, retention: "P7D", confirm: "PT4H" },
      cloudnest: { state: second, retention: "P2D", confirm: { exponential: { mean: "PT6H" } } },
    },
    workload: [{ id: "everyday", arrivals: parts.arrivals }],
    ...parts.events,
    expectations: [{ id: "sixty-days", rule: "S18", verdict: "holds" }],
  };
}
