import type { Instant } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import type { ExerciseRecord } from "../log/index.ts";

/**
 * Who played a contact point: its own people, the staff in their place, or machines. What they did
 * is never counted together.
 */
export type PlayedBy = "people" | "staff" | "machines";

interface Turn {
  readonly at: Instant;
  readonly by: PlayedBy;
}

/** Who played which State when, as scenario and log tell. */
export class Casting {
  readonly #turns = new Map<string, Turn[]>();
  /** First instant at which people could act; -Infinity: from the start. */
  readonly opening: Instant;
  /** Who finished a task, by its id. */
  readonly #finishers = new Map<string, string>();

  constructor({ exercise }: ResolvedScenario, log: readonly ExerciseRecord[]) {
    const opensAt = opensAtOf(log);
    this.opening = opensAt === null ? -Infinity : opensAt + 1;
    for (const { state, played_by } of exercise?.seats ?? [])
      if (played_by === "human") this.#turns.set(state, turnsFrom(this.opening));
    for (const record of log) this.#note(record);
  }

  /** By the last turn at or before an instant. */
  of(state: string, at: Instant): PlayedBy {
    return this.#turns.get(state)?.findLast((turn) => turn.at <= at)?.by ?? "machines";
  }

  /** Who finished the task; who would have at this instant, if nobody did. */
  doerOf(state: string, task: string, at: Instant): PlayedBy {
    const seat = this.#finishers.get(task);
    if (seat === undefined) return this.of(state, at);
    return seat.startsWith(`${state}/`) ? "people" : "staff";
  }

  #note(record: ExerciseRecord): void {
    if (record.kind === "act" && record.act.act === "finish")
      this.#finishers.set(record.act.task, record.seat);
    if (record.kind !== "seat" || record.of === undefined) return;
    const turns = this.#turns.get(record.of.slice(0, record.of.indexOf("/")));
    const { exercise: at } = record;
    if (record.act === "taken-over")
      turns?.push({ at, by: record.by === "facilitator" ? "staff" : "machines" });
    if (record.act === "returned") turns?.push({ at, by: "people" });
  }
}

/** Last instant that machines played alone; null if people were there from the start. */
export function opensAtOf(log: readonly ExerciseRecord[]): Instant | null {
  const [first] = log;
  return first?.kind === "opened" ? (first.opens_at ?? null) : null;
}

function turnsFrom(opening: Instant): Turn[] {
  const people: Turn = { at: opening, by: "people" };
  return opening === -Infinity ? [people] : [{ at: -Infinity, by: "machines" }, people];
}

/** The id by which the log names a task. */
export function taskId(node: string, request: string, number: number): string {
  return `${node}/${request}/${number}`;
}
