import type { Plain, Section } from "./plain-data.ts";

/**
 * Lays one document over another: sections and their entries are joined, and what an entry says is
 * replaced as a whole, because a distribution or a shift has a meaning only in one piece.
 */
export function merged(under: Section, over: Section, depth = DEPTH): Section {
  const result: Record<string, Plain> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = under[key];
    const joined = depth > 1 && isSection(before) && isSection(value);
    result[key] = joined ? merged(before, value, depth - 1) : value;
  }
  return result;
}

/** Section, entry, key: `profiles`, `default`, `review`. */
const DEPTH = 3;

export function isSection(value: Plain | undefined): value is Section {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
