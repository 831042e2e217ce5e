import type { Weekday } from "../calendar/local-calendar.ts";
import type { Path } from "../reader/problem.ts";
import { hasHolidayData } from "../states/holiday-data.ts";
import type { Context, PlacedState } from "./context.ts";
import { listStates } from "./list-states.ts";
import type { ListedState } from "./list-states.ts";
import { resolveEffects } from "./resolve-effects.ts";

/** All States of the scenario with their calendars, in the order of the file, imported ones last. */
export function placeStates(context: Context): Map<string, PlacedState> {
  const countries = new HolidayCountries(context);
  const placed = new Map<string, PlacedState>();
  for (const listed of listStates(context)) {
    if (placed.has(listed.id)) {
      context.report.error(listed.path, `the State ${listed.id} exists twice`, undefined, "key");
      continue;
    }
    placed.set(listed.id, placeState(context, listed, countries));
  }
  return placed;
}

function placeState(
  context: Context,
  listed: ListedState,
  countries: HolidayCountries,
): PlacedState {
  const { text, path, profile } = listed;
  const zone = knownZone(context, text.zone, [...path, "zone"]);
  const country = countries.of(listed.holidays, [...path, "holidays"]);
  const { start, end } = context;
  const { calendar, holidays, weekends } = context.calendars.place(
    zone,
    country,
    text.weekend ?? WEEKEND,
    start,
    end,
  );
  const named = context.text.profiles?.[profile];
  return {
    id: listed.id,
    key: listed.key,
    path,
    zone: text.zone,
    calendar,
    offsets: calendar.offsets,
    region: text.region ?? "default",
    profile,
    law: listed.law ?? named?.law ?? "default",
    roster:
      listed.roster ??
      named?.roster ??
      (context.text.rosters?.["default"] === undefined ? null : "default"),
    relaysOnly: text.relays_only ?? false,
    resolved: {
      name: text.name ?? listed.id,
      languages: text.languages ?? ["en"],
      played_by: playedByPeople(text) ? "human" : "machine",
      effects: resolveEffects(context, text.effects, listed.key, listed.effectsPath),
      holidays,
      weekends,
    },
  };
}

const WEEKEND: readonly Weekday[] = ["sat", "sun"];

function playedByPeople({ played_by, seats }: ListedState["text"]): boolean {
  const seated = Object.values(seats ?? {}).some((seat) => (seat.played_by ?? "human") === "human");
  return (played_by ?? (seated ? "human" : "machine")) === "human";
}

/** Whose holidays each State keeps; the first that keeps any records where they come from. */
class HolidayCountries {
  readonly #context: Context;
  #noted = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Null for none, or for a country of which none are known, which is reported. */
  of(country: string, path: Path): string | null {
    if (country === "none") return null;
    const { report, parameters } = this.#context;
    if (!hasHolidayData(country)) {
      const message = `no public holidays are known for "${country}"`;
      report.error(path, message, "write none, or another country's code");
      return null;
    }
    if (!this.#noted) parameters.take("holidays", "holidays", undefined);
    this.#noted = true;
    return country;
  }
}

function knownZone({ calendars, report }: Context, zone: string, path: Path): string {
  if (calendars.isZone(zone)) return zone;
  report.error(path, `unknown time zone "${zone}"`, "IANA names look like Europe/Paris");
  return "UTC";
}
