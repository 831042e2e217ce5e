import type { ContactPoint } from "./contact-point.ts";
import type { Desk } from "./desk.ts";
import type { WorkKind } from "./work-kind.ts";
import type { World } from "./world.ts";

/** What needs no domestic authority: another State's officer may do it. */
const COVERED: ReadonlySet<WorkKind> = new Set(["acknowledge", "check", "locate"]);

/** Null where no contact points stand in for one another. */
export function poolsOf(world: World): Pools | null {
  const { pools } = world.scenario;
  return pools === undefined ? null : new Pools(world, Object.values(pools));
}

/**
 * Contact points that stand in for one another. While nobody is present at a desk, an officer of the
 * pool who is present takes what needs no domestic authority; work that waits already stays.
 */
export class Pools {
  readonly #world: World;
  /** Others of the pools of each, in the order of the scenario. */
  readonly #others = new Map<ContactPoint, readonly ContactPoint[]>();

  constructor(world: World, pools: readonly (readonly string[])[]) {
    this.#world = world;
    for (const point of world.points) {
      const mates = new Set(pools.filter((pool) => pool.includes(point.id)).flat());
      mates.delete(point.id);
      this.#others.set(
        point,
        world.points.filter(({ id }) => mates.has(id)),
      );
    }
  }

  /** The desk that takes a task of this contact point: of those present the least loaded. */
  deskFor(point: ContactPoint, kind: WorkKind): Desk {
    const own = this.#world.deskOf(point);
    if (own.present > 0 || !COVERED.has(kind)) return own;
    let found: Desk | null = null;
    for (const desk of this.desksBeside(point)) {
      if (desk.present > 0 && (found === null || desk.load < found.load)) found = desk;
    }
    return found ?? own;
  }

  /** Where work of this contact point may wait beside its own desk. */
  desksBeside(point: ContactPoint): readonly Desk[] {
    return (this.#others.get(point) ?? []).map((other) => this.#world.deskOf(other));
  }
}
