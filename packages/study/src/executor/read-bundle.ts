import { readStudyFrom } from "@contactpoint/scenario";
import type { BaseScenario, Study } from "@contactpoint/scenario";
import { studyPoints } from "../plan/study-points.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { StudyBundle } from "./study-bundle.ts";

/** A study read again from its texts. */
export interface BundledStudy {
  readonly study: Study;
  readonly base: BaseScenario;
  readonly points: readonly StudyPoint[];
}

/** The bundle is of a study that was found sound, so an Error here is a fault of the code. */
export function readBundle({ study: name, files }: StudyBundle): BundledStudy {
  const source = {
    read: (path: string) => {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined
        ? ({ ok: false, reason: "missing" } as const)
        : ({ ok: true, text } as const);
    },
  };
  const read = readStudyFrom(source, name, { checked: true });
  if ("problems" in read) {
    const [first] = read.problems;
    throw new Error(`the study does not read as it did before: ${first?.message ?? ""}`);
  }
  return { ...read, points: studyPoints(read.study, read.base) };
}
