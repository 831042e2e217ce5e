export { INCIDENCE_GRID_S } from "./incidence-grid.ts";
export type * from "./replication-result.ts";
