import { problemAt } from "./origins.ts";
import type { LocatedDocument } from "./origins.ts";
import type { Problem } from "./problem.ts";

/** A format that another release reads; anything else is left to the schema. */
export function checkFormat(document: LocatedDocument): Problem | null {
  const format = (document.value as Record<string, unknown>)["format"];
  if (typeof format !== "string" || format === "contactpoint/1") return null;
  const major = /^contactpoint\/(\d+)(\.\d+)*$/.exec(format);
  if (major !== null) {
    const minor = major[1] === "1";
    const message = minor
      ? `the format is named by its major version alone, not "${format}"`
      : `this release reads contactpoint/1, not "${format}"`;
    const hint = minor
      ? "write format: contactpoint/1"
      : `a release with the major version ${major[1] ?? ""} of the format reads it`;
    return problemAt(document, ["format"], message, hint);
  }
  if (format.startsWith("contactpoint-study/")) {
    return problemAt(document, ["format"], `"${format}" is a study, not a scenario`, "use compare");
  }
  return null;
}
