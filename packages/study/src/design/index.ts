export { factorAssignments, factorDesign } from "./factor-design.ts";
export type { DesignRow, FactorDesign } from "./factor-design.ts";
