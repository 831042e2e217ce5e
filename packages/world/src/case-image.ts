import type { Instance } from "@contactpoint/protocol";
import type { Case } from "./case.ts";

/** One machine as it was. */
interface MachineImage {
  readonly state: number;
  readonly context: object;
  readonly dues: readonly number[];
}

/** A file as it was when its contact point last wrote what a stale store still holds. */
export interface CaseImage {
  readonly of: Case;
  readonly requesting: MachineImage | null;
  readonly requested: MachineImage | null;
  readonly holds: readonly MachineImage[];
  readonly notes: Pick<
    Case,
    "detour" | "missing" | "readUrgency" | "chosen" | "answers" | "cause" | "pursued"
  >;
}

export function imageOf(of: Case): CaseImage {
  const { detour, missing, readUrgency, chosen, answers, cause, pursued } = of;
  return {
    of,
    requesting: of.requesting === null ? null : machineImage(of.requesting),
    requested: of.requested === null ? null : machineImage(of.requested),
    holds: of.holds.map(machineImage),
    notes: { detour, missing, readUrgency, chosen, answers: answers.slice(), cause, pursued },
  };
}

/**
 * Puts a file back to what it was. Its numbers go on from the highest that was used: nobody gives
 * one number to two things. Machines keep their places, where alarms know them.
 */
export function putBack({ of, requesting, requested, holds, notes }: CaseImage): void {
  Object.assign(of, notes);
  if (requesting !== null && of.requesting !== null) restore(of.requesting, requesting);
  if (requested !== null && of.requested !== null) restore(of.requested, requested);
  of.holds = of.holds.slice(0, holds.length);
  holds.forEach((image, item) => {
    const hold = of.holds[item];
    if (hold !== undefined) restore(hold, image);
  });
}

function machineImage<C extends object>(instance: Instance<C>): MachineImage {
  const { state, context, dues } = instance;
  return { state, context: { ...context }, dues: dues.slice() };
}

function restore<C extends object>(instance: Instance<C>, image: MachineImage): void {
  instance.state = image.state;
  // It was taken from this very machine, which changes its context in place and may fall back again.
  instance.context = { ...image.context } as C;
  image.dues.forEach((due, timer) => void (instance.dues[timer] = due));
}
