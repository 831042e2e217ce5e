import type { z } from "zod";

/** Where the fault of an issue lies, keys as text or number. */
export function faultyPath(issue: z.core.$ZodIssue): (string | number)[] {
  return issue.path.map((key) => (typeof key === "symbol" ? "" : key));
}

/**
 * The document without unknown keys and without optional values that are wrong, if what remains
 * fits the schema; null if not, or if something that others refer to (a section of `naming`, or
 * what it holds) is among them. Items of lists stay, so that the places of others do not move.
 */
export function withoutFaulty<T>(
  schema: z.ZodType<T>,
  naming: readonly PropertyKey[],
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
): T | null {
  if (
    issues.some(
      ({ code, path }) =>
        code !== "unrecognized_keys" && path.length <= 2 && naming.includes(path[0] ?? ""),
    )
  ) {
    return null;
  }
  const kept: unknown = structuredClone(value);
  for (const issue of issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [null];
    for (const key of keys) {
      const path = key === null ? issue.path : [...issue.path, key];
      remove(kept, path);
    }
  }
  const parsed = schema.safeParse(kept);
  return parsed.success ? parsed.data : null;
}

function remove(root: unknown, path: readonly PropertyKey[]): void {
  let at = root;
  for (const key of path.slice(0, -1)) {
    if (typeof at !== "object" || at === null) return;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  const last = path.at(-1);
  if (last === undefined || typeof at !== "object" || at === null || Array.isArray(at)) return;
  delete (at as Record<PropertyKey, unknown>)[last];
}
