import {
  bindingInstrument,
  type Circumstance,
  groundOf,
  requiredItems,
  type ResolvedScenario,
  type Urgency,
} from "@contactpoint/protocol";
import { DocumentResolver, type ScenarioDocument } from "@contactpoint/scenario";
import { type CaseFacts, TermsBook } from "@contactpoint/world";
import { firstNeeds } from "./first-needs.ts";
import { POINTS_MOST, REQUESTS_MOST } from "./network-row.ts";
import type { Profile } from "./profile.ts";
import type { Shape } from "./shape.ts";
import { smallDocument } from "./small-document.ts";

/** A few requests between a few contact points, small enough to see everything that can happen. */
export interface Instance {
  readonly profile: Profile;
  /** The same as a scenario, in which nothing goes wrong yet. */
  readonly document: ScenarioDocument;
  readonly scenario: ResolvedScenario;
  /** Contact points by State. */
  readonly points: readonly string[];
  readonly requests: readonly InstanceRequest[];
}

export interface InstanceRequest {
  /** As the scenario names it. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly provider: string;
  readonly urgency: Urgency;
  readonly shape: Shape;
}

/**
 * The instance around the first requests of a scenario.
 *
 * @param requests how many requests, 1 to 3
 * @throws Error if the scenario has fewer, or more contact points take part than there is room for
 */
export function instanceOf(
  scenario: ResolvedScenario,
  requests: number,
  profile: Profile,
): Instance {
  if (requests < 1 || requests > REQUESTS_MOST)
    throw new Error(`between 1 and ${REQUESTS_MOST} requests can be explored`);
  const needs = firstNeeds(scenario, requests);
  if (needs.length < requests)
    throw new Error(`the scenario has ${needs.length} needs, and ${requests} are to be explored`);
  const document = smallDocument(scenario, needs, profile);
  const resolved = new DocumentResolver().resolve(document);
  if ("problems" in resolved)
    throw new Error(resolved.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const { scenario: small } = resolved;
  const points = small.states.map(({ id }) => id);
  if (points.length > POINTS_MOST)
    throw new Error(
      `${points.length} contact points take part, and there is room for ${POINTS_MOST}`,
    );
  const terms = new TermsBook(small);
  return {
    profile,
    document,
    scenario: small,
    points,
    requests: firstNeeds(small, requests).map((facts) => requestOf(facts, small, profile, terms)),
  };
}

function requestOf(
  facts: CaseFacts,
  scenario: ResolvedScenario,
  profile: Profile,
  terms: TermsBook,
): InstanceRequest {
  const { id, form, urgency, from, to, items } = facts;
  const provider = items[0]?.provider ?? "";
  const bound = bindingInstrument(scenario.instruments, from.id, to.id, scenario.clock.start);
  const basis = bound?.basis ?? "BUDAPEST";
  const { omits, retries, ...decisions } = profile.decisions;
  const desk = scenario.providers.find((each) => each.id === provider);
  const [omitted] = requiredItems(form, basis);
  return {
    id,
    from: from.id,
    to: to.id,
    provider,
    urgency,
    shape: {
      ...decisions,
      providerAnswers: decisions.providerAnswers.filter(
        (answer) => answer !== (form === "emergency-disclosure" ? "preserved" : "disclosed"),
      ),
      form,
      basis,
      terms: terms.of(form, urgency, to.law, to.state.law, () => false),
      retries: Math.min(desk?.retries ?? 0, retries),
      retry_after: desk?.retry_after ?? 0,
      omits: omits ? (omitted ?? null) : null,
      refusal: refusalOf(basis, to.law.dual_criminality_reservation),
    },
  };
}

/** A ground that one circumstance of a case is enough for. */
function refusalOf(basis: Shape["basis"], reservation: boolean): Shape["refusal"] {
  for (const circumstance of CIRCUMSTANCES) {
    const ground = groundOf(basis, [circumstance], reservation);
    if (ground !== null) return { ground, circumstances: [circumstance] };
  }
  return null;
}

const CIRCUMSTANCES: readonly Circumstance[] = [
  "essential-interests",
  "domestic-bar",
  "discrimination",
  "political-offence",
];
