import { compileMachine, VirtualAgenda } from "@contactpoint/simulator";
import type { Mutant } from "@contactpoint/testkit";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/**
 * Machines with a planted fault. The explorer has no world around its machines.
 *
 * @throws Failure 64 if the fault stands elsewhere
 */
export function plantedMachines({ id, plant }: Mutant): typeof compileMachine {
  const elsewhere = new Failure(EXIT.usage, `the planted fault ${id} is not in a machine`);
  const host = { agenda: new VirtualAgenda(0), interpret: compileMachine, record: null };
  const { interpret } = plant(host, () => {
    throw elsewhere;
  });
  if (interpret === compileMachine) throw elsewhere;
  return interpret;
}
