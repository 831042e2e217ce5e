import { type EntityKey, entityKey } from "@contactpoint/engine";
import type {
  ErrorRates,
  ResolvedChannel,
  ResolvedLaw,
  ResolvedProfile,
  ResolvedScenario,
  ResolvedState,
} from "@contactpoint/protocol";
import { LocalClock } from "./local-clock.ts";

/** A State's contact point: everything fixed about it, ready for use. */
export interface ContactPoint {
  readonly index: number;
  readonly id: string;
  readonly key: EntityKey;
  readonly state: ResolvedState;
  readonly law: ResolvedLaw;
  readonly profile: ResolvedProfile;
  /** Error rates of the profile times the State's own factor, at most 1. */
  readonly error: ErrorRates;
  readonly channels: ReadonlyMap<string, ResolvedChannel>;
  readonly clock: LocalClock;
}

export function contactPoints(scenario: ResolvedScenario): ContactPoint[] {
  return scenario.states.map((state, index) => {
    const profile = named(scenario.profiles, state.profile, "profile");
    return {
      index,
      id: state.id,
      key: entityKey(state.key),
      state,
      law: named(scenario.laws, state.law, "law"),
      profile,
      error: scaled(profile.error, state.effects.error),
      channels: channelsOf(scenario, state),
      clock: new LocalClock(state.offsets),
    };
  });
}

function scaled(rates: ErrorRates, factor: number): ErrorRates {
  const entries = Object.entries(rates).map(([name, rate]) => [name, Math.min(1, rate * factor)]);
  return Object.fromEntries(entries) as unknown as ErrorRates;
}

function channelsOf(
  scenario: ResolvedScenario,
  state: ResolvedState,
): Map<string, ResolvedChannel> {
  return new Map(
    Object.entries(scenario.channels).map(([name, channel]) => {
      const own = { ...channel, ...state.channels[name] };
      return [name, { ...own, reach: Math.min(1, own.reach * state.effects.reach) }];
    }),
  );
}

function named<T>(all: Readonly<Record<string, T>>, name: string, what: string): T {
  const found = all[name];
  if (found === undefined) throw new Error(`the resolved scenario names no ${what} ${name}`);
  return found;
}
