export { changesAt } from "./changes-at.ts";
export { drawOf, drawParameters } from "./draw-parameters.ts";
export type { DrawnParameter } from "./draw-parameters.ts";
export { planStudy } from "./plan-study.ts";
export type { FactorAssignment, RemovalOrders } from "./plan-study.ts";
export { replicationSeed } from "./replication-seed.ts";
export type * from "./study-point.ts";
export type * from "./unit.ts";
export { unitNumber, unitOfNumber } from "./unit-number.ts";
