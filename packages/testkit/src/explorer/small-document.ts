import { DAY, formatIsoDuration } from "@contactpoint/engine";
import { bindingInstrument, type ResolvedScenario } from "@contactpoint/protocol";
import type { ScenarioDocument } from "@contactpoint/scenario";
import type { CaseFacts } from "@contactpoint/world";
import { practiceOf, type Profile } from "./profile.ts";

/**
 * A small scenario around some needs of a large one, as a document: their contact points with the
 * same law, practice and providers, but with officers at any hour, no chance and no hub between.
 *
 * @throws Error if no one instrument binds all of the pairs
 */
export function smallDocument(
  scenario: ResolvedScenario,
  needs: readonly CaseFacts[],
  profile: Profile,
): ScenarioDocument {
  const points = new Set(needs.flatMap(({ from, to }) => [from.id, to.id]));
  const states = scenario.states.filter(({ id }) => points.has(id));
  const laws = new Set(states.map(({ law }) => law));
  return {
    format: "contactpoint/1",
    id: `${scenario.id}-explored`,
    version: "1.0.0",
    title: `${Object.values(scenario.title)[0] ?? scenario.id}, explored`,
    marking: "EXERCISE EXERCISE EXERCISE",
    seed: 1,
    ...(scenario.real_states ? { real_states: true } : {}),
    clock: { start: START, duration: "P400D" },
    states: Object.fromEntries(
      states.map(({ id, zone, law }) => [id, { zone, languages: ["en"], law }]),
    ),
    rosters: { default: { shifts: [{ id: "always", from: "00:00", to: "00:00", officers: 20 }] } },
    profiles: { default: PEOPLE },
    laws: Object.fromEntries([...laws].map((law) => [law, lawOf(scenario, law)])),
    instruments: { convention: instrumentOf(scenario, needs) },
    providers: providersOf(scenario, needs, profile),
    channels: { email: { reach: 1, delay: "PT0S" }, phone: { reach: 1, delay: "PT0S" } },
    topology: { kind: "mesh", latency: "PT1S", loss: 0, duplicate: 0 },
    register: { wrong_share: 0 },
    escalation: ladderOf(scenario, profile),
    practice: writtenPractice(scenario, profile),
    workload: needs.map((need, index) => workloadOf(need, `r${index + 1}`)),
  };
}

/** Monday 3 May 2027: every instrument is assumed to be in force. */
const START = "2027-05-03T00:00:00Z";
/** When each need arises unless a counterexample says otherwise. */
const ARISES = "T+00:01";

const TASK = "PT1M";
const PEOPLE = {
  prepare: TASK,
  translate: TASK,
  supplement: TASK,
  choose: TASK,
  relay: TASK,
  acknowledge: TASK,
  check: TASK,
  review: TASK,
  order: TASK,
  locate: TASK,
  extend: TASK,
  follow_up: TASK,
  renew: TASK,
  error: {
    sleep_through: 0,
    misjudge_urgency: 0,
    omit_item: 0,
    miss_gap: 0,
    wrong_identifier: 0,
    wrong_addressee: 0,
    forget_extension: 0,
    forget_renewal: 0,
  },
};

function lawOf({ laws }: ResolvedScenario, name: string): object {
  const law = laws[name];
  if (law === undefined) throw new Error(`there is no law ${name}`);
  return {
    order_by: law.order_by,
    order_lasts: formatIsoDuration(law.order_lasts),
    languages: ["en"],
    dual_criminality_reservation: law.dual_criminality_reservation,
  };
}

function instrumentOf(
  { instruments, clock }: ResolvedScenario,
  needs: readonly CaseFacts[],
): object {
  const bases = new Set(
    needs.map(({ from, to }) => bindingInstrument(instruments, from.id, to.id, clock.end)?.basis),
  );
  const [basis] = bases;
  if (basis === undefined || bases.size > 1)
    throw new Error("no one instrument binds the contact points of these requests");
  return { basis, parties: "all", in_force_from: "2027-01-01", assumed: true };
}

function providersOf(
  { providers }: ResolvedScenario,
  needs: readonly CaseFacts[],
  profile: Profile,
): object {
  const wanted = new Set(needs.map(({ items }) => items[0]?.provider));
  return Object.fromEntries(
    providers
      .filter(({ id }) => wanted.has(id))
      .map(({ id, state, retries, retry_after }) => [
        id,
        {
          state,
          retention: "P400D",
          confirm: TASK,
          not_held_share: 0,
          failure_share: 0,
          tells_user_share: 0,
          retries: Math.min(retries, profile.decisions.retries),
          retry_after: formatIsoDuration(retry_after),
          leads_to: {},
        },
      ]),
  );
}

function ladderOf({ escalation }: ResolvedScenario, { tries, secretariat }: Profile): object[] {
  const wait = escalation[0]?.wait ?? { emergency: DAY, urgent: DAY, routine: DAY };
  const written = Object.fromEntries(
    Object.entries(wait).map(([urgency, span]) => [urgency, formatIsoDuration(span)]),
  );
  const step = { channel: "email", wait: written };
  if (!secretariat) return [{ ...step, tries }];
  return [
    { ...step, tries: tries - 1 },
    { ...step, kind: "secretariat" },
  ];
}

function writtenPractice(scenario: ResolvedScenario, profile: Profile): object {
  const practice = practiceOf(profile, scenario.practice);
  const { extension, status_query, preservation, expiry_notice_before } = practice;
  return {
    preservation: formatIsoDuration(preservation),
    assistance: { share: 0 },
    extension: {
      ask_before: formatIsoDuration(extension.ask_before),
      adds: formatIsoDuration(extension.adds),
      most: extension.most,
    },
    expiry_notice_before: formatIsoDuration(expiry_notice_before),
    status_query: {
      after: Object.fromEntries(
        Object.entries(status_query.after).map(([urgency, span]) => [
          urgency,
          formatIsoDuration(span),
        ]),
      ),
      most: status_query.most,
    },
  };
}

function workloadOf({ from, items, form, urgency }: CaseFacts, id: string): object {
  const provider = items[0]?.provider ?? "";
  return {
    id,
    arrivals: { times: [{ at: ARISES, from: from.id, provider, form, urgency }] },
    from: { [from.id]: 1 },
    mix: [{ share: 1, form, urgency, expires_in: "P390D" }],
    items: [1],
    circumstances: {},
  };
}
