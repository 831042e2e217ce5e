import type { ReadStudyResult } from "@contactpoint/scenario";
import type { StudyBundle } from "./study-bundle.ts";

type SoundStudy = Extract<ReadStudyResult, { readonly texts: unknown }>;

/** What workers need of a study that was read from the file of that name. */
export function bundleStudy(
  name: string,
  { texts, contentHash }: Pick<SoundStudy, "texts" | "contentHash">,
  versions: StudyBundle["versions"],
): StudyBundle {
  return { study: name, files: texts, content_hash: contentHash, versions };
}
