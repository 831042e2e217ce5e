import { ARRIVAL_CASES } from "./truths-arrivals.ts";
import type { TruthCase } from "./truths-case.ts";
import { CASEWORK_CASES } from "./truths-casework.ts";
import { ESCALATION_CASES } from "./truths-escalation.ts";
import { FAULT_CASES } from "./truths-faults.ts";
import { LINK_CASES } from "./truths-links.ts";
import { NETWORK_CASES } from "./truths-networks.ts";
import { PATIENCE_CASES } from "./truths-patience.ts";
import { PRIORITY_CASES } from "./truths-priorities.ts";
import { ROSTER_CASES } from "./truths-rosters.ts";
import { STATION_CASES } from "./truths-stations.ts";

/** Every case; a case's name is part of its draws' keys, so no two cases share a draw. */
export const TRUTH_CASES: readonly TruthCase[] = [
  ...STATION_CASES,
  ...PATIENCE_CASES,
  ...PRIORITY_CASES,
  ...NETWORK_CASES,
  ...ROSTER_CASES,
  ...LINK_CASES,
  ...FAULT_CASES,
  ...ESCALATION_CASES,
  ...ARRIVAL_CASES,
  ...CASEWORK_CASES,
];
