export type { Confirmation, Evidence, ObjectiveScore, Proposal } from "./proposal.ts";
export { objectiveScores, proposalsOf } from "./score.ts";
