import { textField } from "@contactpoint/analysis";
import type { AfterActionReport } from "./aar-schema.ts";

const HEADER = [
  "measure",
  "state",
  "played_by",
  "cut",
  "key",
  "n",
  "reached_or_held",
  "ended_otherwise",
  "open_or_undecided",
  "accelerated",
  "exercise_min_s",
  "exercise_p50_s",
  "exercise_p90_s",
  "exercise_max_s",
  "exercise_longest_open_s",
  "real_p50_s",
  "real_p90_s",
  "real_max_s",
  "real_longest_open_s",
  "exercise_values_s",
  "real_values_s",
] as const;

type Fields = Partial<Record<(typeof HEADER)[number], string | number | boolean | null>>;

/**
 * measures.csv: latencies, shares and margins, a row for each part. Times are seconds; an empty
 * quantile was not reached. Values are listed where there are fewer than five, open ones with `>`,
 * those that ended in another way with `x`.
 */
export function measuresCsv({ latencies, shares, margins }: AfterActionReport): string {
  const rows: Fields[] = [
    ...latencies.map(latencyFields),
    ...shares.map(({ measure, state, by, cut, key, n, held, undecided }): Fields => ({
      measure,
      state: state ?? "",
      played_by: by,
      cut,
      key,
      n,
      reached_or_held: held,
      open_or_undecided: undecided,
    })),
    ...margins.map(({ state, by, cut, key, n, lost, shortest_s, median_s }): Fields => ({
      measure: "margin-before-expiry",
      state: state ?? "",
      played_by: by,
      cut,
      key,
      n,
      reached_or_held: n - lost,
      ended_otherwise: lost,
      exercise_p50_s: median_s,
      exercise_min_s: shortest_s,
    })),
  ];
  const lines = rows.map((row) =>
    HEADER.map((name) => textField(String(row[name] ?? ""))).join(","),
  );
  return `${[HEADER.join(","), ...lines].join("\n")}\n`;
}

function latencyFields(row: AfterActionReport["latencies"][number]): Fields {
  const { measure, state, by, cut, key, n, exercise, real } = row;
  const listed = (clock: "exercise_s" | "real_s"): string =>
    (row.values ?? []).map((value) => `${MARKS[value.ending]}${value[clock]}`).join(" ");
  return {
    measure,
    state: state ?? "",
    played_by: by,
    cut,
    key,
    n,
    reached_or_held: row.reached,
    ended_otherwise: row.competing,
    open_or_undecided: row.censored,
    accelerated: row.accelerated,
    exercise_p50_s: exercise.p50_s,
    exercise_p90_s: exercise.p90_s,
    exercise_max_s: exercise.max_s,
    exercise_longest_open_s: exercise.open_s,
    real_p50_s: real.p50_s,
    real_p90_s: real.p90_s,
    real_max_s: real.max_s,
    real_longest_open_s: real.open_s,
    exercise_values_s: listed("exercise_s"),
    real_values_s: listed("real_s"),
  };
}

const MARKS = { reached: "", competing: "x", censored: ">" } as const;
