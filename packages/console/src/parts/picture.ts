import { all, exerciseNow, one, type Of } from "../connection/desk-store.ts";

/** What the wall shows: of an exercise under way, or of a recorded run at some instant. */
export interface Picture {
  readonly now: number;
  readonly states: readonly Of<"state">[];
  readonly links: readonly Of<"link">[];
  /** Links with less traffic, which are left out. */
  readonly moreLinks: number;
  readonly latencies: Of<"latencies">["rows"];
  readonly realStates: boolean;
}

/** The picture of the exercise under way, as of now. */
export function livePicture(): Picture {
  return {
    now: exerciseNow.value,
    states: all("state").map(([, state]) => state),
    links: all("link").map(([, link]) => link),
    moreLinks: 0,
    latencies: one("latencies", "latencies")?.rows ?? [],
    realStates: one("exercise", "exercise")?.real_states === true,
  };
}
