import type { PublishedTransition } from "./rule.ts";
import {
  describeMachine,
  deskMachine,
  holdMachine,
  requestedMachine,
  requestingMachine,
} from "@contactpoint/protocol";

/** Every move that the four machines can make, as the journal names it. */
export function publishedTransitions(): PublishedTransition[] {
  const tables = [
    ["requesting", describeMachine(requestingMachine)],
    ["requested", describeMachine(requestedMachine)],
    ["hold", describeMachine(holdMachine)],
    ["desk", describeMachine(deskMachine)],
  ] as const;
  return tables.flatMap(([machine, table]) =>
    table.flatMap(({ event, moves }) =>
      moves.map(({ from, to }) => ({ machine, from, event, to })),
    ),
  );
}
