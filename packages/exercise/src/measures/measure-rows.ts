import type { PlayedBy } from "./casting.ts";
import { CUTS, LATENCIES, SHARES } from "./observation.ts";
import type {
  CutName,
  LatencyName,
  LatencyObservation,
  MarginObservation,
  ShareName,
  ShareObservation,
} from "./observation.ts";
import { LISTED_BELOW, type Spread, spreadOf, type Value, valuesOf } from "./spread.ts";

/** One measure of those who were played alike, of all or of a part. */
export interface LatencyRow {
  readonly measure: LatencyName;
  readonly by: PlayedBy;
  readonly cut: "all" | CutName;
  /** Value of the cut; empty for all. */
  readonly key: string;
  readonly n: number;
  readonly reached: number;
  /** Ended in another way before. */
  readonly competing: number;
  /** Still open when the exercise ended. */
  readonly censored: number;
  /** Some of it passed at another speed than one exercise second a real second. */
  readonly accelerated: boolean;
  readonly exercise: Spread;
  readonly real: Spread;
  /** One by one if fewer than five. */
  readonly values: readonly Value[] | null;
}

export interface ShareRow {
  readonly measure: ShareName;
  readonly by: PlayedBy;
  readonly cut: "all" | "state" | "key";
  readonly key: string;
  /** Of which it can be told. */
  readonly n: number;
  readonly held: number;
  /** The exercise ended before it could be told. */
  readonly undecided: number;
}

export interface MarginRow {
  readonly by: PlayedBy;
  readonly cut: "all" | "state" | "provider";
  readonly key: string;
  readonly n: number;
  /** Deleted before they were secured. */
  readonly lost: number;
  readonly shortest_s: number | null;
  readonly median_s: number | null;
}

/** In the order of the measures, of the cuts, and of the keys. */
export function latencyRows(observations: readonly LatencyObservation[]): readonly LatencyRow[] {
  return names(LATENCIES).flatMap((measure) =>
    byPlayers(observations.filter((one) => one.measure === measure)).flatMap(([by, of]) => [
      latencyRow({ measure, by, cut: "all", key: "" }, of),
      ...CUTS.flatMap((cut) =>
        groups(of, (one) => one.cuts[cut]).map(([key, part]) =>
          latencyRow({ measure, by, cut, key }, part),
        ),
      ),
    ]),
  );
}

export function shareRows(observations: readonly ShareObservation[]): readonly ShareRow[] {
  return names(SHARES).flatMap((measure) =>
    byPlayers(observations.filter((one) => one.measure === measure)).flatMap(([by, of]) => [
      shareRow({ measure, by, cut: "all", key: "" }, of),
      ...groups(of, ({ state }) => state).map(([key, part]) =>
        shareRow({ measure, by, cut: "state", key }, part),
      ),
      ...groups(of, ({ key }) => (key === "" ? undefined : key)).map(([key, part]) =>
        shareRow({ measure, by, cut: "key", key }, part),
      ),
    ]),
  );
}

export function marginRows(observations: readonly MarginObservation[]): readonly MarginRow[] {
  return byPlayers(observations).flatMap(([by, of]) => [
    marginRow({ by, cut: "all", key: "" }, of),
    ...groups(of, ({ state }) => state).map(([key, part]) =>
      marginRow({ by, cut: "state", key }, part),
    ),
    ...groups(of, ({ provider }) => provider).map(([key, part]) =>
      marginRow({ by, cut: "provider", key }, part),
    ),
  ]);
}

function latencyRow(
  head: Pick<LatencyRow, "measure" | "by" | "cut" | "key">,
  of: readonly LatencyObservation[],
): LatencyRow {
  const count = (ending: LatencyObservation["ending"]): number =>
    of.filter((one) => one.ending === ending).length;
  return {
    ...head,
    n: of.length,
    reached: count("reached"),
    competing: count("competing"),
    censored: count("censored"),
    accelerated: of.some(({ exercise, real }) => Math.abs(exercise - real) > ROUNDING),
    exercise: spreadOf(of, "exercise"),
    real: spreadOf(of, "real"),
    values: of.length < LISTED_BELOW ? valuesOf(of) : null,
  };
}

/** Both clocks are counted in whole milliseconds, by sums of parts of them. */
const ROUNDING = 10;

function shareRow(
  head: Pick<ShareRow, "measure" | "by" | "cut" | "key">,
  of: readonly ShareObservation[],
): ShareRow {
  const decided = of.filter(({ held }) => held !== null);
  const held = decided.filter((one) => one.held === true).length;
  return { ...head, n: decided.length, held, undecided: of.length - decided.length };
}

function marginRow(
  head: Pick<MarginRow, "by" | "cut" | "key">,
  of: readonly MarginObservation[],
): MarginRow {
  const margins = of
    .flatMap(({ margin }) => (margin === null ? [] : [margin]))
    .toSorted((one, other) => one - other);
  const at = (index: number): number | null => {
    const margin = margins[index];
    return margin === undefined ? null : margin / 1_000;
  };
  return {
    ...head,
    n: of.length,
    lost: of.length - margins.length,
    shortest_s: at(0),
    median_s: at(Math.ceil(margins.length / 2) - 1),
  };
}

function byPlayers<T extends { readonly by: PlayedBy }>(of: readonly T[]): [PlayedBy, T[]][] {
  const all: readonly PlayedBy[] = ["people", "staff", "machines"];
  return all.flatMap((by): [PlayedBy, T[]][] => {
    const part = of.filter((one) => one.by === by);
    return part.length === 0 ? [] : [[by, part]];
  });
}

function groups<T>(of: readonly T[], keyOf: (one: T) => string | undefined): [string, T[]][] {
  const grouped = Map.groupBy(of, (one) => keyOf(one) ?? "");
  return [...grouped].filter(([key]) => key !== "").toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function names<Key extends string>(of: Readonly<Record<Key, string>>): Key[] {
  return Object.keys(of) as Key[];
}
