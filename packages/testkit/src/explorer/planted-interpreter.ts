import { compileMachine, VirtualAgenda } from "@contactpoint/simulator";
import type { Interpret } from "@contactpoint/world";
import { MUTANTS } from "../mutants/index.ts";

/**
 * Compiled machines, with a planted fault in them.
 *
 * @param id of the fault
 * @throws RangeError if there is no such fault, or it is not in a machine
 */
export function interpretWith(id: string): Interpret {
  const mutant = MUTANTS.find((each) => each.id === id);
  if (mutant === undefined) throw new RangeError(`there is no planted fault ${id}`);
  const elsewhere = new RangeError(`the planted fault ${id} is not in a machine`);
  const host = { agenda: new VirtualAgenda(0), interpret: compileMachine, record: null };
  const { interpret } = mutant.plant(host, () => {
    throw elsewhere;
  });
  if (interpret === compileMachine) throw elsewhere;
  return interpret;
}

/** Ids of the planted faults that are in a machine. */
export function machineFaults(): readonly string[] {
  return MUTANTS.map(({ id }) => id).filter(isInMachine);
}

function isInMachine(id: string): boolean {
  try {
    interpretWith(id);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
