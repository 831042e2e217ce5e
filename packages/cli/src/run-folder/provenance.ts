import type { ProvenanceFact } from "@contactpoint/analysis";

import type { RunOrigin } from "./manifest.ts";

/** What the report says of where its figures come from. */
export function provenance(origin: RunOrigin): readonly ProvenanceFact[] {
  const { scenario } = origin;
  return [
    { name: "Scenario", value: `${scenario.id} ${scenario.version}` },
    { name: "Seed", value: String(origin.seed) },
    ...(origin.nodes === undefined
      ? []
      : [{ name: "Contact points in the journal", value: origin.nodes.join(", ") }]),
    { name: "SHA-256 of all files read", value: scenario.content_sha256 },
    { name: "SHA-256 of the resolved calendars", value: origin.calendars_sha256 },
    { name: "SHA-256 of the journal", value: origin.journal_sha256 },
    { name: "SHA-256 of the trace", value: origin.trace_sha256 },
    { name: "Protocol", value: origin.protocol_version },
    { name: "contactpoint", value: origin.software_version },
    { name: "Node.js", value: origin.node_version },
    { name: "Time-zone data", value: origin.tz_data_version },
    { name: "Holiday data (date-holidays)", value: origin.holiday_data_version },
  ];
}
