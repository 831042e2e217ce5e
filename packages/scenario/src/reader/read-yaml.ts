import type { z } from "zod";

import type { LocatedDocument } from "./origins.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Problem } from "./problem.ts";
import { translateIssues } from "./translate-issues.ts";

export type ReadYaml<T> =
  | { readonly value: T; readonly document: LocatedDocument }
  | { readonly problems: readonly Problem[] };

/**
 * Reads a YAML file that is no scenario, with the same rules and the same sentences for problems.
 *
 * @param file name shown in problems
 * @param schema its messages say what is wanted
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): ReadYaml<T> {
  const document = parseYaml(file, text);
  if (document.problems.length > 0) return { problems: document.problems };
  const parsed = schema.safeParse(document.value);
  if (parsed.success) return { value: parsed.data, document };
  return { problems: translateIssues(document, parsed.error.issues) };
}
