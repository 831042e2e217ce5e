import { civilDate } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { ResolvedDesk, ResolvedHours } from "@contactpoint/protocol";

import { CALENDAR_MARGIN } from "../calendar/calendar-horizon.ts";
import type { DailySpan } from "../calendar/daily-intervals.ts";
import { holidayIntervals, weekendIntervals } from "../calendar/day-intervals.ts";
import type { LocalCalendar, Weekday } from "../calendar/local-calendar.ts";
import { resolveDesk } from "../calendar/resolve-desk.ts";
import type { RosterShift } from "../calendar/resolve-desk.ts";
import { resolveHours } from "../calendar/resolve-hours.ts";
import type { ZoneOffsets } from "../calendar/zone-offsets.ts";
import { ListedHolidays } from "../edge/listed-holidays.ts";
import { isZone, zoneOffsets } from "../edge/zone-offsets.ts";

/** How a State tells the time over one run, and its days off as intervals. */
export interface PlacedCalendar {
  readonly calendar: LocalCalendar;
  readonly holidays: readonly Instant[];
  readonly weekends: readonly Instant[];
}

/**
 * Calendars, desks and opening hours, each worked out once for each distinct input, however often
 * a scenario is resolved. Whoever gets one must not change it: it is handed out again.
 */
export class CalendarBook {
  readonly #zones = new Map<string, boolean>();
  readonly #offsets = new Map<string, ZoneOffsets>();
  readonly #calendars = new Map<string, PlacedCalendar>();
  readonly #desks = new Shelf<ResolvedDesk>();
  readonly #hours = new Shelf<ResolvedHours>();
  #listed: ListedHolidays | null = null;

  isZone(zone: string): boolean {
    let known = this.#zones.get(zone);
    if (known === undefined) this.#zones.set(zone, (known = isZone(zone)));
    return known;
  }

  /** `country` is a code with data on holidays, or null for none. The zone exists. */
  place(
    zone: string,
    country: string | null,
    weekend: readonly Weekday[],
    start: Instant,
    end: Instant,
  ): PlacedCalendar {
    const key = [zone, country, weekend.join("+"), start, end].join(" ");
    let known = this.#calendars.get(key);
    if (known === undefined) {
      const offsets = this.#offsetsOf(zone, start, end);
      const days = country === null ? [] : this.#holidays(country, start, end);
      const calendar: LocalCalendar = { offsets, holidays: days, weekend };
      known = {
        calendar,
        holidays: holidayIntervals(calendar, start, end),
        weekends: weekendIntervals(calendar, start, end),
      };
      keep(this.#calendars, key, known);
    }
    return known;
  }

  /** `resolveDesk`; `key` names the roster but for its times of call-out (`rosterKey`). */
  desk(
    roster: readonly RosterShift[],
    key: string,
    calendar: LocalCalendar,
    start: Instant,
    end: Instant,
  ): ResolvedDesk {
    const desk = this.#desks.of(calendar, `${key} ${start} ${end}`, () =>
      resolveDesk(roster, calendar, start, end),
    );
    return { ...desk, shifts: roster.map(({ id, call_out }) => ({ id, call_out })) };
  }

  /** `resolveHours` of one span. */
  hours(span: DailySpan, calendar: LocalCalendar, start: Instant, end: Instant): ResolvedHours {
    const key = `${JSON.stringify([span.from, span.to, span.days])} ${start} ${end}`;
    return this.#hours.of(calendar, key, () => resolveHours([span], calendar, start, end));
  }

  #offsetsOf(zone: string, start: Instant, end: Instant): ZoneOffsets {
    const key = `${zone} ${start} ${end}`;
    let known = this.#offsets.get(key);
    if (known === undefined) keep(this.#offsets, key, (known = zoneOffsets(zone, start, end)));
    return known;
  }

  #holidays(country: string, start: Instant, end: Instant): LocalCalendar["holidays"] {
    const year = (at: Instant): number => civilDate(at).year;
    const first = year(start - CALENDAR_MARGIN);
    const years = Array.from(
      { length: year(end + CALENDAR_MARGIN) - first + 1 },
      (_, index) => first + index,
    );
    return (this.#listed ??= new ListedHolidays()).days(country, years);
  }
}

/** Names what the segments of a desk follow from: all of its roster but the times of call-out. */
export function rosterKey(roster: readonly RosterShift[]): string {
  return JSON.stringify(
    roster.map(({ from, to, days, officers, on_call }) => [from, to, days, officers, on_call]),
  );
}

const MOST_CALENDARS = 1_024;
/** Desks of a year take some tens of kilobytes each. */
const MOST_ON_SHELF = 2_048;

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= MOST_CALENDARS) map.clear();
  map.set(key, value);
}

/** Things by calendar and key; when too many have gathered, it begins anew. */
class Shelf<T> {
  #kept = new Map<LocalCalendar, Map<string, T>>();
  #size = 0;

  of(calendar: LocalCalendar, key: string, make: () => T): T {
    const known = this.#kept.get(calendar)?.get(key);
    if (known !== undefined) return known;
    if (this.#size >= MOST_ON_SHELF) {
      this.#kept = new Map();
      this.#size = 0;
    }
    const made = make();
    const entries = this.#kept.get(calendar) ?? new Map<string, T>();
    this.#kept.set(calendar, entries.set(key, made));
    this.#size++;
    return made;
  }
}
