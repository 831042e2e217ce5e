import { HOUR } from "@contactpoint/engine";
import { baseOf } from "./deadline-base.ts";
import type { Deadline, Story } from "./story.ts";
import { GAP } from "./zone.ts";

/** The first step. */
const FIRST = HOUR;

/**
 * When each step of a story takes place (ms from the start of the run), as early as can be. Null
 * where no clock that all contact points share lets the deadlines come in the order of the story.
 */
export function timesOf(story: Story): readonly number[] | null {
  const bounds = boundsOf(story);
  const times = story.episodes.map(() => 0);
  times[0] = FIRST;
  // A longest way has at most as many edges as there are steps.
  for (let round = 0; round <= times.length; round++) {
    let moved = false;
    for (const { from, to, least } of bounds) {
      const earliest = (times[from] ?? 0) + least;
      if ((times[to] ?? 0) >= earliest) continue;
      times[to] = earliest;
      moved = true;
    }
    if (!moved) return times;
  }
  return null;
}

/** `to` takes place at least `least` after `from`; a negative span bounds `from` from above. */
interface Bound {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

function boundsOf(story: Story): Bound[] {
  const { episodes, deadlines } = story;
  const bounds: Bound[] = [];
  for (let step = 1; step < episodes.length; step++)
    bounds.push({ from: step - 1, to: step, least: GAP });
  const began = episodes.findIndex(({ facts }) =>
    facts.some((fact) => fact.kind === "hold" && fact.change === "began"),
  );
  for (const deadline of deadlines) {
    const from = baseOf(deadline.name) === "hold" ? Math.max(began, 0) : deadline.set;
    const { due, came, givenUp } = deadline;
    if (came >= 0) {
      bounds.push({ from, to: came, least: due }, { from: came, to: from, least: -due });
      continue;
    }
    const last = lastAwake(story, deadline, givenUp >= 0 ? givenUp : episodes.length - 1);
    bounds.push({ from: last, to: from, least: GAP - due });
  }
  return bounds;
}

/** The last step, up to `last`, before which the deadline would have come: none while its keeper is down. */
function lastAwake({ episodes }: Story, { side, set }: Deadline, last: number): number {
  for (let step = last; step > set; step--)
    if (episodes[step]?.before.down[side] === false) return step;
  return set;
}
