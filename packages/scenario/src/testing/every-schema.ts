import type { JsonSchema } from "../schema/schema-document.ts";

/** Visits a JSON Schema and all within it, each with its path. */
export function everySchema(
  value: unknown,
  visit: (schema: JsonSchema, path: string) => void,
  path = "#",
): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as JsonSchema, path);
  for (const [key, inner] of Object.entries(value)) everySchema(inner, visit, `${path}/${key}`);
}
