export { factorAssignments, factorDesign } from "./factor-design.ts";
export type { DesignRow } from "./factor-design.ts";
export { factorPlace } from "./factor-value.ts";
