import type { Duration } from "@contactpoint/engine";
import {
  type InstrumentBasis,
  INSTRUMENT_RULES,
  type ResolvedScenario,
} from "@contactpoint/protocol";
import { DocumentResolver, type ScenarioDocument } from "@contactpoint/scenario";
import type { ConformanceCase } from "./conformance-case.ts";
import type { InitFrame, NodeConfig } from "./bench-frame.ts";
import {
  type BenchTerms,
  CHANNEL,
  FIXED_TERMS,
  INSTRUMENT,
  MARKING,
  NODE,
  PLAIN_TERMS,
  PROVIDERS,
  STATES,
} from "./bench-terms.ts";

/**
 * The scenario in which a case takes place: three States, officers at any hour, nothing takes time.
 * All that happens, the script says.
 */
function benchDocument(id: string, title: string, terms: BenchTerms): ScenarioDocument {
  return {
    format: "contactpoint/1",
    id,
    version: "1.0.0",
    title: { en: title },
    marking: MARKING,
    seed: 1,
    clock: { start: START, duration: "P1000D" },
    states: Object.fromEntries(
      STATES.map((state) => [state, { name: state, zone: "UTC", languages: ["en"] }]),
    ),
    rosters: {
      default: {
        shifts: [{ id: "always", days: "all", from: "00:00", to: "00:00", officers: 1000 }],
      },
    },
    laws: {
      default: {
        order_by: terms.order_by === "police" ? "police" : "judge",
        order_lasts: spanOf(terms.order_lasts),
        dual_criminality_reservation: terms.dual_criminality_reservation,
      },
    },
    instruments: {
      [INSTRUMENT]: {
        basis: terms.basis,
        parties: "all",
        in_force_from: "2026-12-01",
        assumed: true,
      },
    },
    providers: Object.fromEntries(
      Object.entries(PROVIDERS).map(([provider, state]) => [
        provider,
        { state, retries: terms.retries, retry_after: spanOf(terms.retry_after) },
      ]),
    ),
    channels: { [CHANNEL]: { reach: 1, delay: "PT0S", hours: "always" } },
    topology: { kind: "mesh", latency: "PT0S", loss: 0, duplicate: 0 },
    register: { wrong_share: 0 },
    escalation: [{ channel: CHANNEL, tries: terms.tries, wait: waitsOf(terms.wait) }],
    practice: {
      preservation: spanOf(terms.preservation),
      expiry_notice_before: spanOf(terms.expiry_notice_before),
      extension: {
        ask_before: spanOf(terms.extension.ask_before),
        adds: spanOf(terms.extension.adds),
        most: terms.extension.most,
      },
      status_query: { after: waitsOf(terms.status_after), most: terms.status_most },
    },
  };
}

/** Noon of the first day of 2027, in UTC. */
const START = "2027-01-01T12:00:00Z";

/** Resolves the scenarios of cases; calendars once worked out are kept. */
export class BenchScenarios {
  readonly #resolver = new DocumentResolver();

  /** @throws Error if the terms make no sound scenario */
  resolve(id: string, title: string, terms: BenchTerms): ResolvedScenario {
    const resolved = this.#resolver.resolve(benchDocument(id, title, terms));
    if ("scenario" in resolved) return resolved.scenario;
    throw new Error(resolved.problems.map(({ message }) => message).join("\n"));
  }

  ofCase({ id, title, terms }: Pick<ConformanceCase, "id" | "title" | "terms">): ResolvedScenario {
    return this.resolve(id, title, { ...PLAIN_TERMS, ...terms });
  }
}

/** The first frame of a case. */
export function initFrame(scenario: ResolvedScenario): InitFrame {
  return {
    kind: "init",
    nodeId: NODE,
    now: scenario.clock.start,
    register: { version: 1, states: STATES.map((id) => ({ id, hub: false })) },
    config: configOf(scenario),
  };
}

function configOf(scenario: ResolvedScenario): NodeConfig {
  const { practice, laws } = scenario;
  const law = Object.values(laws)[0];
  if (law === undefined) throw new Error("the scenario has no law");
  const [rung] = scenario.escalation;
  const tries = (wait: Duration): Duration[] =>
    Array.from({ length: rung?.tries ?? 0 }, () => wait);
  return {
    marking: scenario.marking,
    instruments: scenario.instruments.map(({ id, basis, bound_from }) => ({
      id,
      basis,
      bound_from,
      items: INSTRUMENT_RULES[basis].items,
      grounds: groundsOf(basis),
    })),
    providers: scenario.providers.map(({ id, state, retries, retry_after }) => ({
      id,
      state,
      retries,
      retry_after,
    })),
    order_by: law.order_by === "police" ? "police" : "authority",
    order_lasts: law.order_lasts,
    preservation: practice.preservation,
    expiry_notice_before: practice.expiry_notice_before,
    extension: {
      ask_before: practice.extension.ask_before,
      adds: practice.extension.adds,
      most: practice.extension.most,
    },
    tries: {
      emergency: tries(rung?.wait.emergency ?? 0),
      urgent: tries(rung?.wait.urgent ?? 0),
      routine: tries(rung?.wait.routine ?? 0),
    },
    status_query: practice.status_query,
    ...FIXED_TERMS,
    authority: "Ministry of Justice (EXERCISE)",
    use_limits: ["EXERCISE: for the case named in the request only"],
  };
}

function groundsOf(basis: InstrumentBasis): NodeConfig["instruments"][number]["grounds"] {
  return INSTRUMENT_RULES[basis].preservation_grounds.map(({ ground }) => ground);
}

function spanOf(duration: Duration): string {
  return `PT${duration / 1000}S`;
}

function waitsOf(waits: BenchTerms["wait"]) {
  const { emergency, urgent, routine } = waits;
  return { emergency: spanOf(emergency), urgent: spanOf(urgent), routine: spanOf(routine) };
}
