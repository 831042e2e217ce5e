import type { StudyPoint } from "./study-point.ts";
import type { Unit } from "./unit.ts";

/**
 * Every replication of a study has one number, from 0: replication 0 of each point in the study's
 * order, then replication 1 of each, and so on. It follows from the study alone, however many of
 * them ran and in whatever order.
 */
export function unitNumber(points: readonly Pick<StudyPoint, "id">[], unit: Unit): number {
  const place = points.findIndex(({ id }) => id === unit.point);
  if (place < 0) throw new RangeError(`the study has no point ${unit.point}`);
  return unit.replication * points.length + place;
}

/** The unit of that number; a RangeError if it is no whole number from 0. */
export function unitOfNumber(points: readonly Pick<StudyPoint, "id">[], number: number): Unit {
  const point = points[number % points.length];
  if (point === undefined) throw new RangeError(`no replication has the number ${number}`);
  return { point: point.id, replication: Math.floor(number / points.length) };
}
