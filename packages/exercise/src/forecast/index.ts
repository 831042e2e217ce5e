export { drySteps } from "./dry-steps.ts";
export { forecastLength } from "./forecast-length.ts";
export { lintExercise } from "./lint-exercise.ts";
export type { ExerciseProblem } from "./lint-exercise.ts";
export { peopleAtSeats } from "./people-at-seats.ts";
export { type Droppable, RunForecast, type ExerciseStanding } from "./run-forecast.ts";
export { StepsOfPeople } from "./steps-of-people.ts";
