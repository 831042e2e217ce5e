import type { ResolvedChannel, ResolvedDesk, ResolvedState } from "@contactpoint/protocol";

import type { RosterShift } from "../calendar/resolve-desk.ts";
import type { Path } from "../reader/problem.ts";
import type { ChannelText } from "../schema/channel-schema.ts";
import { rosterKey } from "./calendar-book.ts";
import { requireName } from "./context.ts";
import type { PeopledContext, PlacedState } from "./context.ts";
import { resolveDuration } from "./distributions.ts";
import { inherited } from "./resolve-profile.ts";
import { defaultRoster, offHoursRoster, resolveRosters } from "./resolve-rosters.ts";

/** The States with their desks. Names of rosters, laws, profiles and channels are checked here. */
export function resolveStates(
  context: PeopledContext,
  channels: Readonly<Record<string, ResolvedChannel>>,
  laws: readonly string[],
): ResolvedState[] {
  const rosters = new RosterBook(context);
  return [...context.states.values()].map((state) => {
    checkNames(context, state, laws);
    const { id, key, zone, region, profile, law, offsets } = state;
    return {
      id,
      key,
      zone,
      region,
      profile,
      law,
      offsets,
      desk: rosters.desk(state),
      ...state.resolved,
      ...(state.relaysOnly ? ({ relays_only: true } as const) : {}),
      channels: overrides(context, state, channels),
    };
  });
}

function checkNames(context: PeopledContext, state: PlacedState, laws: readonly string[]): void {
  const { path, profile, law } = state;
  const profiles = ["default", ...Object.keys(context.text.profiles ?? {})];
  requireName(context, "profile", profile, profiles, [...path, "profile"]);
  requireName(context, "law", law, laws, [...path, "law"]);
}

function overrides(
  context: PeopledContext,
  { id, path }: PlacedState,
  channels: Readonly<Record<string, ResolvedChannel>>,
): ResolvedState["channels"] {
  const given =
    context.text.states?.[id]?.channels ?? context.text.states?.[id.slice(0, 2)]?.channels;
  return Object.fromEntries(
    Object.entries(given ?? {}).map(([name, text]) => {
      const at = [...path, "channels", name];
      requireName(context, "channel", name, Object.keys(channels), at, "key");
      return [name, partialChannel(context, text, at)];
    }),
  );
}

function partialChannel(
  context: PeopledContext,
  { reach, delay, hours, tells_failure }: ChannelText,
  path: Path,
): Partial<ResolvedChannel> {
  return {
    ...(reach === undefined ? {} : { reach }),
    ...(delay === undefined ? {} : { delay: resolveDuration(context, delay, [...path, "delay"]) }),
    ...(hours === undefined ? {} : { hours }),
    ...(tells_failure === undefined ? {} : { tells_failure }),
  };
}

/** The roster of each State; those that no State needs are resolved too, for their problems. */
class RosterBook {
  readonly #context: PeopledContext;
  readonly #named: Map<string, RosterShift[]>;
  readonly #offHours = new Map<string, RosterShift[]>();
  readonly #keys = new Map<readonly RosterShift[], string>();
  #default: RosterShift[] | null = null;

  constructor(context: PeopledContext) {
    this.#context = context;
    this.#named = resolveRosters(context);
  }

  desk(state: PlacedState): ResolvedDesk {
    const { calendars, start, end } = this.#context;
    const roster = this.#of(state);
    const key = this.#keys.get(roster) ?? rosterKey(roster);
    this.#keys.set(roster, key);
    return calendars.desk(roster, key, state.calendar, start, end);
  }

  #of({ roster, profile, path }: PlacedState): readonly RosterShift[] {
    if (roster !== null) {
      const found = this.#named.get(roster);
      if (found !== undefined) return found;
      requireName(this.#context, "roster", roster, this.#named.keys(), [...path, "roster"]);
    }
    return this.#ofProfile(profile) ?? (this.#default ??= defaultRoster(this.#context));
  }

  #ofProfile(profile: string): RosterShift[] | undefined {
    const known = this.#offHours.get(profile);
    if (known !== undefined) return known;
    const offHours = inherited(this.#context, profile).off_hours;
    if (offHours === undefined) return undefined;
    const path = ["profiles", profile, "off_hours", "ack"];
    const roster = offHoursRoster(this.#context, offHours.ack, path);
    this.#offHours.set(profile, roster);
    return roster;
  }
}
