import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AfterActionReport } from "@contactpoint/exercise/report";
import type { ExerciseRecord } from "@contactpoint/exercise";
import type { JournalRecord } from "@contactpoint/protocol";

/** What an exercise leaves behind: what the network did, what people did, and what is made of both. */
export interface Evidence {
  readonly journal: readonly JournalRecord[];
  readonly log: readonly ExerciseRecord[];
  readonly report: AfterActionReport;
  /** Rows of measures.csv by the names of its columns. */
  readonly measures: readonly Readonly<Record<string, string>>[];
}

export function readEvidence(folder: string): Evidence {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const [head = "", ...rows] = read("measures.csv").trimEnd().split("\n");
  const names = head.split(",");
  return {
    journal: linesOf<JournalRecord>(read("journal.jsonl")),
    log: linesOf<ExerciseRecord>(read("exercise.jsonl")),
    report: JSON.parse(read("aar.json")) as AfterActionReport,
    measures: rows.map((row) => {
      const cells = row.split(",");
      return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
    }),
  };
}

/** Keys of all that should have happened once, each as often as it did. */
export function happenedOnce({ journal, log }: Evidence): string[] {
  // A provider whose system failed is ordered again, once it has said so.
  const answers = new Map<string, number>();
  const facts = journal.flatMap((record) => {
    if (record.kind === "inject") return [`inject ${record.inject}`];
    if (record.kind === "need") return [`need ${record.request}`];
    if (record.kind !== "order") return [];
    const order = `order ${record.request} ${record.item}`;
    const answered = answers.get(order) ?? 0;
    if (record.phase === "sent") return [`${order} after ${answered} answers`];
    answers.set(order, answered + 1);
    return [];
  });
  const acts = log.flatMap((record) =>
    record.kind === "act" && record.act.act === "finish" ? [`finish ${record.act.task}`] : [],
  );
  return [...facts, ...acts];
}

/**
 * Seconds from each State's first receipt of a request to its acknowledgement, from the journal
 * alone, in order of length.
 */
export function responseTimes({ journal }: Evidence): Map<string, number[]> {
  const received = new Map<string, number>();
  const times = new Map<string, number[]>();
  for (const record of journal) {
    if (record.kind === "delivered" && record.type === "request" && !received.has(record.request))
      received.set(record.request, record.at);
    if (record.kind !== "sent" || record.type !== "acknowledgement") continue;
    const at = received.get(record.request);
    if (at === undefined || at === -1) continue;
    received.set(record.request, -1);
    times.set(record.from, [...(times.get(record.from) ?? []), (record.at - at) / 1_000]);
  }
  for (const each of times.values()) each.sort((one, other) => one - other);
  return times;
}

/** The same from measures.csv. */
export function listedResponseTimes({ measures }: Evidence): Map<string, number[]> {
  const rows = measures.filter(
    ({ measure, state, cut }) => measure === "response-time" && state !== "" && cut === "all",
  );
  return new Map(
    rows.map(({ state = "", exercise_values_s = "" }) => [
      state,
      exercise_values_s.split(" ").map(Number),
    ]),
  );
}

/** What people did and the report does not tell. */
export function untold({ log, report }: Evidence): ExerciseRecord[] {
  const { requests, words, timeline, calls } = report;
  const steps = new Set(
    requests.flatMap(({ id, steps: told }) =>
      told.map(({ state, at, what }) => `${state}/${id} ${at} ${what.split(": ")[1] ?? what}`),
    ),
  );
  const isTold = (record: ExerciseRecord): boolean => {
    const at = new Date(record.exercise).toISOString();
    const tells = (moment: { at: string; person: string }): boolean =>
      moment.at === at && moment.person === record.person;
    switch (record.kind) {
      case "message":
      case "note":
        return words.some(tells);
      case "clock":
      case "inject":
        return timeline.some(tells);
      case "seat":
        return record.act === "joined" || timeline.some(tells);
      case "act":
        return isActTold(record.act, at);
      default:
        return true;
    }
  };
  const isActTold = (act: (ExerciseRecord & { kind: "act" })["act"], at: string): boolean => {
    if (act.act === "call") return calls.length > 0;
    if (act.act !== "finish") return true;
    const { task, finding } = act;
    return steps.has(`${task.slice(0, task.lastIndexOf("/"))} ${at} ${finding.result}`);
  };
  return log.filter((record) => !isTold(record));
}

function linesOf<T>(text: string): T[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}
