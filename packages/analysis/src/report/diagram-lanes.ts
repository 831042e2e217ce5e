import type { ResolvedScenario, ResolvedState } from "@contactpoint/protocol";
import type { RequestRecord } from "./request-diagram.ts";

/** A vertical life line: a State or a provider. */
export interface Lane {
  /** A State's id, or a provider's after `provider:`. */
  readonly key: string;
  readonly name: string;
  readonly role: string;
  /** Absent for a provider. */
  readonly state?: ResolvedState;
}

/** Lanes in the order of the way out: requesting State, hubs, requested States, providers. */
export function diagramLanes(
  records: readonly RequestRecord[],
  scenario: ResolvedScenario,
): readonly Lane[] {
  const requesting = new Set<string>();
  const requested = new Set<string>();
  const passed = new Set<string>();
  const providers = new Set<string>();
  for (const record of records) {
    if (record.kind === "need") {
      requesting.add(record.from);
      requested.add(record.to);
    } else if (record.kind === "sent") {
      record.route.slice(1, -1).forEach((hub) => passed.add(hub));
    } else if (record.kind === "order") {
      providers.add(record.provider);
    }
  }
  const hubs = [...passed].filter((hub) => !requesting.has(hub) && !requested.has(hub));
  const addressed = [...requested].filter((state) => !requesting.has(state));
  return [
    ...stateLanes([...requesting], "Requesting State", scenario),
    ...stateLanes(hubs, "Hub", scenario),
    ...stateLanes(addressed, "Requested State", scenario),
    ...[...providers].map((id, i) => ({
      key: providerKey(id),
      name: scenario.real_states ? `No. ${i + 1}` : id,
      role: "Provider",
    })),
  ];
}

export function providerKey(provider: string): string {
  return `provider:${provider}`;
}

// With real States no request may point at one: a lane then goes by its role and profile.
function stateLanes(ids: readonly string[], role: string, scenario: ResolvedScenario): Lane[] {
  return ids.flatMap((id, i) => {
    const state = scenario.states.find((each) => each.id === id);
    if (state === undefined) {
      return [];
    }
    const numbered = ids.length > 1 ? `${role} ${i + 1}` : role;
    const name = scenario.real_states ? `profile ${state.profile}` : `${state.name} (${id})`;
    return [{ key: id, name, role: numbered, state }];
  });
}
