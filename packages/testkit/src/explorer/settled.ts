import type { RequestHost } from "./request-host.ts";
import type { RequestState, Work } from "./request-state.ts";

/**
 * The state without what can change nothing any more: further copies of a message that has arrived,
 * messages to a requesting side that has finished, and work for a side that has finished.
 */
export function settled(host: RequestHost, state: RequestState): RequestState {
  const requestingEnded = host.isFinished(state, "requesting");
  const requestedEnded = host.isFinished(state, "requested");
  const underWay = state.underWay.filter(
    ({ to, arrived }) => !arrived && !(to === "requesting" && requestingEnded),
  );
  const work = state.work.filter(
    ({ side }) => !(side === "requesting" ? requestingEnded : requestedEnded),
  );
  return { ...state, underWay, work: work.filter(isEffective(host, state)) };
}

/** Work on a hold that has ended is of no use either. */
function isEffective(host: RequestHost, { hold }: RequestState): (work: Work) => boolean {
  const ended = hold !== null && host.hold.isFinal(hold.state);
  return ({ item }) => !(ended && item >= 0);
}
