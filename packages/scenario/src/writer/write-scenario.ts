import { z } from "zod";

import type { ScenarioDocument } from "../reader/document-resolver.ts";
import { scenario as schema } from "../schema/scenario-schema.ts";
import { blockText } from "./block-text.ts";
import { foldedText } from "./folded-text.ts";

export interface WriteScenarioOptions {
  /** Lines that stand above the scenario and say what it is; without their `#`. */
  readonly comment?: readonly string[];
  /** Path from the file to the JSON Schema of the format, for editors. */
  readonly schema?: string;
}

/**
 * A scenario file in the style of those that are shipped: sections in the order of the format, one
 * line for each named thing where it fits into 100 columns. Reading it gives the same data again.
 * A pure function; keys that are undefined are left out.
 */
export function writeScenario(
  document: ScenarioDocument,
  options: WriteScenarioOptions = {},
): string {
  const head =
    options.schema === undefined ? [] : [`yaml-language-server: $schema=${options.schema}`];
  const comment = [...head, ...(options.comment ?? []).flatMap(folded)];
  const sections = inOrder(document).flatMap(([key, value]) =>
    blockText(key, value, { spread: isListing(key, value) }),
  );
  return [...comment.map((line) => `# ${line}`.trimEnd()), ...sections, ""].join("\n");
}

/** A line of the comment, on several where it is long. */
function folded(line: string): readonly string[] {
  return foldedText(line, COMMENT_WIDTH);
}

/** Columns of a comment beside its `# `. */
const COMMENT_WIDTH = 98;

/** Sections of the format first, in its order; what it does not know follows. */
function inOrder(document: ScenarioDocument): (readonly [string, unknown])[] {
  const order = Object.keys(schema.shape);
  const rank = (key: string): number => {
    const at = order.indexOf(key);
    return at < 0 ? order.length : at;
  };
  return Object.entries(document)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => rank(one) - rank(other));
}

/** Whether a section lists things, each of which deserves a line of its own. */
function isListing(key: string, value: unknown): boolean {
  if (typeof value !== "object" || value === null || isKeyed(key)) return false;
  return Object.values(value).some((entry) => typeof entry === "object" && !Array.isArray(entry));
}

/** Whether the format gives the section's keys, as it does of `clock`. */
function isKeyed(key: string): boolean {
  const shape: Readonly<Record<string, z.ZodType | undefined>> = schema.shape;
  const section = shape[key];
  const inner = section instanceof z.ZodOptional ? section.unwrap() : section;
  return inner instanceof z.ZodObject;
}
