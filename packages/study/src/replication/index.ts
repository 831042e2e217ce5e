export { INCIDENCE_GRID_S } from "./incidence-grid.ts";
export type * from "./replication-input.ts";
export type * from "./replication-result.ts";
export { runReplication } from "./run-replication.ts";
export type { ReplicationOptions } from "./run-replication.ts";
