import { WEEKDAYS } from "../calendar/local-calendar.ts";
import type { Weekday } from "../calendar/local-calendar.ts";
import { hasHolidayData } from "./holiday-data.ts";
import { m49Region } from "./m49.ts";
import type { M49Region } from "./m49.ts";
import { STATE_TABLE } from "./state-table.ts";

/** A real State as data for scenarios. Sources and doubts: `data/README.md` of this package. */
export interface StateRow {
  /** ISO 3166-1 alpha-2. Namibia is `NA`, Norway `NO`: text, never a missing value or a no. */
  readonly iso2: string;
  /** English short name. */
  readonly name: string;
  /** IANA zone of the capital; some States have others. */
  readonly zone: string;
  readonly region: M49Region;
  readonly subregion: M49Region;
  /** Official nationwide, in law or in fact; ISO 639-1, most widely used first. At least one. */
  readonly languages: readonly string[];
  readonly weekend: readonly Weekday[];
  /** Day the UN Convention against Cybercrime was signed, `YYYY-MM-DD` or `YYYY-MM`; null: none known. */
  readonly uncc_signed: string | null;
  readonly budapest_party: boolean;
  /** True if in the G7 network of contact points; null: not known. */
  readonly g7_network: true | null;
  readonly kind: "un-member" | "observer-state";
  readonly holiday_data: boolean;
}

/** All 193 Members and two observer States of the United Nations, in order of their codes. */
export function states(): readonly StateRow[] {
  return ROWS;
}

/** The State with an ISO 3166-1 alpha-2 code in upper case. The European Union (`EU`) is none. */
export function stateByCode(iso2: string): StateRow | undefined {
  return /^[A-Z]{2}$/.test(iso2) ? BY_CODE[iso2] : undefined;
}

function stateOf(line: string): StateRow {
  const [iso2, name, zone, region, subregion, languages, weekend, signed, budapest, g7, kind] =
    line.split(",");
  if (kind !== "un-member" && kind !== "observer-state") {
    throw new TypeError(`the table of States is damaged at "${line}"`);
  }
  return {
    iso2: iso2 ?? "",
    name: name ?? "",
    zone: zone ?? "",
    region: m49Region(region ?? ""),
    subregion: m49Region(subregion ?? ""),
    languages: (languages ?? "").split(" "),
    weekend: WEEKDAYS.filter((day) => weekend?.split(" ").includes(day)),
    uncc_signed: signed === "" || signed === undefined ? null : signed,
    budapest_party: budapest === "yes",
    g7_network: g7 === "yes" ? true : null,
    kind,
    holiday_data: hasHolidayData(iso2 ?? ""),
  };
}

const ROWS: readonly StateRow[] = STATE_TABLE.trim().split("\n").map(stateOf);
const BY_CODE: Readonly<Record<string, StateRow>> = Object.fromEntries(
  ROWS.map((row) => [row.iso2, row]),
);
