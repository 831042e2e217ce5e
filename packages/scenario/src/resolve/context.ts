import type { Instant, KeyedRandom } from "@contactpoint/engine";
import type { ResolvedState } from "@contactpoint/protocol";

import type { LocalCalendar } from "../calendar/local-calendar.ts";
import type { ZoneOffsets } from "../calendar/zone-offsets.ts";
import { didYouMean } from "../reader/nearest-name.ts";
import type { Path } from "../reader/problem.ts";
import type { ScenarioText } from "../schema/scenario-schema.ts";
import type { CalendarBook } from "./calendar-book.ts";
import type { Parameters } from "./parameters.ts";

/** Where resolving reports what is wrong with a file; it goes on with some value of the right kind. */
export interface Reporter {
  error(path: Path, message: string, hint?: string, part?: "key" | "value"): void;
  warn(path: Path, message: string, hint?: string, part?: "key" | "value"): void;
}

/** What every part of resolving needs. */
export interface Context {
  readonly text: ScenarioText;
  readonly report: Reporter;
  readonly parameters: Parameters;
  readonly random: KeyedRandom;
  readonly calendars: CalendarBook;
  readonly start: Instant;
  readonly end: Instant;
  /** A further file of the scenario's folder; reports at `path` and gives null if it cannot be read. */
  readFile(name: string, path: Path): string | null;
}

/** A State with its calendar, before its desk is resolved. */
export interface PlacedState {
  readonly id: string;
  readonly key: string;
  /** Where the file speaks of it. */
  readonly path: Path;
  readonly zone: string;
  readonly calendar: LocalCalendar;
  readonly offsets: ZoneOffsets;
  readonly region: string;
  readonly profile: string;
  readonly law: string;
  /** Null: neither it nor its profile names one, and there is no `default`. */
  readonly roster: string | null;
  /** No needs arise there, and no request is meant for it. */
  readonly relaysOnly: boolean;
  readonly resolved: Pick<
    ResolvedState,
    "name" | "languages" | "played_by" | "effects" | "holidays" | "weekends"
  >;
}

/** A context once the States are known. */
export interface PeopledContext extends Context {
  readonly states: ReadonlyMap<string, PlacedState>;
}

/** Reports a name that nothing has. `thing` is singular, such as `State` or `roster`. */
export function requireName(
  context: Pick<Context, "report">,
  thing: string,
  name: string,
  known: Iterable<string>,
  path: Path,
  part: "key" | "value" = "value",
): boolean {
  const names = [...known];
  if (names.includes(name)) return true;
  context.report.error(path, `unknown ${thing} "${name}"`, namesHint(name, names), part);
  return false;
}

/** The name that is near to an unknown one, or those that there are. */
export function namesHint(name: string, names: readonly string[]): string {
  const listed = names.length === 0 ? "there is none" : `there are ${listing(names)}`;
  return didYouMean(name, names) ?? listed;
}

export function requireState(
  context: PeopledContext,
  id: string,
  path: Path,
  part: "key" | "value" = "value",
): boolean {
  return requireName(context, "State", id, context.states.keys(), path, part);
}

function listing(names: readonly string[]): string {
  const most = 8;
  return names.length <= most
    ? names.join(", ")
    : `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}
