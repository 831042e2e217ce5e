import type { AfterActionReport } from "./aar-schema.ts";

/** Figures of fewer than these could be somebody's. */
const FEWEST = 5;
/** What stands in the place of a text that names a State. */
export const WITHHELD = "[withheld]";
/** Cuts that tell of nobody in particular. */
const OPEN_CUTS: ReadonlySet<string> = new Set([
  "all",
  "duty",
  "near-hand-over",
  "clock-change-day",
  "channel",
  "form",
  "urgency",
]);

/**
 * For anyone: what all States together came to, and how the exercise was run. Without the names of
 * States and persons, without what people wrote, without times of single requests and without
 * figures of fewer than five.
 */
export function publicView(report: AfterActionReport): AfterActionReport {
  const { overview, summary, timeline, limits } = report;
  return withoutNames(
    {
      ...report,
      disclosure: { level: "public", state: null },
      overview: { ...overview, participants: [] },
      summary: {
        strengths: [],
        gaps: [],
        tally: summary.tally.map(({ objective, P, S, M, U, unrated }) => ({
          objective,
          P: enough(P),
          S: enough(S),
          M: enough(M),
          U: enough(U),
          unrated: enough(unrated),
        })),
      },
      timeline: timeline
        .filter(({ kind }) => kind === "clock")
        .map((entry) => ({ ...entry, seat: "", person: "" })),
      proposals: [],
      scores: [],
      ...publicMeasures(report),
      links: [],
      requests: [],
      calls: [],
      observations: [],
      words: [],
      feedback: [],
      improvements: [],
      limits: {
        ...limits,
        held_back: [
          "names of States and persons, and texts that mention a State",
          "what people wrote: observations, notes, messages, remarks, feedback, improvements",
          "requests one by one, longest times, and figures of fewer than five",
        ],
      },
    },
    namesOf(report),
  );
}

function publicMeasures({
  latencies,
  shares,
  margins,
  gates,
}: AfterActionReport): Pick<AfterActionReport, "latencies" | "shares" | "margins" | "gates"> {
  const isOfMany = (row: { readonly state: string | null; readonly n: number }): boolean =>
    row.state === null && row.n >= FEWEST;
  // The longest is the time of one request.
  const open = { max_s: null, open_s: null };
  return {
    latencies: latencies
      .filter((row) => isOfMany(row) && OPEN_CUTS.has(row.cut))
      .map((row) => ({
        ...row,
        exercise: { ...row.exercise, ...open },
        real: { ...row.real, ...open },
        values: null,
      })),
    shares: shares.filter(isOfMany),
    margins: margins
      .filter((row) => isOfMany(row) && row.cut === "all")
      .map((row) => ({ ...row, shortest_s: null })),
    gates: gates.map((gate) => ({ ...gate, because: "", lines: [] })),
  };
}

function enough(count: number | null): number | null {
  return count === null || count < FEWEST ? null : count;
}

/** Ids and names of States and of the persons who played. */
function namesOf({ overview }: AfterActionReport): readonly string[] {
  return overview.participants.flatMap(({ state, name, persons }) => [state, name, ...persons]);
}

/** Whatever text still mentions one, such as a title, is withheld whole. */
function withoutNames<T>(value: T, names: readonly string[]): T {
  const escaped = names.filter((name) => name.trim() !== "").map((name) => RegExp.escape(name));
  if (escaped.length === 0) return value;
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "iu");
  const text = JSON.stringify(value, (key, part: unknown) =>
    typeof part === "string" && !FIXED.has(key) && mention.test(part) ? WITHHELD : part,
  );
  return JSON.parse(text) as T;
}

/** Values of fixed lists and digests, which are nobody's words. */
const FIXED: ReadonlySet<string> = new Set([
  "format",
  "level",
  "by",
  "measure",
  "cut",
  "verdict",
  "kind",
  "content_sha256",
  "journal_sha256",
  "log_sha256",
  "starts",
  "ends",
  "at",
  "planned_at",
]);
