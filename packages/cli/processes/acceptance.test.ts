import { BEHAVIOURS, describeHost } from "@contactpoint/testkit";
import { test } from "vitest";

import { processHost } from "../src/testing/process-host.ts";

/** Four days in some four seconds. */
const RATE = 80_000;
/** Three scenarios of one request each; no rule may be broken in any. */
const CHOSEN = new Set(["incomplete-supplemented", "hub-handles", "partition-heals"]);

describeHost(
  processHost(RATE),
  test,
  BEHAVIOURS.filter(({ id }) => CHOSEN.has(id)),
);
