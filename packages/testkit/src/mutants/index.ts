export type { Mutant } from "./mutant.ts";
export { MUTANTS } from "./mutants.ts";
export { showing, type ShownHabits } from "./showing.ts";
