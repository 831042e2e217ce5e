import { DAY } from "@contactpoint/engine";
import type { Distribution } from "@contactpoint/engine";
import type {
  ResolvedChannel,
  ResolvedLaw,
  ResolvedScenario,
  Urgency,
} from "@contactpoint/protocol";

import { resolveHours } from "../calendar/resolve-hours.ts";
import type { Path } from "../reader/problem.ts";
import type { PeopledContext } from "./context.ts";
import { takeDuration } from "./distributions.ts";

/** Where nobody acknowledges for so long, the request is sent again. */
const PORTAL_WAIT = 7 * DAY;
const COURIER_WAIT = 180 * DAY;
/** Central authorities ask each other how things stand this often. */
const ASSISTANCE_QUERY_AFTER = 90 * DAY;
const TRIES = 3;

/** A scenario without contact points rests on channels, laws and habits of its own. */
export function withStandIns(
  context: PeopledContext,
  scenario: ResolvedScenario,
): ResolvedScenario {
  switch (scenario.topology.shape.kind) {
    case "direct-to-provider":
      return askingProviders(context, scenario);
    case "mutual-legal-assistance":
      return askingAuthorities(context, scenario);
    default:
      return scenario;
  }
}

type Time = "drafting" | "transmission" | "execution" | "emergency_execution";

export function takeAssistance(context: PeopledContext, name: Time): Distribution {
  const path: Path = ["topology", "assistance", name];
  const given = context.text.topology?.assistance?.[name];
  return takeDuration(context, `topology.assistance.${name}`, path, given);
}

/** Providers need no order of anybody, and their address is known. */
function askingProviders(context: PeopledContext, scenario: ResolvedScenario): ResolvedScenario {
  const text = context.text.topology?.voluntary;
  const time = (name: "response" | "emergency_response"): Distribution =>
    takeDuration(
      context,
      `topology.voluntary.${name}`,
      ["topology", "voluntary", name],
      text?.[name],
    );
  const times = { confirm: time("response"), emergency_confirm: time("emergency_response") };
  const laws = mapLaws(scenario, (law) => ({ ...law, order_by: "police", hours: null }));
  return {
    ...scenario,
    ...byOneChannel(scenario, "portal", NO_TIME, PORTAL_WAIT),
    laws,
    providers: scenario.providers.map((provider) => ({
      ...provider,
      ...times,
      answers_to: [provider.state],
    })),
  };
}

function askingAuthorities(context: PeopledContext, scenario: ResolvedScenario): ResolvedScenario {
  const transmission = takeAssistance(context, "transmission");
  const order = takeAssistance(context, "execution");
  const emergency_order = takeAssistance(context, "emergency_execution");
  const hours = officeHours(context);
  const { practice } = scenario;
  const after = ofAllUrgencies(ASSISTANCE_QUERY_AFTER);
  return {
    ...scenario,
    ...byOneChannel(scenario, "courier", transmission, COURIER_WAIT),
    laws: mapLaws(scenario, (law) => ({
      ...law,
      order_by: "judge",
      order,
      emergency_order,
      hours,
      emergency_at_any_hour: false,
    })),
    practice: { ...practice, status_query: { ...practice.status_query, after } },
  };
}

function officeHours(context: PeopledContext): ResolvedLaw["hours"] {
  const key = "topology.assistance.hours";
  const hours = context.parameters.take(key, key, context.text.topology?.assistance?.hours);
  if (hours === "always") return null;
  const span = { from: hours.from, to: hours.to, days: hours.days ?? "working" };
  const { start, end } = context;
  return Object.fromEntries(
    [...context.states.values()].map(({ id, calendar }) => [
      id,
      resolveHours([span], calendar, start, end),
    ]),
  );
}

/** Every try leaves by one channel that gets through; no register of contact points is needed. */
function byOneChannel(
  { channels, register }: ResolvedScenario,
  name: string,
  delay: Distribution,
  wait: number,
): Pick<ResolvedScenario, "channels" | "register" | "escalation"> {
  const channel: ResolvedChannel = { reach: 1, delay, hours: "always", tells_failure: false };
  return {
    channels: { ...channels, [name]: channel },
    register: { ...register, wrong_share: 0, changes: [] },
    escalation: [
      { kind: "channel", channel: name, network: null, tries: TRIES, wait: ofAllUrgencies(wait) },
    ],
  };
}

const NO_TIME: Distribution = { kind: "deterministic", value: 0 };

function ofAllUrgencies<T>(value: T): Record<Urgency, T> {
  return { emergency: value, urgent: value, routine: value };
}

function mapLaws(
  { laws }: ResolvedScenario,
  change: (law: ResolvedLaw) => ResolvedLaw,
): ResolvedScenario["laws"] {
  return Object.fromEntries(Object.entries(laws).map(([name, law]) => [name, change(law)]));
}
