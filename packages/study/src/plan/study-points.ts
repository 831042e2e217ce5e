import type { ResolvedScenario } from "@contactpoint/protocol";
import type { Study } from "@contactpoint/scenario";
import { factorAssignments } from "../design/index.ts";
import { removalOrders } from "../network/index.ts";
import type { ResolvableScenario } from "../replication/replication-input.ts";
import { changesAt } from "./changes-at.ts";
import { planStudy } from "./plan-study.ts";
import type { FactorAssignment } from "./plan-study.ts";
import type { StudyPoint } from "./study-point.ts";

/** All points of a study that was read. Which States are removed follows from its networks. */
export function studyPoints(study: Study, base: ResolvableScenario): StudyPoint[] {
  const assignments = factorAssignments(study);
  const simulates = study.robustness !== null && study.robustness.metrics.length > 0;
  const orders = simulates ? removalOrders(study, variantScenarios(study, base)) : {};
  return planStudy(study, assignments, orders);
}

/** Each variant's scenario at the first combination of the factors, nothing drawn, by the study's own seed. */
export function variantScenarios(
  study: Study,
  base: ResolvableScenario,
): { readonly variant: string; readonly scenario: ResolvedScenario }[] {
  const [factors = {}]: readonly FactorAssignment[] = factorAssignments(study);
  return study.variants.map(({ name: variant }) => ({
    variant,
    scenario: base.resolve(changesAt(study, { variant, factors, without: null }, []), study.seed),
  }));
}
