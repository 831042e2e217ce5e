import type { JournalRecord } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";
import type { HostUnderTest } from "./behaviour.ts";

/** The simulator, by either way of running the machines. */
export function simulatorHost(interpreter: "compiled" | "xstate" = "compiled"): HostUnderTest {
  return {
    name: `The simulator (${interpreter})`,
    order: "exact",
    play: ({ resolved }) => {
      const journal: JournalRecord[] = [];
      simulate(resolved, { interpreter, sinks: [(record) => journal.push(record)] });
      return Promise.resolve({ journal });
    },
  };
}
