import { holidayDataVersion } from "@contactpoint/scenario";
import { PROTOCOL_VERSION } from "@contactpoint/protocol";

import type { Manifest } from "./manifest.ts";
import { softwareVersion } from "./software-version.ts";

/** What a run was made with. */
export function versions(): Pick<
  Manifest,
  | "protocol_version"
  | "software_version"
  | "node_version"
  | "tz_data_version"
  | "holiday_data_version"
> {
  return {
    protocol_version: PROTOCOL_VERSION,
    software_version: softwareVersion(),
    node_version: process.versions.node,
    tz_data_version: process.versions["tz"] ?? "",
    holiday_data_version: holidayDataVersion(),
  };
}
