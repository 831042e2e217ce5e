import type { Notes } from "../letters/index.ts";
import { type Keep, PagedMap, within } from "../store/index.ts";

/**
 * What a contact point remembers of its requests beside their files, by request: numbers, digests
 * and what its letters quote. Nothing of it is to be kept from a disk, and all of it follows again
 * from the store.
 */
export interface CaseMemory {
  /** As each request first stated itself. */
  readonly first: Keep<string>;
  readonly sent: Keep<readonly number[]>;
  readonly received: Keep<readonly number[]>;
  readonly notes: Keep<Notes>;
}

/** The memory of one contact point, all in memory. */
export function caseMemory(): CaseMemory {
  return { first: new Map(), sent: new Map(), received: new Map(), notes: new Map() };
}

/** For contact points of one process, by State: what they have not used for long goes to the disk. */
export function pagedMemory(awake: number): (state: string) => CaseMemory {
  const first = new PagedMap<string>(awake);
  const numbers = new PagedMap<readonly number[]>(awake);
  const notes = new PagedMap<Notes>(awake);
  return (state) => ({
    first: within(first, state),
    sent: within(numbers, `${state} sent`),
    received: within(numbers, `${state} received`),
    notes: within(notes, state),
  });
}
