import { setAt, writtenValue } from "@contactpoint/scenario";
import type { Change, Study, StudyFactor } from "@contactpoint/scenario";
import type { DrawnParameter } from "./draw-parameters.ts";
import type { FactorAssignment } from "./plan-study.ts";
import type { StudyPoint } from "./study-point.ts";

/**
 * What makes the base scenario a point's, in order: the variant, the factors, the drawn parameters,
 * and last the switch, so that nothing turns on again what it turns off.
 */
export function changesAt(
  { variants, factors, switches }: Pick<Study, "variants" | "factors" | "switches">,
  point: Pick<StudyPoint, "variant" | "factors" | "without">,
  drawn: readonly DrawnParameter[],
): Change[] {
  const variant = variants.find(({ name }) => name === point.variant);
  const without = switches.find(({ name }) => name === point.without);
  return [
    ...(variant?.changes ?? []),
    ...factors.flatMap((factor) => changeOf(factor, point.factors[factor.name])),
    ...drawn.map(({ parameter, value }) =>
      setAt(parameter.path, writtenValue(value, parameter.unit)),
    ),
    ...(without?.changes ?? []),
  ];
}

function changeOf(
  { path, levels }: StudyFactor,
  value: FactorAssignment[string] | undefined,
): Change[] {
  if (value === undefined) return [];
  const written =
    levels.kind === "range" && typeof value === "number" ? writtenValue(value, levels.unit) : value;
  return [setAt(path, written)];
}
