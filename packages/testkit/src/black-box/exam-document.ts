import { DocumentResolver, type ScenarioDocument } from "@contactpoint/scenario";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { CHANNEL, INSTRUMENT, MARKING, NODE, OTHER, PEER } from "../conformance/bench-terms.ts";

/**
 * Providers by what they answer. Their names are test identifiers: whoever is asked about data of one
 * of them has to answer as it says, whatever decides behind the node.
 */
export const EXAM_PROVIDERS = {
  /** Preserves. */
  mailhaven: { state: NODE },
  /** Holds nothing. */
  emptyhouse: { state: NODE, not_held_share: 1 },
  /** Fails at every order. */
  brokenhouse: { state: NODE, failure_share: 1, retries: 1, retry_after: "PT30M" },
  /** Would tell its user of a preservation. */
  tellinghouse: { state: NODE, tells_user_share: 1 },
  /** Its traffic data lead to `cloudnest`. */
  leadinghouse: { state: NODE, leads_to: { cloudnest: 1 } },
  lakeside: { state: PEER },
  cloudnest: { state: OTHER },
} as const;

/** Knows an emergency disclosure. */
export const SECOND_PROTOCOL = "second-protocol";

const IN_FORCE = { parties: "all", in_force_from: "2026-12-01", assumed: true };

/**
 * The exercise in which a node is tried as a black box: three States, officers at any hour who need
 * two minutes for anything, every extension and assistance granted. It lasts two hundred days.
 */
export function examDocument(): ScenarioDocument {
  return {
    format: "contactpoint/1",
    id: "conformance",
    version: "1.0.0",
    title: { en: "Conformance of a node" },
    marking: MARKING,
    seed: 1,
    clock: { start: "2027-01-01T12:00:00Z", duration: "P200D" },
    states: Object.fromEntries(
      [PEER, NODE, OTHER].map((state) => [state, { name: state, zone: "UTC", languages: ["en"] }]),
    ),
    rosters: {
      default: {
        shifts: [{ id: "always", days: "all", from: "00:00", to: "00:00", officers: 1000 }],
      },
    },
    profiles: { default: { ...SERVICE, error: NO_ERRORS } },
    laws: { default: { order_by: "police" } },
    instruments: {
      [INSTRUMENT]: { basis: "UNCC", ...IN_FORCE },
      [SECOND_PROTOCOL]: { basis: "BUDAPEST-2AP", ...IN_FORCE },
    },
    providers: Object.fromEntries(
      Object.entries(EXAM_PROVIDERS).map(([provider, conduct]) => [
        provider,
        { ...SOUND, ...conduct },
      ]),
    ),
    channels: { [CHANNEL]: { reach: 1, delay: "PT0S", hours: "always" } },
    topology: { kind: "mesh", latency: "PT0S", loss: 0, duplicate: 0 },
    register: { wrong_share: 0 },
    escalation: [{ channel: CHANNEL, tries: 6, wait: waits("P2D") }],
    practice: {
      preservation: "P60D",
      expiry_notice_before: "P7D",
      extension: { ask_before: "P10D", adds: "P60D", granted_share: 1, most: 2 },
      status_query: { after: waits("P3D"), most: 3 },
      assistance: { share: 0, decided_after: "P2D", granted_share: 1 },
    },
  };
}

/** @throws Error if the exercise is no sound scenario */
export function examScenario(): ResolvedScenario {
  const resolved = new DocumentResolver().resolve(examDocument());
  if ("scenario" in resolved) return resolved.scenario;
  throw new Error(resolved.problems.map(({ message }) => message).join("\n"));
}

const TASKS = [
  "prepare",
  "translate",
  "supplement",
  "choose",
  "relay",
  "acknowledge",
  "check",
  "review",
  "order",
  "locate",
  "extend",
  "follow_up",
  "renew",
] as const;

const SERVICE = Object.fromEntries(TASKS.map((task) => [task, "PT2M"]));

const NO_ERRORS = {
  sleep_through: 0,
  misjudge_urgency: 0,
  omit_item: 0,
  miss_gap: 0,
  wrong_identifier: 0,
  wrong_addressee: 0,
  forget_extension: 0,
  forget_renewal: 0,
};

const SOUND = {
  retention: "P400D",
  confirm: "PT10M",
  not_held_share: 0,
  failure_share: 0,
  tells_user_share: 0,
  leads_to: {},
};

function waits(span: string) {
  return { emergency: span, urgent: span, routine: span };
}
