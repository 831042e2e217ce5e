export type { ExercisePlay, Outcome, Player, Refusal } from "./exercise-play.ts";
export { ExerciseService, type ServiceOptions } from "./exercise-service.ts";
export { StaticFiles, type StaticFile } from "./static-files.ts";
