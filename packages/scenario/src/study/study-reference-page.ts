import { pageOf } from "../schema/reference-page.ts";
import { studySchemaDocument } from "./study-schema-document.ts";

/** Everything below this line of the page is generated. */
export const STUDY_GENERATED_BELOW =
  "<!-- Generated below from packages/scenario/src/study; UPDATE_DOCS=1 rewrites it. -->";

/** The reference of the study format in Markdown, in the manner of `referencePage`. */
export function studyReferencePage(): string {
  return pageOf(studySchemaDocument(), STUDY_GENERATED_BELOW);
}
