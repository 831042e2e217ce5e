export { readScenario } from "./reader/read-scenario.ts";
export type { ReadResult } from "./reader/read-scenario.ts";
export { formatProblem } from "./reader/problem.ts";
export type { Problem } from "./reader/problem.ts";
export { schemaDocument } from "./schema/schema-document.ts";
export { DEFAULTS } from "./resolve/defaults.ts";
export type { Default, DefaultKey } from "./resolve/defaults.ts";
