import { civilDate } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";

import { CALENDAR_MARGIN } from "../calendar/calendar-horizon.ts";
import { holidayIntervals, weekendIntervals } from "../calendar/day-intervals.ts";
import type { LocalCalendar, Weekday } from "../calendar/local-calendar.ts";
import type { LocalDay, ZoneOffsets } from "../calendar/zone-offsets.ts";
import { ListedHolidays } from "../edge/listed-holidays.ts";
import { isZone, zoneOffsets } from "../edge/zone-offsets.ts";
import type { Path } from "../reader/problem.ts";
import { hasHolidayData } from "../states/holiday-data.ts";
import type { Context, PlacedState } from "./context.ts";
import { listStates } from "./list-states.ts";
import type { ListedState } from "./list-states.ts";
import { resolveEffects } from "./resolve-effects.ts";

/** All States of the scenario with their calendars, in the order of the file, imported ones last. */
export function placeStates(context: Context): Map<string, PlacedState> {
  const calendars = new Calendars(context);
  const placed = new Map<string, PlacedState>();
  for (const listed of listStates(context)) {
    if (placed.has(listed.id)) {
      context.report.error(listed.path, `the State ${listed.id} exists twice`, undefined, "key");
      continue;
    }
    placed.set(listed.id, placeState(context, listed, calendars));
  }
  return placed;
}

function placeState(context: Context, listed: ListedState, calendars: Calendars): PlacedState {
  const { text, path, profile } = listed;
  const offsets = calendars.offsets(text.zone, [...path, "zone"]);
  const weekend: readonly Weekday[] = text.weekend ?? ["sat", "sun"];
  const holidays = calendars.holidays(listed.holidays, [...path, "holidays"]);
  const calendar: LocalCalendar = { offsets, holidays, weekend };
  const named = context.text.profiles?.[profile];
  return {
    id: listed.id,
    key: listed.key,
    path,
    zone: text.zone,
    calendar,
    offsets,
    region: text.region ?? "default",
    profile,
    law: listed.law ?? named?.law ?? "default",
    roster:
      listed.roster ??
      named?.roster ??
      (context.text.rosters?.["default"] === undefined ? null : "default"),
    resolved: {
      name: text.name ?? listed.id,
      languages: text.languages ?? ["en"],
      played_by: playedByPeople(text) ? "human" : "machine",
      effects: resolveEffects(context, text.effects, listed.key, listed.effectsPath),
      holidays: holidayIntervals(calendar, context.start, context.end),
      weekends: weekendIntervals(calendar, context.start, context.end),
    },
  };
}

function playedByPeople({ played_by, seats }: ListedState["text"]): boolean {
  const seated = Object.values(seats ?? {}).some((seat) => (seat.played_by ?? "human") === "human");
  return (played_by ?? (seated ? "human" : "machine")) === "human";
}

/** Offsets and holidays, each worked out once. */
class Calendars {
  readonly #context: Context;
  readonly #offsets = new Map<string, ZoneOffsets>();
  readonly #holidays = new Map<string, readonly LocalDay[]>();
  #listed: ListedHolidays | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  offsets(zone: string, path: Path): ZoneOffsets {
    const known = this.#offsets.get(zone);
    if (known !== undefined) return known;
    const { start, end, report } = this.#context;
    const exists = isZone(zone);
    if (!exists) {
      report.error(path, `unknown time zone "${zone}"`, "IANA names look like Europe/Paris");
    }
    const offsets = zoneOffsets(exists ? zone : "UTC", start, end);
    if (exists) this.#offsets.set(zone, offsets);
    return offsets;
  }

  holidays(country: string, path: Path): readonly LocalDay[] {
    if (country === "none") return [];
    if (!hasHolidayData(country)) {
      this.#context.report.error(
        path,
        `no public holidays are known for "${country}"`,
        "write none, or another country's code",
      );
      return [];
    }
    const known = this.#holidays.get(country) ?? this.#lookUp(country);
    this.#holidays.set(country, known);
    return known;
  }

  #lookUp(country: string): readonly LocalDay[] {
    if (this.#listed === null) {
      this.#context.parameters.take("holidays", "holidays", undefined);
      this.#listed = new ListedHolidays();
    }
    return this.#listed.days(country, this.#years());
  }

  #years(): number[] {
    const { start, end } = this.#context;
    const year = (at: Instant): number => civilDate(at).year;
    const first = year(start - CALENDAR_MARGIN);
    return Array.from(
      { length: year(end + CALENDAR_MARGIN) - first + 1 },
      (_, index) => first + index,
    );
  }
}
