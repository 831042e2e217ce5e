import type { Study } from "@contactpoint/scenario";
import { pointId } from "./point-id.ts";
import type { StudyPoint } from "./study-point.ts";

/** A value for each factor: numbers of a range in its unit, spans in milliseconds. */
export type FactorAssignment = Readonly<Record<string, string | number | boolean>>;

/** States taken out of service one after the other, by variant: each order gives a point a step. */
export type RemovalOrders = Readonly<Record<string, readonly (readonly string[])[]>>;

/**
 * All points of a study, in the order in which everything lists them: each variant at each
 * assignment of the factors, as modelled and then without each switch; behind them the networks
 * with States removed, at the first assignment.
 */
export function planStudy(
  { variants, switches }: Pick<Study, "variants" | "switches">,
  assignments: readonly FactorAssignment[],
  removals: RemovalOrders,
): StudyPoint[] {
  const compared = assignments.flatMap((factors) =>
    variants.flatMap(({ name }) =>
      [null, ...switches.map((each) => each.name)].map((without) =>
        pointOf({ variant: name, factors, without, removed: [] }),
      ),
    ),
  );
  const [first = {}] = assignments;
  const removed = variants.flatMap(({ name }) =>
    (removals[name] ?? []).flatMap((order) =>
      order.map((_, last) =>
        pointOf({
          variant: name,
          factors: first,
          without: null,
          removed: order.slice(0, last + 1),
        }),
      ),
    ),
  );
  // Two orders can begin with the same States.
  const byId = new Map([...compared, ...removed].map((point) => [point.id, point]));
  return [...byId.values()];
}

function pointOf(at: Omit<StudyPoint, "id">): StudyPoint {
  return { id: pointId(at), ...at };
}
