import type { FileSource } from "../reader/load-document.ts";
import { problemAt } from "../reader/origins.ts";
import type { LocatedDocument } from "../reader/origins.ts";
import { parseYaml } from "../reader/parse-yaml.ts";
import type { Problem } from "../reader/problem.ts";
import { unreadProblem } from "../reader/unread-file.ts";

/** The study file alone, as plain data with places. The document counts only if there are no problems. */
export function loadStudy(
  files: FileSource,
  name: string,
  prefix: string,
): { readonly document: LocatedDocument | null; readonly problems: readonly Problem[] } {
  const top = { file: prefix + name, line: 1, column: 1, path: "" };
  const result = files.read(name);
  if (!result.ok) {
    return { document: null, problems: [unreadProblem(top.file, name, result)] };
  }
  const document = parseYaml(top.file, result.text);
  if (document.problems.length > 0) return { document, problems: document.problems };
  const { value } = document;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const message = value === null ? "the file is empty" : "a study is a map of keys";
    const hint = "a study begins with format: contactpoint-study/1";
    return { document: null, problems: [{ ...top, message, hint }] };
  }
  const refused = checkStudyFormat(document);
  return { document, problems: refused === null ? [] : [refused] };
}

/** A format that something else reads; anything else is left to the schema. */
function checkStudyFormat(document: LocatedDocument): Problem | null {
  const format = (document.value as Record<string, unknown>)["format"];
  if (typeof format !== "string" || format === "contactpoint-study/1") return null;
  const at = (message: string, hint: string): Problem =>
    problemAt(document, ["format"], message, hint);
  if (format.startsWith("contactpoint/")) {
    return at(`"${format}" is a scenario, not a study`, "use run");
  }
  const major = /^contactpoint-study\/(\d+)(\.\d+)*$/.exec(format)?.[1];
  if (major === undefined) return null;
  return major === "1"
    ? at(
        `the format is named by its major version alone, not "${format}"`,
        "write format: contactpoint-study/1",
      )
    : at(
        `this release reads contactpoint-study/1, not "${format}"`,
        `a release with the major version ${major} of the format reads it`,
      );
}
