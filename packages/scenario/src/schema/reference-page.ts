import type { JsonSchema } from "./schema-document.ts";
import { schemaDocument } from "./schema-document.ts";

/** Everything below this line of the page is generated. */
export const GENERATED_BELOW =
  "<!-- Generated below from packages/scenario/src/schema; UPDATE_DOCS=1 rewrites it. -->";

/** The reference of the format in Markdown: a table of the top level, then one for each part. */
export function referencePage(): string {
  return pageOf(schemaDocument(), GENERATED_BELOW);
}

/** Such a page of any of our schemas; it begins with the line below which all is generated. */
export function pageOf(document: JsonSchema, marker: string): string {
  const definitions = Object.entries(asSchemas(document["definitions"])).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const parts = definitions.map(([name, schema]) => partOf(name, schema));
  return [marker, "", "## Top level", "", ...tableOf(document), "", ...parts.flat()]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

function partOf(name: string, schema: JsonSchema): string[] {
  const rows = rowsOf(schema, "");
  const table = rows.length === 0 ? [`Written as ${valueOf(schema)}.`] : tableOf(schema);
  return [`## ${name}`, "", textOf(schema), "", ...table, ""];
}

function tableOf(schema: JsonSchema): string[] {
  return ["| Key | Value | Meaning |", "| --- | --- | --- |", ...rowsOf(schema, "")];
}

/** One row a key; keys of a nameless map inside follow with their path. */
function rowsOf(schema: JsonSchema, prefix: string): string[] {
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const own = Object.entries(asSchemas(schema["properties"])).flatMap(([key, value]) => {
    const must = required.includes(key) ? " (required)" : "";
    const row = `| \`${prefix}${key}\`${must} | ${valueOf(value)} | ${textOf(value)} |`;
    return [row, ...rowsOf(value, `${prefix}${key}.`), ...rowsOfEntries(value, `${prefix}${key}`)];
  });
  const options = asList(schema["anyOf"]).flatMap((option) => rowsOf(option, prefix));
  return [...own, ...new Set(options)];
}

function rowsOfEntries(schema: JsonSchema, prefix: string): string[] {
  const items = isSchema(schema["items"]) ? rowsOf(schema["items"], `${prefix}[].`) : [];
  const named = entryOf(schema);
  return [...items, ...(named === undefined ? [] : rowsOf(named, `${prefix}.<name>.`))];
}

function valueOf(schema: JsonSchema): string {
  const reference = schema["$ref"];
  if (typeof reference === "string") return linkTo(reference);
  const [wrapped] = asList(schema["allOf"]);
  if (wrapped !== undefined) return valueOf(wrapped);
  const options = asList(schema["anyOf"]);
  if (options.length > 0) return [...new Set(options.map(valueOf))].join(" or ");
  if (Array.isArray(schema["enum"])) {
    return schema["enum"].map((value) => `\`${String(value)}\``).join(", ");
  }
  return plainValue(schema);
}

function plainValue(schema: JsonSchema): string {
  if (schema["type"] === "array") {
    return isSchema(schema["items"]) && !Array.isArray(schema["items"])
      ? `list of ${valueOf(schema["items"])}`
      : "list";
  }
  if (schema["type"] === "object") {
    const entry = entryOf(schema);
    return entry === undefined ? "map" : `map of name to ${valueOf(entry)}`;
  }
  if (schema["type"] === "string") return "text";
  if (schema["type"] === "boolean") return "true or false";
  return numberOf(schema);
}

function numberOf({ type, minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const kind = type === "integer" ? "whole number" : "number";
  if (typeof exclusiveMinimum === "number") return `${kind} above ${exclusiveMinimum}`;
  if (typeof minimum !== "number" || minimum < -1) return kind;
  return typeof maximum === "number" && maximum <= 1
    ? `${kind} from ${minimum} to ${maximum}`
    : `${kind} from ${minimum}`;
}

/** What a named map holds. */
function entryOf(schema: JsonSchema): JsonSchema | undefined {
  if (schema["properties"] !== undefined) return undefined;
  const patterns = Object.entries(asSchemas(schema["patternProperties"]));
  const named = patterns.find(([pattern]) => pattern !== "^x-")?.[1];
  const other = schema["additionalProperties"];
  return named ?? (isSchema(other) ? other : undefined);
}

function linkTo(reference: string): string {
  const name = reference.split("/").at(-1) ?? "";
  return `[${name}](#${name.toLowerCase()})`;
}

function textOf(schema: JsonSchema): string {
  const text = schema["description"];
  return typeof text === "string" ? text.replaceAll("|", "\\|") : "";
}

function asSchemas(value: unknown): Record<string, JsonSchema> {
  return isSchema(value) ? (value as Record<string, JsonSchema>) : {};
}

function asList(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
