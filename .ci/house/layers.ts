/**
 * The layer of each package. A package imports only from lower layers. A new package is entered
 * here; a test compares the list with the folder `packages/`.
 */
export const layers: ReadonlyMap<string, number> = new Map([
  ["engine", 0],
  ["protocol", 1],
  ["scenario", 2],
  ["analysis", 2],
  ["world", 3],
  ["simulator", 4],
  ["live", 4],
  ["study", 5],
  ["exercise", 5],
  ["testkit", 5],
  ["console", 6],
  ["cli", 7],
]);

/** Packages whose sources see no clock, chance, locale, environment or Node module. */
export const purePackages = [
  "engine",
  "protocol",
  "scenario",
  "analysis",
  "world",
  "simulator",
] as const;

/**
 * What the root package may hold: tools alone, because Node lets every package import whatever
 * stands there and no tool reports it.
 */
export const rootTools: ReadonlySet<string> = new Set([
  "@types/node",
  "knip",
  "node",
  "oxfmt",
  "oxlint",
  "oxlint-tsgolint",
  "typescript",
  "vitest",
]);

/** Of the root's tools, those that test code imports. */
export const testTools: ReadonlySet<string> = new Set(["vitest"]);
