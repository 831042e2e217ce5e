import { FAULTS_IN_DECISIONS } from "./faults-in-decisions.ts";
import { FAULTS_IN_EXCHANGE } from "./faults-in-exchange.ts";
import { FAULTS_IN_HOLDS } from "./faults-in-holds.ts";
import { FAULTS_IN_PROGRESS } from "./faults-in-progress.ts";
import { FAULTS_IN_RECORDS } from "./faults-in-records.ts";
import { FAULTS_IN_RECOVERY } from "./faults-in-recovery.ts";
import { FAULTS_IN_SERVICE } from "./faults-in-service.ts";
import { FAULTS_IN_STATUS } from "./faults-in-status.ts";
import type { Mutant } from "./mutant.ts";

/** All planted faults, in the order of their rules. */
export const MUTANTS: readonly Mutant[] = [
  ...FAULTS_IN_EXCHANGE,
  ...FAULTS_IN_STATUS,
  ...FAULTS_IN_DECISIONS,
  ...FAULTS_IN_HOLDS,
  ...FAULTS_IN_SERVICE,
  ...FAULTS_IN_RECORDS,
  ...FAULTS_IN_RECOVERY,
  ...FAULTS_IN_PROGRESS,
];
