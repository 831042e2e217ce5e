import type { Instant } from "@contactpoint/engine";
import { type Casting, type PlayedBy, taskId } from "./casting.ts";
import { LISTED_BELOW, spreadOf, type Timed, type Value, valuesOf } from "./spread.ts";
import type { NeedRecord } from "@contactpoint/protocol";
import type { Moment, TaskFacts } from "./request-facts.ts";

/** What they follow from; null: did not happen. */
export interface WatchedFacts {
  readonly id: string;
  readonly need: Pick<NeedRecord, "to" | "form">;
  readonly received: Happened | null;
  readonly acknowledged: Happened | null;
  readonly closed: Happened | null;
  readonly items: readonly {
    readonly secured: Happened | null;
    readonly answered: Happened | null;
  }[];
  readonly tasks: readonly Pick<TaskFacts, "node" | "task" | "number">[];
}

type Happened = Pick<Moment, "at">;

/** The two latencies that everybody watches. */
export const WATCHED = ["response-time", "preserve-after-delivery"] as const;

/** How one of them stands at an instant, of those who were played alike; in exercise seconds. */
export interface LatencyStanding {
  readonly measure: (typeof WATCHED)[number];
  readonly by: PlayedBy;
  readonly n: number;
  readonly reached: number;
  /** Ended in another way before. */
  readonly competing: number;
  /** Still open. */
  readonly censored: number;
  readonly p50_s: number | null;
  readonly p90_s: number | null;
  readonly max_s: number | null;
  /** Longest wait of those still open. */
  readonly open_s: number | null;
  /** One by one if fewer than five. */
  readonly values: readonly Pick<Value, "exercise_s" | "ending">[] | null;
}

interface Watched extends Timed {
  readonly measure: LatencyStanding["measure"];
  readonly by: PlayedBy;
}

/**
 * The watched latencies as they stood at an instant, whatever the facts tell of later; at the end
 * of an exercise they are those of its report.
 */
export function latenciesAt(
  requests: Iterable<WatchedFacts>,
  casting: Casting,
  at: Instant,
): readonly LatencyStanding[] {
  const watched: Watched[] = [];
  for (const request of requests) watch(request, casting, at, watched);
  return WATCHED.flatMap((measure) =>
    BY.flatMap((by) => {
      const of = watched.filter((one) => one.measure === measure && one.by === by);
      return of.length === 0 ? [] : [standing(measure, by, of)];
    }),
  );
}

const BY: readonly PlayedBy[] = ["people", "staff", "machines"];

function standing(
  measure: LatencyStanding["measure"],
  by: PlayedBy,
  of: readonly Watched[],
): LatencyStanding {
  const count = (ending: Watched["ending"]): number =>
    of.reduce((sum, one) => sum + (one.ending === ending ? 1 : 0), 0);
  return {
    measure,
    by,
    n: of.length,
    reached: count("reached"),
    competing: count("competing"),
    censored: count("censored"),
    ...spreadOf(of, "exercise"),
    values:
      of.length < LISTED_BELOW
        ? valuesOf(of).map(({ exercise_s, ending }) => ({ exercise_s, ending }))
        : null,
  };
}

function watch(request: WatchedFacts, casting: Casting, at: Instant, into: Watched[]): void {
  const { id, need, items, tasks } = request;
  const by = (moment: Happened | null): Happened | null =>
    moment !== null && moment.at <= at ? moment : null;
  const received = by(request.received);
  if (received === null) return;
  const closed = by(request.closed);
  const add = (
    measure: Watched["measure"],
    until: Happened | null,
    over: Happened | null,
    task: string,
  ): void => {
    const isOver = until === null && over !== null && over.at >= received.at;
    const last = until?.at ?? (isOver ? over.at : at);
    const ending = until !== null ? "reached" : isOver ? "competing" : "censored";
    const exercise = last - received.at;
    const doer = casting.doerOf(need.to, task, last);
    into.push({ measure, by: doer, ending, exercise, real: exercise });
  };
  const acknowledged = by(request.acknowledged);
  const noticing =
    acknowledged === null
      ? undefined
      : tasks.find(({ node, task }) => node === need.to && task === "acknowledge");
  const task = noticing === undefined ? "" : taskId(need.to, id, noticing.number);
  add("response-time", acknowledged, closed, task);
  if (need.form !== "preservation") return;
  for (const item of items) {
    const secured = by(item.secured);
    const over = secured === null ? (by(item.answered) ?? closed) : closed;
    add("preserve-after-delivery", secured, over, "");
  }
}
