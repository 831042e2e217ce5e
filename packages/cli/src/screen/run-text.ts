import { latencyTables } from "@contactpoint/analysis";
import { formatDuration, formatInstant } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";

import { expectedViolations } from "../exit/run-code.ts";
import type { AnalysedRun } from "../work/journal-analysis.ts";
import { counted } from "./counted.ts";
import { expectationsText } from "./expectations-text.ts";
import { COLOURED, PLAIN } from "./paint.ts";
import { ratingsText, type Ratings } from "./ratings-text.ts";
import { verdictsText } from "./verdicts-text.ts";
import { wrapped } from "./wrapped.ts";

export interface RunTextOptions {
  /** As the user named it. */
  readonly folder: string;
  readonly journal: "written" | "none";
  readonly colour: boolean;
  /** Of an exercise: how people's play was rated. */
  readonly ratings?: Ratings;
}

/** What a run prints for people, in 80 columns. */
export function runText(
  run: AnalysedRun,
  { folder, journal, colour, ratings = [] }: RunTextOptions,
): string {
  const paint = colour ? COLOURED : PLAIN;
  const { scenario, summary } = run;
  const rated = new Set(ratings.map(({ expectation }) => expectation));
  const expectations = summary.expectations.filter(({ id }) => !rated.has(id));
  const sections = [
    headerText(run),
    latencyTables(summary).trimEnd(),
    verdictsText(run.verdicts, expectedViolations(scenario), paint),
    ...(expectations.length === 0 ? [] : [expectationsText(expectations, paint)]),
    ...(ratings.length === 0 ? [] : [ratingsText(ratings)]),
    filesText(folder, journal),
  ];
  return `${sections.join("\n\n")}\n`;
}

export function headerText({ scenario, summary }: AnalysedRun): string {
  const { id, version, title, marking, clock, seed, states, real_states } = scenario;
  const lines = [
    marking,
    title["en"] ?? id,
    `${id} ${version}, seed ${seed}`,
    `${minute(clock.start)} to ${minute(clock.end)} UTC, ${formatDuration(clock.end - clock.start)}${warmUp(clock)}`,
    `${counted(states.length, "State")}, ${counted(summary.requests.needs, "need")}${clock.warm_up > 0 ? " after the warm-up" : ""}, ${summary.requests.sent} sent`,
    ...(real_states
      ? ["Real States are data only: no State is assessed, and tables are by profile."]
      : []),
  ];
  return lines.map((line) => wrapped(line)).join("\n");
}

function warmUp({ warm_up }: ResolvedScenario["clock"]): string {
  return warm_up > 0 ? ` (first ${formatDuration(warm_up)}: warm-up, in no table)` : "";
}

/** `2027-01-01 00:00` */
function minute(at: number): string {
  return formatInstant(at).slice(0, 16).replace("T", " ");
}

export function filesText(folder: string, journal: RunTextOptions["journal"]): string {
  const last = journal === "written" ? "journal.jsonl (every event)" : "no journal, as asked";
  return wrapped(
    `Written to ${folder}: report.html (open it in a browser), requests.csv, items.csv, summary.json, manifest.json, ${last}`,
    "",
    "  ",
  );
}
