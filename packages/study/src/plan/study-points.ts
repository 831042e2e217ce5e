import type { Study } from "@contactpoint/scenario";
import { factorAssignments } from "../design/index.ts";
import { planStudy } from "./plan-study.ts";
import type { StudyPoint } from "./study-point.ts";

/** All points of a study that was read. */
export function studyPoints(study: Study): StudyPoint[] {
  return planStudy(study, factorAssignments(study), {});
}
