import type { Study } from "@contactpoint/scenario";
import type { SelectionOutcome } from "../comparison/comparison.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { wantedReplications } from "./wanted-replications.ts";
import type { WantedReplications } from "./wanted-replications.ts";
import { firstUnits } from "./watched-pair.ts";

/**
 * Says which replication is next, and when a study has enough: first the few that give the first
 * difference its interval, then replication 0 of every point, then 1 of every point. Each unit is
 * given out once.
 */
export class StudySchedule {
  readonly #study: Study;
  readonly #points: readonly StudyPoint[];
  readonly #known = new Map<string, ReplicationResult[]>();
  /** Known, but with a gap before them. */
  readonly #ahead = new Map<string, Map<number, ReplicationResult>>();
  /** By point, the first replication that was not yet given out. */
  readonly #next = new Map<string, number>();
  /** Given out before all others. */
  readonly #early: readonly Unit[];
  #earlyGiven = 0;
  #wanted: WantedReplications;
  /** Replications wanted and not known. */
  #missing = 0;

  /** `logged` are results of the same study that need not be run again. */
  constructor(
    study: Study,
    points: readonly StudyPoint[],
    logged: readonly ReplicationResult[] = [],
  ) {
    this.#study = study;
    this.#points = points;
    for (const { id } of points) {
      this.#known.set(id, []);
      this.#ahead.set(id, new Map());
      this.#next.set(id, 0);
    }
    for (const result of logged) this.#file(result);
    this.#wanted = wantedReplications(study, points, this.#known);
    this.#missing = this.#countMissing();
    this.#early = firstUnits(study, points).filter((unit) => this.#isMissing(unit));
  }

  /** A RangeError if it is of no point of the study. */
  add(result: ReplicationResult): void {
    const isNew = this.#file(result);
    const count = this.#wanted.counts.get(result.point) ?? 0;
    if (isNew && result.replication < count) this.#missing -= 1;
    // A decision rests on whole rounds: until all that was wanted is known it stays as it is.
    if (this.#missing > 0 && this.#study.selection === null) return;
    this.#wanted = wantedReplications(this.#study, this.#points, this.#known);
    this.#missing = this.#countMissing();
  }

  /** The next unit to run; what is wanted comes before what is run ahead. */
  next(): Unit | undefined {
    if (this.isFinished) return undefined;
    const { counts, runAhead } = this.#wanted;
    return (
      this.#early[this.#earlyGiven++] ??
      this.#first((id) => counts.get(id) ?? 0) ??
      this.#first((id) => (runAhead.has(id) ? this.#study.replications.max : 0))
    );
  }

  get isFinished(): boolean {
    return this.#wanted.isFinished;
  }

  get selection(): SelectionOutcome | null {
    return this.#wanted.selection;
  }

  /** Results that count, by point in the study's order, then by replication. */
  counted(): ReplicationResult[] {
    return this.#points.flatMap(
      ({ id }) => this.#known.get(id)?.slice(0, this.#wanted.counts.get(id) ?? 0) ?? [],
    );
  }

  /** Of what is wanted now and known to be: replications finished, and all of them. */
  progress(): { readonly finished: number; readonly wanted: number } {
    const wanted = [...this.#wanted.counts.values()].reduce((sum, count) => sum + count, 0);
    return { finished: wanted - this.#missing, wanted };
  }

  /** False if it was known already. */
  #file(result: ReplicationResult): boolean {
    const known = this.#known.get(result.point);
    const ahead = this.#ahead.get(result.point);
    if (known === undefined || ahead === undefined) {
      throw new RangeError(`the study has no point ${result.point}`);
    }
    if (result.replication < known.length || ahead.has(result.replication)) return false;
    ahead.set(result.replication, result);
    for (let next = ahead.get(known.length); next !== undefined; next = ahead.get(known.length)) {
      ahead.delete(known.length);
      known.push(next);
    }
    return true;
  }

  #countMissing(): number {
    let missing = 0;
    for (const [id, count] of this.#wanted.counts) {
      const later = [...(this.#ahead.get(id)?.keys() ?? [])].filter((number) => number < count);
      missing += Math.max(0, count - (this.#known.get(id)?.length ?? 0) - later.length);
    }
    return missing;
  }

  #isMissing({ point, replication }: Unit): boolean {
    const isKnown =
      replication < (this.#known.get(point)?.length ?? 0) ||
      this.#ahead.get(point)?.has(replication) === true;
    return !isKnown && replication < (this.#wanted.counts.get(point) ?? 0);
  }

  #first(limitOf: (id: string) => number): Unit | undefined {
    let first: Unit | undefined;
    for (const { id } of this.#points) {
      const replication = this.#skipKnown(id);
      const isEarlier = first === undefined || replication < first.replication;
      if (replication < limitOf(id) && isEarlier) first = { point: id, replication };
    }
    if (first !== undefined) this.#next.set(first.point, first.replication + 1);
    return first;
  }

  #skipKnown(id: string): number {
    let next = this.#next.get(id) ?? 0;
    const known = this.#known.get(id)?.length ?? 0;
    const ahead = this.#ahead.get(id);
    const isEarly = (replication: number): boolean =>
      this.#early.some((unit) => unit.point === id && unit.replication === replication);
    while (next < known || ahead?.has(next) === true || isEarly(next)) next += 1;
    this.#next.set(id, next);
    return next;
  }
}
