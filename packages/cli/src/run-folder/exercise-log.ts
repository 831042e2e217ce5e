import { existsSync } from "node:fs";
import { join } from "node:path";

/** What people did in an exercise; a folder that has it is an exercise's. */
export const EXERCISE_LOG = "exercise.jsonl";

/** Whether a folder tells of people, whose acts a replay needs. */
export function isExercise(folder: string): boolean {
  return existsSync(join(folder, EXERCISE_LOG));
}
