export type { Mutant } from "./mutant.ts";
export { MUTANTS } from "./mutants.ts";
export type { MachineChange } from "./changed-machine.ts";
export { inMachine, inWorld } from "./places.ts";
