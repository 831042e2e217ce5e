import type { SingleNodeEvents } from "@contactpoint/live";

import type { Operations } from "./operations.ts";
import { REGISTER_INCIDENTS } from "./register-incidents.ts";
import type { RegisterMemory } from "./register-memory.ts";

/** What becomes of a node's events beside the frames, which its observer hears of. */
export function nodeEvents(
  state: string,
  operations: Operations,
  memory: RegisterMemory,
): SingleNodeEvents {
  const { log } = operations;
  let isReachable = true;
  return {
    // The observer has heard of these two.
    incident: () => undefined,
    rejected: () => undefined,
    registerRefused: ({ name }) => {
      const incident = REGISTER_INCIDENTS[name];
      if (incident !== undefined) operations.countIncident(state, incident);
      log.error("register-refused", { incident });
    },
    registerUnreachable: () => {
      // It is tried again every few seconds; the first failure says it all.
      if (isReachable) log.warn("register-fetch-failed");
      isReachable = false;
    },
    registerChanged: (known) => {
      isReachable = true;
      memory.write(known);
      log.info("register-accepted", { register_version: known.register?.version });
    },
  };
}
