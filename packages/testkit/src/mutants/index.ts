export type { MachineChange } from "./changed-machine.ts";
export type { Mutant } from "./mutant.ts";
export { MUTANTS } from "./mutants.ts";
// What docs/testkit.md plants faults by.
export { inMachine, inWorld } from "./places.ts";
export { showing, type ShownHabits } from "./showing.ts";
