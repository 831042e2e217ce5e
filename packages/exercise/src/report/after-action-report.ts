import { formatInstant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import type { ExerciseRecord } from "../log/index.ts";
import { type ExerciseMeasures, exerciseMeasures, LEFT_OUT } from "../measures/index.ts";
import { type Confirmation, objectiveScores, proposalsOf } from "../scoring/index.ts";
import type { AfterActionReport } from "./aar-schema.ts";
import { measureTables } from "./measure-tables.ts";
import { participantsOf } from "./participants-of.ts";
import { requestStories } from "./request-stories.ts";
import { summaryOf } from "./summary-of.ts";
import { timelineOf } from "./timeline-of.ts";

/** Everything that a report is made of. */
export interface AfterActionInput {
  readonly journal: readonly JournalRecord[];
  readonly log: readonly ExerciseRecord[];
  /** Lower-case hexadecimal SHA-256 of the two files. */
  readonly digests: { readonly journal_sha256: string; readonly log_sha256: string };
}

/**
 * The full report, from journal and log alone: equal files give an equal report.
 *
 * @throws RangeError if the journal does not begin with its scenario, or the log with its opening
 */
export function afterActionReport({ journal, log, digests }: AfterActionInput): AfterActionReport {
  const measures = exerciseMeasures(journal, log);
  const { scenario } = measures.facts;
  const proposals = proposalsOf(measures);
  const scores = objectiveScores(proposals, log);
  const tables = measureTables(measures);
  const rated = proposals.map((one) => ({ ...one, ...dated(one) }));
  const objectives = scores.map((one) => ({ ...one, ...dated(one) }));
  return {
    format: "contactpoint-aar/1",
    marking: scenario.marking,
    disclosure: { level: "full", state: null },
    cover: coverOf(measures, digests),
    overview: overviewOf(measures),
    summary: summaryOf(rated, objectives),
    timeline: timelineOf(measures.facts),
    proposals: rated,
    scores: objectives,
    ...tables,
    requests: requestStories(measures.facts),
    calls: measures.calls.map(({ calls, ...chain }) => ({
      ...chain,
      calls: calls.map((call) => ({ ...call, at: formatInstant(call.at) })),
    })),
    ...spokenOf(log),
    limits: {
      ratings_changed: [...rated, ...objectives].filter(
        ({ proposed, rating }) => rating !== proposed,
      ).length,
      accelerated: tables.latencies.some(({ accelerated }) => accelerated),
      left_out: [...LEFT_OUT],
      held_back: [],
    },
  };
}

function coverOf(
  { facts: { scenario, journal, log } }: ExerciseMeasures,
  digests: AfterActionInput["digests"],
): AfterActionReport["cover"] {
  const opened = log.find((record) => record.kind === "opened");
  if (opened?.kind !== "opened") throw new RangeError("an exercise's log begins with its opening");
  const [first] = journal;
  return {
    title: scenario.title["en"] ?? scenario.id,
    scenario: scenario.id,
    version: scenario.version,
    ladder: scenario.level,
    seed: scenario.seed,
    protocol: first?.kind === "scenario" ? first.protocol : "",
    software: opened.software,
    content_sha256: opened.scenario_sha256,
    ...digests,
  };
}

function overviewOf({ facts }: ExerciseMeasures): AfterActionReport["overview"] {
  const { scenario, end, realTime } = facts;
  const participants = participantsOf(facts);
  const people = participants.filter(({ played_by }) => played_by === "people").length;
  return {
    starts: formatInstant(scenario.clock.start),
    ends: formatInstant(end),
    exercise_s: (end - scenario.clock.start) / 1_000,
    real_s: realTime(end) / 1_000,
    by_people: people,
    by_machines: participants.length - people,
    objectives: Object.entries(scenario.objectives).map(([id, text]) => ({
      id,
      text: text["en"] ?? id,
    })),
    participants,
  };
}

/** What people said, in the order of the log. */
function spokenOf(
  log: readonly ExerciseRecord[],
): Pick<AfterActionReport, "observations" | "words" | "feedback" | "improvements"> {
  const observations: AfterActionReport["observations"][number][] = [];
  const words: AfterActionReport["words"][number][] = [];
  const feedback: AfterActionReport["feedback"][number][] = [];
  // Who states an improvement again changes it.
  const improvements = new Map<string, AfterActionReport["improvements"][number]>();
  for (const record of log) {
    const { seat, person } = record;
    if (record.kind === "note" || record.kind === "message") {
      const { kind, about = null, text } = record;
      const to = record.kind === "message" ? record.to : null;
      words.push({ at: formatInstant(record.exercise), kind, seat, person, to, about, text });
    } else if (record.kind === "observation") {
      const { number, state, about, text, evidence, cause } = record;
      const seen = { state, about, text, evidence, cause };
      observations.push({
        record: number,
        at: formatInstant(record.exercise),
        seat,
        person,
        ...seen,
      });
    } else if (record.kind === "feedback") {
      const answers = Object.entries(record.answers);
      const listed = answers.map(([question, answer]) => ({ question, answer }));
      feedback.push({ seat, person, answers: listed });
    } else if (record.kind === "improvement") {
      const { id, issue, action, area, owner, starts, due } = record;
      improvements.set(id, { id, issue, action, area, owner, starts, due });
    }
  }
  return { observations, words, feedback, improvements: [...improvements.values()] };
}

function dated({ confirmations }: { readonly confirmations: readonly Confirmation[] }) {
  return { confirmations: confirmations.map((one) => ({ ...one, at: formatInstant(one.at) })) };
}
