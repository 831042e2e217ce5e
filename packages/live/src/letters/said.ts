import type { Instant } from "@contactpoint/engine";
import type { RequestItem } from "@contactpoint/protocol";
import type { MessageOf } from "@contactpoint/protocol/messages";

/**
 * What a message says beyond its record in the journal. Which types need what stands at each field;
 * a `Dossier` knows all of it but the digest.
 */
export interface Said {
  /** `acknowledgement`, needed, and `traffic-data-disclosure`: when the request first arrived. */
  readonly received_at?: Instant;
  /** `extension-request`, needed: the new end asked for. */
  readonly until?: Instant;
  /** `status-report`, needed. */
  readonly status?: MessageOf<"status-report">["status"];
  /** `release-notice`, needed where the record's words name no reason. */
  readonly reason?: MessageOf<"release-notice">["reason"];
  /** `disclosure`, needed: SHA-256 of the data that travel beside it, 64 lower-case hex digits. */
  readonly data_sha256?: string;
  /** `supplement`: the items asked for. Absent: all that the form states are supplied. */
  readonly asked?: readonly RequestItem[];
  /** `extension-request` and `assistance-request`: what the confirmation said to quote. */
  readonly reference?: string;
}
