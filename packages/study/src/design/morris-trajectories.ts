import { entityKey } from "@contactpoint/engine";
import type { Draw } from "@contactpoint/engine";

/**
 * `count` walks of `axes` + 1 points on a grid of `levels` (2 or more) values 0, 1/(levels − 1), …,
 * 1 on each axis. Each step moves one axis that was not moved before, by half the levels up or down.
 * Source: Morris, Technometrics 33 (1991) 161-174.
 */
export function morrisTrajectories(
  count: number,
  axes: readonly string[],
  levels: number,
  draw: Draw,
): number[][][] {
  const keys = axes.map(entityKey);
  const jump = Math.floor(levels / 2);
  const most = levels - 1;
  return Array.from({ length: count }, (_, walk) => {
    const lot = (axis: number, sub: number): number =>
      draw.uniform(keys[axis] ?? entityKey(""), walk, sub);
    const order = axes.map((_, axis) => axis).toSorted((a, b) => lot(a, 0) - lot(b, 0));
    let at = axes.map((_, axis) => Math.floor(lot(axis, 1) * levels));
    const walked = [at];
    for (const axis of order) {
      const from = at[axis] ?? 0;
      const canRise = from + jump <= most;
      const canFall = from - jump >= 0;
      const rises = canRise && (!canFall || lot(axis, 2) < 0.5);
      at = at.with(axis, rises ? from + jump : from - jump);
      walked.push(at);
    }
    return walked.map((point) => point.map((level) => level / most));
  });
}
