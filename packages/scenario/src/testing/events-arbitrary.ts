import fc from "fast-check";

import type { FaultText } from "../schema/fault-schema.ts";
import type { ScenarioText } from "../schema/scenario-schema.ts";
import { RECORD } from "./parts-arbitrary.ts";

type Struck = Omit<FaultText, "at" | "for">;

/** Faults of States and providers, and requests sent by hand, all within the first day. */
export function eventsArbitrary(
  ids: readonly string[],
): fc.Arbitrary<Required<Pick<ScenarioText, "faults" | "injects">>> {
  const [first = "XA", second = "XB"] = ids;
  const hour = fc.integer({ min: 0, max: 20 }).map((at) => `T+${String(at).padStart(2, "0")}:00`);
  const what: fc.Arbitrary<Struck> = fc.constantFrom<Struck[]>(
    { kind: "partition", state: first },
    { kind: "outage", state: second },
    { kind: "no-show", states: [first, second], officers: 1 },
    { kind: "loss", state: second, share: 0.5 },
    { kind: "latency", state: first, adds: "PT10M" },
    { kind: "provider-refusal", providers: ["cloudnest"], share: 0.5 },
  );
  const fault = fc
    .record({ at: hour, what }, RECORD)
    .map(({ at, what: struck }) => ({ at, for: "PT3H", ...struck }));
  const inject = hour.map((at) => ({
    at,
    from: first,
    to: second,
    request: { form: "preservation" as const, urgency: "urgent" as const, provider: "cloudnest" },
  }));
  return fc.record(
    {
      faults: fc.array(fault, { maxLength: 2 }),
      injects: fc
        .array(inject, { maxLength: 2 })
        .map((list) => list.map((one, index) => ({ id: `inject-${index + 1}`, ...one }))),
    },
    RECORD,
  );
}
