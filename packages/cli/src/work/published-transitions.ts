import type { PublishedTransition } from "@contactpoint/analysis";
import {
  describeMachine,
  deskMachine,
  holdMachine,
  requestedMachine,
  requestingMachine,
} from "@contactpoint/protocol";
import type { DescribedTransition } from "@contactpoint/protocol";

/** Every move that the four machines can make, as the journal names it. */
export function publishedTransitions(): PublishedTransition[] {
  return [
    ...movesOf("requesting", describeMachine(requestingMachine)),
    ...movesOf("requested", describeMachine(requestedMachine)),
    ...movesOf("hold", describeMachine(holdMachine)),
    ...movesOf("desk", describeMachine(deskMachine)),
  ];
}

function movesOf(machine: string, table: readonly DescribedTransition[]): PublishedTransition[] {
  return table.flatMap(({ event, moves }) =>
    moves.map(({ from, to }) => ({ machine, from, event, to })),
  );
}
