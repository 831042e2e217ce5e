import { ScenarioFolder } from "../edge/scenario-folder.ts";
import type { ScenarioDocument } from "./document-resolver.ts";
import { loadDocument } from "./load-document.ts";
import type { Problem } from "./problem.ts";

/**
 * Reads a scenario file as plain data, with all it includes merged into it. What the data say is
 * left to `DocumentResolver`, which reads no other files; so data files that the scenario names,
 * such as a trace, are missing to it.
 */
export function readDocument(
  path: string,
): { readonly document: ScenarioDocument } | { readonly problems: readonly Problem[] } {
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  const folder = path.slice(0, slash + 1);
  const read = loadDocument(
    new ScenarioFolder(path),
    path.slice(slash + 1),
    (name) => folder + name,
  );
  if (read.document === null || read.problems.length > 0) return { problems: read.problems };
  // The loader gives no document that is not a map.
  const { include: _merged, ...document } = read.document.value as ScenarioDocument;
  return { document };
}
