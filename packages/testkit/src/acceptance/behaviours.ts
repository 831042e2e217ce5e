import { ASKING } from "./asking.ts";
import type { Behaviour } from "./behaviour.ts";
import { EXAMINING } from "./examining.ts";
import { HARDSHIP } from "./hardship.ts";
import { HOLDING } from "./holding.ts";
import { PASSING_ON } from "./passing-on.ts";
import { REACHING } from "./reaching.ts";
import { SCRIPTS } from "./scripts.ts";
import { WHOLE_NETWORKS } from "./whole-networks.ts";

/** What every host of contact points does. */
export const BEHAVIOURS: readonly Behaviour[] = [
  ...ASKING,
  ...EXAMINING,
  ...REACHING,
  ...PASSING_ON,
  ...HARDSHIP,
  ...HOLDING,
  ...SCRIPTS,
  ...WHOLE_NETWORKS,
];
