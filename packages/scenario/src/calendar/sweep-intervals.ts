import type { Instant } from "@contactpoint/engine";

/**
 * Walks the edges of several interval lists (each `[from, until, …]`, ascending, not overlapping)
 * in order of time. `visit` is called once an instant, after all edges of that instant, with the
 * lists that are now open, those that just ended and those that just began; the flags are reused.
 */
export function sweepIntervals(
  lists: readonly (readonly Instant[])[],
  visit: (at: Instant, open: readonly boolean[], ended: boolean[], began: boolean[]) => void,
): void {
  const next = lists.map(() => 0);
  const open = lists.map(() => false);
  const ended = lists.map(() => false);
  const began = lists.map(() => false);
  for (;;) {
    let at = Infinity;
    for (let list = 0; list < lists.length; list++) {
      at = Math.min(at, lists[list]?.[next[list] ?? 0] ?? Infinity);
    }
    if (at === Infinity) return;
    for (let list = 0; list < lists.length; list++) {
      ended[list] = false;
      began[list] = false;
      let edge = next[list] ?? 0;
      // Even places are beginnings. An end and the next beginning may share an instant.
      for (; lists[list]?.[edge] === at; edge++) {
        const begins = edge % 2 === 0;
        if (begins) began[list] = true;
        else ended[list] = true;
        open[list] = begins;
      }
      next[list] = edge;
    }
    visit(at, open, ended, began);
  }
}
